/**
 * Brings back a journal that the engine cannot load: tries one source after the other in an engine of its own, without
 * anything of the graph, and puts the first that loads in the place of the data. All that was there is kept aside.
 */
import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineBinaries } from '../engine/configuration.ts';
import { rewriteData } from '../engine/rewrite.ts';
import { chooseSocket } from '../engine/socketPath.ts';
import { startEngine } from '../engine/start.ts';
import { KithError, describeError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import { connectEngine } from '../store/client.ts';
import { buildPlainData, type BuiltData } from './buildPlainData.ts';
import { healTruth, type Healed } from './healTruth.ts';
import { keepAside, publishData } from './publishData.ts';
import { recoverySources, type Source } from './sources.ts';

/** Beginning of the names of folders in which something is tried. */
const TRIAL = 'mending-';

export interface Recovery extends Healed, BuiltData {
  /** what it was brought back from */
  from: string;
  /** whether nothing acknowledged can be missing */
  complete: boolean;
  /** folder that holds everything as it was before */
  aside: string;
}

export interface RecoveryOptions {
  /** no engine may be running, and the caller holds the journal's lock */
  paths: JournalPaths;
  binaries: EngineBinaries;
  now: Date;
}

/**
 * Recovers the data. The graph is gone afterwards; the worker makes it anew, as every episode is marked for it.
 * @throws KithError 'failure' when nothing can be loaded; nothing is changed then
 */
export async function recoverData({ paths, binaries, now }: RecoveryOptions): Promise<Recovery> {
  const failures: string[] = [];
  // Trials that were killed half-way; the originals are never in them.
  for (const name of await readdir(paths.home)) {
    if (name.startsWith(TRIAL)) await rm(join(paths.home, name), { recursive: true, force: true });
  }
  for (const source of await recoverySources(paths.data, paths.backups)) {
    const folder = join(paths.home, TRIAL + randomBytes(4).toString('hex'));
    try {
      const built = await buildPlainData(source, folder);
      if (built === null) continue;
      const healed = await loadAndHeal(folder, paths, binaries, now);
      const aside = join(paths.home, 'aside', now.toISOString().replaceAll(':', '-'));
      await keepAside(paths.data, aside);
      await publishData(folder, paths.data);
      return { ...built, ...healed, from: source.from, complete: isComplete(source, built, healed), aside };
    } catch (error) {
      failures.push(`${source.from}: ${describeError(error)}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new KithError(
    'failure',
    `Nothing of the journal in ${paths.data} could be loaded (${failures.join('; ') || 'nothing is there'}).`,
    `Keep a copy of ${paths.home}; nothing was changed.`,
  );
}

function isComplete(source: Source, built: BuiltData, healed: Healed): boolean {
  return source.complete && built.lostBytes === 0 && healed.dropped === 0;
}

/** Loads the folder, puts its keys right, and leaves it as one image that the engine itself wrote. */
async function loadAndHeal(folder: string, paths: JournalPaths, binaries: EngineBinaries, now: Date): Promise<Healed> {
  const socket = await chooseSocket(paths.sockets, randomBytes(4).toString('hex'));
  const place = { data: folder, socket: socket.path, log: join(paths.logs, 'engine.log'), distrust: true };
  try {
    const engine = await startEngine(binaries, place);
    try {
      const client = await connectEngine({ socket: socket.path }, 'kith-doctor');
      try {
        const healed = await healTruth(client, now.getTime());
        const outcome = await rewriteData({ client, data: folder, signal: new AbortController().signal });
        if (outcome !== 'rewritten') throw new Error('the engine could not write what it had loaded');
        return healed;
      } finally {
        client.destroy();
      }
    } finally {
      await engine.stop();
    }
  } finally {
    await socket.remove();
  }
}
