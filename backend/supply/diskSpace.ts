/** Free disk space, asked before a download begins rather than when it fails half-way. */
import { statfs } from 'node:fs/promises';
import { KithError } from '../errors.ts';

/** Left free beside a download, so that the journal itself can still be written. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** Bytes a normal user can still write on the file system of this folder. */
export async function freeBytes(folder: string): Promise<number> {
  const status = await statfs(folder);
  return status.bavail * status.bsize;
}

/** Throws KithError 'failure' unless `bytes` more, and a reserve, fit on the disk of this folder. */
export async function requireDiskSpace(folder: string, bytes: number, what: string): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= bytes + RESERVE_BYTES) return;
  throw new KithError(
    'failure',
    `The disk has too little room for ${what}: ${megabytes(bytes + RESERVE_BYTES)} needed, ${megabytes(free)} free.`,
    `Free some space on the disk of ${folder}, or set KITH_CACHE to a folder on another disk.`,
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
