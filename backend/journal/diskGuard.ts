/** Refuses to write a journal on a disk that is nearly full: the engine would end at the first failed write. */
import { z } from 'zod';
import { KithError } from '../errors.ts';
import type { Environment } from '../paths.ts';
import { freeBytes } from '../supply/diskSpace.ts';

const MEGABYTE = 1024 * 1024;

/** Below the reserve nothing more is saved or read by the model; reading the journal goes on. */
const RESERVE_MEGABYTES = 50;
/** A warning is due below so many reserves: 200 MB. */
const WARNING_RESERVES = 4;

/** `low`: say so; `full`: refuse to write. */
export type DiskState = 'roomy' | 'low' | 'full';

export interface DiskLimits {
  /** bytes below which the disk counts as low, and as full */
  low: number;
  full: number;
}

/**
 * The limits, from KITH_DISK_RESERVE_MB (whole megabytes, for small disks and tests) or 200 and 50 MB. An unreadable
 * value counts as the default.
 */
export function diskLimits(environment: Environment): DiskLimits {
  const megabytes = z.coerce
    .number()
    .int()
    .positive()
    .catch(RESERVE_MEGABYTES)
    .parse(environment['KITH_DISK_RESERVE_MB']);
  const full = megabytes * MEGABYTE;
  return { low: full * WARNING_RESERVES, full };
}

/** What so many free bytes mean. Pure. */
export function diskState(free: number, limits: DiskLimits = diskLimits({})): DiskState {
  if (free < limits.full) return 'full';
  return free < limits.low ? 'low' : 'roomy';
}

/** The state of the disk a folder is on, as it is now. Throws what the system says when the folder is missing. */
export async function readDiskState(
  folder: string,
  limits: DiskLimits = diskLimits(process.env),
): Promise<{ state: DiskState; freeBytes: number }> {
  const free = await freeBytes(folder);
  return { state: diskState(free, limits), freeBytes: free };
}

/**
 * Checks the room on the journal's disk; asked anew at each write, so saving resumes by itself.
 * @throws KithError 'failure' when there is too little to save safely
 */
export async function requireRoom(home: string, limits: DiskLimits = diskLimits(process.env)): Promise<void> {
  const { state, freeBytes: free } = await readDiskState(home, limits);
  if (state !== 'full') return;
  throw new KithError(
    'failure',
    `The disk of the journal is full: ${Math.floor(free / 1e6)} MB free, ${Math.ceil(limits.full / 1e6)} MB needed.`,
    `Free some space on the disk of ${home} and save again; nothing was lost.`,
  );
}
