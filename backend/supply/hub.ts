/** Downloads a model file from the hub in a process of its own, which alone loads the model library. */
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KithError } from '../errors.ts';
import type { CatalogueModel } from '../model/catalogue.ts';
import { checksumError, sha256OfFile } from './checksum.ts';
import { throwIfInterrupted } from './interruption.ts';
import type { Environment } from '../paths.ts';
import type { SupplyOptions } from './progress.ts';
import { runSupervised } from './supervised.ts';

/** The downloader itself gives up a silent connection much sooner, and says so. */
const SILENT_MILLISECONDS = 60_000;
const NEXT_STEP = 'Check the network connection and run it again, or use the starter: kith model pull starter';
/** A person waits at the first screen meanwhile. */
const PROBE_MILLISECONDS = 3_000;

/** What the downloader writes to its standard output, one JSON value a line. */
export const downloadReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number().nonnegative(), total: z.number().nonnegative() }),
  /** something went wrong and is tried again */
  z.object({ type: z.literal('trouble'), reason: z.string() }),
  z.object({ type: z.literal('done'), path: z.string() }),
  /** the answer to --probe */
  z.object({ type: z.literal('reachable') }),
  z.object({ type: z.literal('error'), message: z.string(), nextStep: z.string().exactOptional() }),
]);
export type DownloadReport = z.infer<typeof downloadReport>;

/**
 * Downloads and verifies the file of a hub model; a download that was cut off goes on where it stopped.
 * @param folder where the file, and what is left of an earlier download, lies
 * @param patience milliseconds without a word of the downloader after which it is given up
 * @returns the path of the verified file in that folder
 * Throws KithError 'failure' with the reason, or 'interrupted'.
 */
export async function downloadFromHub(
  model: CatalogueModel,
  folder: string,
  options: SupplyOptions & { downloadEntry: string },
  patience = SILENT_MILLISECONDS,
): Promise<string> {
  if (model.source.from !== 'hub') throw new Error(`${model.name} does not come from the hub`);
  const path = join(folder, model.file);
  const word: { failure: string | null; nextStep: string } = {
    failure: 'the downloader ended without a word',
    nextStep: NEXT_STEP,
  };
  let arrived = 0;
  const silent = new AbortController();
  const silence = setTimeout(() => {
    word.failure = 'the hub does not answer';
    silent.abort();
  }, patience);
  const tell = (what: string): void =>
    options.onProgress?.({ what, done: arrived, total: Math.max(arrived, model.bytes) });
  const read = lineReader((line) => {
    const report = downloadReport.safeParse(parseJson(line)).data;
    if (report?.type === 'progress') {
      if (report.done !== arrived) silence.refresh();
      arrived = report.done;
      tell(model.title);
    } else if (report?.type === 'trouble') {
      silence.refresh();
      tell(`${model.title} (${report.reason}; trying again)`);
    } else if (report?.type === 'done') word.failure = null;
    else if (report?.type === 'error') {
      word.failure = report.message;
      word.nextStep = report.nextStep ?? NEXT_STEP;
    }
  });
  const parameters = [options.downloadEntry, model.source.uri, path, String(model.bytes)];
  const signal = options.signal === undefined ? silent.signal : AbortSignal.any([options.signal, silent.signal]);
  await runSupervised(process.execPath, parameters, reaching(options.environment), read, signal).finally(() =>
    clearTimeout(silence),
  );
  throwIfInterrupted(options.signal);
  if (word.failure !== null) {
    const reason = word.failure.replace(/\.+$/, '');
    throw new KithError('failure', `${model.title} could not be downloaded: ${reason}.`, word.nextStep);
  }
  const actual = await sha256OfFile(path, options.signal, (done) =>
    options.onProgress?.({ what: `checking ${model.title}`, done, total: model.bytes }),
  );
  if (actual !== model.sha256) {
    // Left there, it would be taken for a download to go on with.
    await rm(path, { force: true });
    throw checksumError(model.title, model.sha256, actual);
  }
  await chmod(path, 0o600);
  return path;
}

/**
 * Whether models can be had from the hub now. Asked once, in a process of its own, and taken for no when it takes long.
 * @param model a hub model of the catalogue
 */
export async function isHubReachable(
  model: CatalogueModel,
  { downloadEntry, environment }: { downloadEntry: string; environment: Environment },
): Promise<boolean> {
  if (model.source.from !== 'hub') return false;
  let reachable = false;
  const read = lineReader((line) => {
    reachable ||= downloadReport.safeParse(parseJson(line)).data?.type === 'reachable';
  });
  const patience = AbortSignal.timeout(PROBE_MILLISECONDS);
  const parameters = [downloadEntry, '--probe', model.source.uri];
  await runSupervised(process.execPath, parameters, reaching(environment), read, patience).catch(() => undefined);
  return reachable;
}

/** Where the network is behind a proxy, newer Node versions go by HTTPS_PROXY when they are told to. */
function reaching(environment: Environment): Environment {
  return { NODE_USE_ENV_PROXY: '1', ...environment };
}

function lineReader(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
