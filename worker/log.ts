/** The worker's log: a rotating file in the journal's folder. Ids, counts and reasons only, never entry text. */
import { pino, type Logger } from 'pino';
import { createStream } from 'rotating-file-stream';

export type WorkerLog = Pick<Logger, 'info' | 'warn' | 'error'>;

export const LOG_FILE = 'worker.log';

/**
 * Opens the log.
 * @param folder the journal's log folder
 */
export function openLog(folder: string): { log: WorkerLog; close: () => Promise<void> } {
  const stream = createStream(LOG_FILE, { path: folder, size: '1M', maxFiles: 4 });
  // A full disk must not end the worker because of its log.
  stream.on('error', () => undefined);
  const log = pino({ base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  return { log, close: () => new Promise((resolve) => stream.end(() => resolve())) };
}
