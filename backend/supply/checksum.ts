/** SHA-256 of files: nothing that was fetched is used before it matches its pin. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { KithError } from '../errors.ts';
import { throwIfInterrupted } from './interruption.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * SHA-256 of a file in lower-case hex.
 * @param onBytes called with the number of bytes read so far
 * Throws KithError 'interrupted' when the signal fires.
 */
export async function sha256OfFile(
  path: string,
  signal?: AbortSignal,
  onBytes?: (done: number) => void,
): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    throwIfInterrupted(signal);
    hash.update(chunk);
    done += chunk.length;
    onBytes?.(done);
  }
  return hash.digest('hex');
}

/** The error of something that does not match its pin. */
export function checksumError(what: string, expected: string, actual: string): KithError {
  return new KithError(
    'failure',
    `${what} arrived damaged or changed: its SHA-256 is ${actual}, not ${expected}.`,
    'It was thrown away. Try again; if it happens again, do not trust the place it comes from.',
  );
}
