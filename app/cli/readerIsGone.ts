/** Tells whether a pipe still has a reader, without writing to it. */
import { constants, fstatSync } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * True when what is written to this file descriptor would reach nobody. Only Linux can tell; elsewhere, and for anything
 * but a pipe, the answer is false and the next write has to find out.
 */
export async function readerIsGone(descriptor: number): Promise<boolean> {
  try {
    if (!fstatSync(descriptor).isFIFO()) return false;
    // A pipe that nobody reads cannot be opened for writing without waiting (fifo(7): ENXIO).
    const again = await open(`/proc/self/fd/${descriptor}`, constants.O_WRONLY | constants.O_NONBLOCK);
    await again.close();
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENXIO';
  }
}
