/**
 * Entry of the downloader: `download.js URI FOLDER FILE` fetches a model with the model library's own downloader, and
 * `download.js --probe URI` only tells whether it could.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelDownloader } from 'node-llama-cpp';
import type { DownloadReport } from '../../backend/supply/hub.ts';

/** Time between two looks at the progress, in milliseconds. */
const REPORT_EVERY = 200;
/** The library tries for ever to reach a hub that does not answer. Silence as long as this ends it, in seconds. */
const PATIENCE = Number(process.env['KITH_DOWNLOAD_PATIENCE']) || 30;

const [uri, folder, file] = process.argv.slice(2);
process.title = 'kith-download';
// Whoever reads our reports is gone: then nobody wants the file. What is here already is gone on with next time.
process.stdout.on('error', () => process.exit(1));
process.on('SIGTERM', () => process.exit(1));

let silence = setTimeout(giveUp, PATIENCE * 1000);
try {
  if (uri === '--probe' && folder !== undefined) await probe(folder);
  else if (uri === undefined || folder === undefined || file === undefined)
    throw new Error('three arguments are needed');
  else report({ type: 'done', path: await download(uri, folder, file) });
} catch (error) {
  report({ type: 'error', message: error instanceof Error ? error.message : 'unknown error' });
  process.exitCode = 1;
} finally {
  clearTimeout(silence);
}

async function download(modelUri: string, dirPath: string, fileName: string): Promise<string> {
  let latest: DownloadReport | null = null;
  let most = 0;
  const downloader = await createModelDownloader({
    modelUri,
    dirPath,
    fileName,
    deleteTempFileOnCancel: false,
    onProgress: ({ downloadedSize, totalSize }) => {
      latest = { type: 'progress', done: downloadedSize, total: totalSize };
      if (downloadedSize <= most) return;
      most = downloadedSize;
      clearTimeout(silence);
      silence = setTimeout(giveUp, PATIENCE * 1000);
    },
  });
  const reporting = setInterval(() => {
    if (latest !== null) report(latest);
    latest = null;
  }, REPORT_EVERY);
  try {
    const path = await downloader.download();
    // The library reports a download that gave up as done; only a finished one has its own name.
    if ((await stat(path)).size !== downloader.totalSize) throw new Error('the download ended early');
    return path;
  } finally {
    clearInterval(reporting);
  }
}

/** Asks the hub for the size of a model, and fetches nothing of it. */
async function probe(modelUri: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-probe-'));
  try {
    const downloader = await createModelDownloader({ modelUri, dirPath: folder, fileName: 'probe' });
    if (downloader.totalSize > 0) report({ type: 'reachable' });
    await downloader.cancel();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function giveUp(): void {
  report({ type: 'error', message: `no data came for ${PATIENCE} seconds` });
  process.exit(1);
}

function report(value: DownloadReport): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
