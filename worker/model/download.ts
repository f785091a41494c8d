/** Entry of the downloader: `download.js URI FOLDER FILE` fetches a model with the model library's own downloader. */
import { stat } from 'node:fs/promises';
import { createModelDownloader } from 'node-llama-cpp';
import type { DownloadReport } from '../../backend/supply/hub.ts';

/** Shortest time between two progress reports, in milliseconds. */
const REPORT_EVERY = 200;

const [uri, folder, file] = process.argv.slice(2);
process.title = 'kith-download';
// Nobody reads our reports any more: then nobody wants the file. What is here already is gone on with next time.
process.stdout.on('error', () => process.exit(1));
process.on('SIGTERM', () => process.exit(1));

try {
  if (uri === undefined || folder === undefined || file === undefined) throw new Error('three arguments are needed');
  report({ type: 'done', path: await download(uri, folder, file) });
} catch (error) {
  report({ type: 'error', message: error instanceof Error ? error.message : 'unknown error' });
  process.exitCode = 1;
}

async function download(modelUri: string, dirPath: string, fileName: string): Promise<string> {
  let reported = 0;
  const downloader = await createModelDownloader({
    modelUri,
    dirPath,
    fileName,
    deleteTempFileOnCancel: false,
    onProgress: ({ downloadedSize, totalSize }) => {
      if (Date.now() - reported < REPORT_EVERY) return;
      reported = Date.now();
      report({ type: 'progress', done: downloadedSize, total: totalSize });
    },
  });
  const path = await downloader.download();
  // The library reports a download that gave up as done; only a finished one has its own name.
  if ((await stat(path)).size !== downloader.totalSize) throw new Error('the download ended early');
  return path;
}

function report(value: DownloadReport): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
