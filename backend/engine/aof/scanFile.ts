/** Reads an append-only file once and says how far it is whole, and whether what follows is a torn end or damage. */
import { open } from 'node:fs/promises';
import { AppendOnlyScanner, type ScanResult } from './scanner.ts';

const CHUNK_BYTES = 1024 * 1024;
/** One round of writes is synced together; what a power loss leaves half-written is no longer than a few long entries. */
const LARGEST_TORN_END = 8 * 1024 * 1024;

export type FileScan = ScanResult & {
  /** `torn`: writes that were never acknowledged; `damaged`: acknowledged writes lie behind what cannot be read */
  end: 'whole' | 'torn' | 'damaged';
};

/** Scans a file. What could be read is unchanged by it. */
export async function scanFile(path: string): Promise<FileScan> {
  const scanner = new AppendOnlyScanner();
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      scanner.push(buffer.subarray(0, bytesRead));
    }
    const found = scanner.result();
    const rest = found.total - found.sound;
    if (rest === 0) return { ...found, end: 'whole' };
    if (rest > LARGEST_TORN_END) return { ...found, end: 'damaged' };
    const remainder = Buffer.alloc(rest);
    await handle.read(remainder, 0, rest, found.sound);
    return { ...found, end: wholeCommandsFollow(remainder) ? 'damaged' : 'torn' };
  } finally {
    await handle.close();
  }
}

/** Where a command may begin after bytes that are none, from an offset on; -1 when there is no such place. Pure. */
function nextCommand(bytes: Buffer, from: number): number {
  const found = bytes.indexOf('\r\n*', from);
  return found === -1 ? -1 : found + 2;
}

/**
 * Whether a whole transaction or command begins somewhere behind a broken one: a torn write has nothing behind it, a
 * flipped byte has. The open transaction at the start may hold whole commands; those are its own. Pure.
 */
function wholeCommandsFollow(bytes: Buffer): boolean {
  const start = brokenAt(bytes);
  for (let at = nextCommand(bytes, start); at !== -1; at = nextCommand(bytes, at)) {
    const scanner = new AppendOnlyScanner();
    scanner.push(bytes.subarray(at));
    if (scanner.result().sound > 0) return true;
  }
  return false;
}

/** Offset at which the first command that is not whole begins, transactions or not. */
function brokenAt(bytes: Buffer): number {
  const scanner = new AppendOnlyScanner();
  scanner.push(bytes);
  return scanner.broken();
}
