/** Where the engine's unix socket lies. The system allows about 100 bytes, so a deep home gets a short path elsewhere. */
import { mkdtemp, rmdir, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** sun_path holds 104 bytes on macOS and 108 on Linux, with the closing NUL; some room is left. */
const MAX_BYTES = 100;

export interface SocketPlace {
  path: string;
  /** Removes the socket, and its folder when that was made for it. */
  remove(): Promise<void>;
}

/**
 * Chooses a socket path that no earlier engine used.
 * @param home the journal's folder, 0700
 * @param nonce unique per start
 */
export async function chooseSocket(home: string, nonce: string): Promise<SocketPlace> {
  const inHome = join(home, `engine-${nonce}.sock`);
  const fits = Buffer.byteLength(inHome) <= MAX_BYTES;
  // mkdtemp makes the folder 0700.
  const path = fits
    ? inHome
    : join(await mkdtemp(join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), 'kith-')), 'engine.sock');
  return {
    path,
    async remove() {
      await unlink(path).catch(() => undefined);
      if (!fits) await rmdir(dirname(path)).catch(() => undefined);
    },
  };
}
