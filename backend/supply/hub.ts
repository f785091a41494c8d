/** Downloads a model file from the hub in a process of its own, which alone loads the model library. */
import { chmod, rm } from 'node:fs/promises';
import { z } from 'zod';
import { KithError } from '../errors.ts';
import type { CatalogueModel } from '../model/catalogue.ts';
import { checksumError, sha256OfFile } from './checksum.ts';
import { throwIfInterrupted } from './interruption.ts';
import type { Environment } from '../paths.ts';
import type { SupplyOptions } from './progress.ts';
import { runSupervised } from './supervised.ts';

/** The library itself would try again for hours. */
const STALLED_MILLISECONDS = 30_000;
/** A person waits at the first screen meanwhile. */
const PROBE_MILLISECONDS = 3_000;

/** What the downloader writes to its standard output, one JSON value a line. */
export const downloadReport = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number().nonnegative(), total: z.number().nonnegative() }),
  z.object({ type: z.literal('done'), path: z.string() }),
  /** the answer to --probe */
  z.object({ type: z.literal('reachable') }),
  z.object({ type: z.literal('error'), message: z.string() }),
]);
export type DownloadReport = z.infer<typeof downloadReport>;

/**
 * Downloads and verifies the file of a hub model; a download that was cut off goes on where it stopped.
 * @param folder where the file, and what is left of an earlier download, lies
 * @param patience milliseconds without a single byte after which it is given up
 * @returns the path of the verified file in that folder
 * Throws KithError 'failure' with the reason, or 'interrupted'.
 */
export async function downloadFromHub(
  model: CatalogueModel,
  folder: string,
  options: SupplyOptions & { downloadEntry: string },
  patience = STALLED_MILLISECONDS,
): Promise<string> {
  if (model.source.from !== 'hub') throw new Error(`${model.name} does not come from the hub`);
  let path: string | null = null;
  let failure = 'the downloader ended without a word';
  let arrived = 0;
  const stalled = new AbortController();
  const stall = setTimeout(() => {
    failure = 'the hub does not answer';
    stalled.abort();
  }, patience);
  const read = lineReader((line) => {
    const report = downloadReport.safeParse(parseJson(line)).data;
    if (report?.type === 'progress') {
      if (report.done > arrived) stall.refresh();
      arrived = report.done;
      options.onProgress?.({ what: model.title, done: report.done, total: Math.max(report.done, report.total) });
    } else if (report?.type === 'done') path = report.path;
    else if (report?.type === 'error') failure = report.message;
  });
  const parameters = [options.downloadEntry, model.source.uri, folder, model.file];
  const signal = options.signal === undefined ? stalled.signal : AbortSignal.any([options.signal, stalled.signal]);
  await runSupervised(process.execPath, parameters, options.environment, read, signal).finally(() =>
    clearTimeout(stall),
  );
  throwIfInterrupted(options.signal);
  if (path === null) {
    throw new KithError(
      'failure',
      `${model.title} could not be downloaded: ${failure.replace(/\.+$/, '')}.`,
      'Check the network connection and run it again, or use the starter: kith model pull starter',
    );
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
  await runSupervised(process.execPath, parameters, environment, read, patience).catch(() => undefined);
  return reachable;
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
