/** The part of a file that has arrived, with a note of which state of the file on the server it belongs to. */
import { open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { KithError } from '../errors.ts';
import { requireDiskSpace } from './diskSpace.ts';
import { syncToDisk } from './durable.ts';

/** So much may arrive between two looks at the disk, in bytes. */
const LOOK_EVERY = 32 * 1024 * 1024;

/** What the server said of the file; a part of another state must not be gone on with. */
const serverState = z.object({ etag: z.string().nullable(), modified: z.string().nullable() });
export type ServerState = z.infer<typeof serverState>;

export class PartFile {
  private unlooked = 0;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    /** bytes that are here */
    private written: number,
    private noted: ServerState | null,
  ) {}

  /** Opens what an earlier try left beside the file's final path, or begins. @param path absolute, of the whole file */
  static async open(path: string): Promise<PartFile> {
    const noted = await readNote(path);
    const there = await stat(partPath(path)).catch(() => null);
    // Without a note nobody knows what it is a part of.
    const kept = noted !== null && there !== null;
    const file = await open(partPath(path), kept ? 'r+' : 'w', 0o600);
    return new PartFile(path, file, kept ? there.size : 0, kept ? noted : null);
  }

  get length(): number {
    return this.written;
  }

  get state(): ServerState | null {
    return this.noted;
  }

  /** Begins anew with what the server has now. */
  async begin(state: ServerState): Promise<void> {
    await this.discard();
    await writeFile(notePath(this.path), JSON.stringify(state), { mode: 0o600 });
    this.noted = state;
  }

  /** Throws away what is here. */
  async discard(): Promise<void> {
    await this.file.truncate(0);
    this.written = 0;
    this.noted = null;
  }

  /** Throws KithError 'failure' when the disk is full, or nearly so. */
  async append(bytes: Uint8Array): Promise<void> {
    this.unlooked += bytes.length;
    if (this.unlooked > LOOK_EVERY) {
      this.unlooked = 0;
      await this.file.datasync();
      await requireDiskSpace(dirname(this.path), 0, 'the rest of the download');
    }
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file
        .write(bytes, done, bytes.length - done, this.written)
        .catch((error: unknown) => {
          throw diskError(dirname(this.path), error);
        });
      done += bytesWritten;
      this.written += bytesWritten;
    }
  }

  /** Gives the whole file its name. */
  async finish(): Promise<void> {
    await this.file.sync();
    await rename(partPath(this.path), this.path);
    await rm(notePath(this.path), { force: true });
    await syncToDisk(dirname(this.path));
  }

  async close(): Promise<void> {
    await this.file.close();
  }
}

const partPath = (path: string): string => `${path}.part`;
const notePath = (path: string): string => `${path}.part.json`;

async function readNote(path: string): Promise<ServerState | null> {
  try {
    return serverState.parse(JSON.parse(await readFile(notePath(path), 'utf8')));
  } catch {
    return null;
  }
}

function diskError(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new KithError(
    'failure',
    'The disk is full.',
    `Free some space on the disk of ${folder}, and run it again; what is already here is kept.`,
    { cause: error },
  );
}
