/** Tells images apart without reading them: by their size and the checksum that ends them. */
import { open } from 'node:fs/promises';

const CHECKSUM_BYTES = 8;

/** Equal for images of the same content; null when there is no such file. */
export async function imageFingerprint(path: string): Promise<string | null> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(Math.min(CHECKSUM_BYTES, size));
    await handle.read(end, 0, end.length, size - end.length);
    return `${size}:${end.toString('hex')}`;
  } finally {
    await handle.close();
  }
}
