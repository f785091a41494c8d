/** Cuts an unfinished end off the newest append-only file before the engine loads it; what is cut is kept in a copy. */
import { copyFile, mkdir, open, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { KithError } from '../../errors.ts';
import { AppendOnlyScanner, type ScanResult } from './scanner.ts';

/** A torn write after a power loss is small; damage with more than this behind it is something else. */
const LARGEST_TORN_END = 64 * 1024;

export interface Repair {
  file: string;
  cutBytes: number;
  copy: string;
}

/** Name of the newest incremental file in a manifest, or null. Format: `file NAME seq N type h|b|i`, a line each. */
export function newestIncrement(manifest: string): string | null {
  let newest: { name: string; sequence: number } | null = null;
  for (const line of manifest.split('\n')) {
    const match = /^file (\S+) seq (\d+) type i\b/.exec(line);
    if (!match?.[1]) continue;
    const sequence = Number(match[2]);
    if (newest === null || sequence > newest.sequence) newest = { name: match[1], sequence };
  }
  // A name with a slash would leave the folder; Redis never writes one.
  return newest === null || newest.name !== basename(newest.name) ? null : newest.name;
}

async function scan(file: string): Promise<ScanResult> {
  const scanner = new AppendOnlyScanner();
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return scanner.result();
      scanner.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/**
 * Makes the end of the data whole again. Only unacknowledged writes are cut: an acknowledged one was synced whole.
 * @param data the engine's data folder
 * @param stamp a word for the name of the copy, such as a time
 * @returns what was cut, or null when nothing had to be
 * @throws KithError 'failure' when the file is damaged in its middle; nothing is changed then
 */
export async function repairAppendOnlyFile(data: string, stamp: string): Promise<Repair | null> {
  const folder = join(data, 'appendonlydir');
  let manifest: string;
  try {
    manifest = await readFile(join(folder, 'appendonly.aof.manifest'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const name = newestIncrement(manifest);
  if (name === null) return null;
  const file = join(folder, name);
  const found = await scan(file);
  if (found.sound === found.total) return null;
  if (found.damagedAt !== null && found.total - found.damagedAt > LARGEST_TORN_END) {
    throw new KithError(
      'failure',
      `The journal's data file ${file} is damaged at byte ${found.damagedAt} of ${found.total}.`,
      `Copy the folder ${data} to a safe place before anything else; nothing was changed.`,
    );
  }
  const backups = join(data, 'cut');
  await mkdir(backups, { recursive: true, mode: 0o700 });
  const copy = join(backups, `${name}.${stamp}`);
  await copyFile(file, copy);
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(found.sound);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { file, cutBytes: found.total - found.sound, copy };
}
