/**
 * Entry of the downloader: `download.js URI FILE BYTES` fetches a file of known size to that path, and
 * `download.js --probe URI` only tells whether it could.
 */
import { KithError } from '../../backend/errors.ts';
import type { DownloadReport } from '../../backend/supply/hub.ts';
import { transferFile } from '../../backend/supply/transfer.ts';

/** Time between two looks at the progress, in milliseconds. */
const REPORT_EVERY = 200;
/** Silence as long as this ends a connection, in milliseconds. */
const PATIENCE = (Number(process.env['KITH_DOWNLOAD_PATIENCE']) || 20) * 1000;

const [uri, target, bytes] = process.argv.slice(2);
process.title = 'kith-download';
// Whoever reads our reports is gone: then nobody wants the file. What is here already is gone on with next time.
process.stdout.on('error', () => process.exit(1));
process.on('SIGTERM', () => process.exit(1));

try {
  if (uri === '--probe' && target !== undefined) await probe(target);
  else if (uri === undefined || target === undefined || !(Number(bytes) > 0)) throw new Error('three words are needed');
  else await download(uri, target, Number(bytes));
} catch (error) {
  const nextStep = error instanceof KithError ? { nextStep: error.nextStep } : {};
  report({ type: 'error', message: error instanceof Error ? error.message : 'unknown error', ...nextStep });
  process.exitCode = 1;
}

async function download(modelUri: string, path: string, total: number): Promise<void> {
  // Nothing is told before it is known how much an earlier download has left.
  let done: number | null = null;
  let told: number | null = null;
  const tell = (): void => {
    if (done !== null && done !== told) report({ type: 'progress', done, total });
    told = done;
  };
  const reporting = setInterval(tell, REPORT_EVERY);
  try {
    await transferFile(
      { url: await addressOf(modelUri), path, bytes: total },
      {
        patience: PATIENCE,
        onProgress: (now) => {
          done = now;
          if (told === null) tell();
        },
        onTrouble: (reason) => report({ type: 'trouble', reason }),
      },
    );
    report({ type: 'done', path });
  } finally {
    clearInterval(reporting);
  }
}

/** The model library takes a while to read, and knows only the hub. */
async function addressOf(modelUri: string): Promise<string> {
  if (!modelUri.startsWith('hf:')) return modelUri;
  return (await import('./hubAddress.ts')).hubAddress(modelUri);
}

/** Asks the hub for the first byte of a model. */
async function probe(modelUri: string): Promise<void> {
  const answer = await fetch(await addressOf(modelUri), {
    headers: { range: 'bytes=0-0' },
    signal: AbortSignal.timeout(PATIENCE),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the hub answers with ${answer.status}`);
  report({ type: 'reachable' });
}

function report(value: DownloadReport): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
