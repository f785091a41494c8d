/** Checks a model file before anything is loaded from it: a GGUF, of a known version, with all its bytes. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { ModelUnavailableError } from '../errors.ts';
import { MoreBytesNeeded, NotGguf, parseGgufHeader, type GgufHeader } from './ggufHeader.ts';

/** Enough for the header of most models at once; vocabularies take a few megabytes. */
const FIRST_BYTES = 8 * 1024 * 1024;

/**
 * The header of a whole GGUF file. Only the header is read; that the file is long enough for its last tensor tells a
 * download that was cut off. Throws ModelUnavailableError with the reason.
 */
export async function checkGguf(path: string): Promise<GgufHeader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unusable(path, `cannot be read (${codeOf(error)})`, error);
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw unusable(path, 'is not a file');
    const header = await readHeader(path, file, status.size);
    if (status.size < header.wholeBytes) {
      throw unusable(path, `is cut off: it has ${status.size} of ${header.wholeBytes} bytes`);
    }
    return header;
  } finally {
    await file.close();
  }
}

async function readHeader(path: string, file: FileHandle, size: number): Promise<GgufHeader> {
  for (let length = FIRST_BYTES; ; length *= 4) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(length, size)), 0, Math.min(length, size), 0);
    try {
      return parseGgufHeader(buffer.subarray(0, bytesRead));
    } catch (error) {
      if (error instanceof NotGguf) throw unusable(path, `is not a usable GGUF file: ${error.message}`);
      if (!(error instanceof MoreBytesNeeded)) throw error;
      if (length >= size)
        throw unusable(path, size < 4 ? 'is not a usable GGUF file' : 'is cut off: its header ends early');
    }
  }
}

function unusable(path: string, reason: string, cause?: unknown): ModelUnavailableError {
  return new ModelUnavailableError(
    `The model file ${basename(path)} ${reason}.`,
    'Fetch it again: kith model pull NAME. Or choose another: kith model list.',
    { cause },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
