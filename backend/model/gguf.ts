/** Checks a model file before anything is loaded from it: a GGUF, of a known version, with all its bytes. */
import type { Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { ModelUnavailableError } from '../errors.ts';
import { MoreBytesNeeded, NotGguf } from './ggufBytes.ts';
import { parseGgufHeader, type GgufHeader } from './ggufHeader.ts';

/** Enough for the header of most models at once; vocabularies take a few megabytes. */
const FIRST_BYTES = 8 * 1024 * 1024;
/** Garbage that pretends to be a longer header is not read. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Headers of the files looked at last; the worker looks at its model before each claim. */
const KEPT = 64;

export interface CheckedGguf extends GgufHeader {
  /** bytes of this file */
  bytes: number;
  /** another after every change of the file */
  fingerprint: string;
}

const known = new Map<string, CheckedGguf>();

/**
 * The header of a whole GGUF file. Only the header is read, and once for each state of the file; that the file is long
 * enough for its last tensor tells a download that was cut off. Throws ModelUnavailableError with the reason.
 */
export async function checkGguf(path: string): Promise<CheckedGguf> {
  // Asked before it is opened: to open a pipe would wait for somebody who writes to it.
  const status = await stat(path).catch((error: unknown) => {
    throw unusable(path, `cannot be read (${codeOf(error)})`, error);
  });
  if (!status.isFile()) throw unusable(path, 'is not a file');
  const fingerprint = fingerprintOf(status);
  const kept = known.get(path);
  if (kept?.fingerprint === fingerprint) return kept;
  const checked = { ...(await readWhole(path, status.size)), bytes: status.size, fingerprint };
  remember(path, checked);
  return checked;
}

async function readWhole(path: string, size: number): Promise<GgufHeader> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unusable(path, `cannot be read (${codeOf(error)})`, error);
  });
  try {
    const header = await readHeader(path, file, size);
    if (size < header.wholeBytes) throw unusable(path, `is cut off: it has ${size} of ${header.wholeBytes} bytes`);
    return header;
  } finally {
    await file.close();
  }
}

async function readHeader(path: string, file: FileHandle, size: number): Promise<GgufHeader> {
  for (let length = Math.min(FIRST_BYTES, size); ;) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, 0);
    try {
      return parseGgufHeader(buffer.subarray(0, bytesRead));
    } catch (error) {
      if (error instanceof NotGguf) throw unusable(path, `is not a usable GGUF file: ${error.message}`);
      if (!(error instanceof MoreBytesNeeded)) throw error;
      if (size < 4) throw unusable(path, 'is not a usable GGUF file');
      if (error.needed > size || bytesRead < length) throw unusable(path, 'is cut off: its header ends early');
      if (error.needed > MAX_BYTES) throw unusable(path, 'is not a usable GGUF file: its header is damaged');
      length = Math.min(size, MAX_BYTES, Math.max(error.needed, 2 * length));
    }
  }
}

function remember(path: string, checked: CheckedGguf): void {
  known.delete(path);
  known.set(path, checked);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
}

function fingerprintOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(':');
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
