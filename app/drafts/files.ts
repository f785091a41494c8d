/** Draft files on disk: private, replaced as a whole, and never lost when they cannot be read. */
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../backend/errors.ts';
import { parseDraft, type StoredDraft } from './content.ts';

const KEY = /^[A-Za-z0-9_-]{1,64}$/;

/** Path of a draft. Throws UsageError for a key that is neither `new` nor an id. */
export function draftPath(home: string, key: string): string {
  if (!KEY.test(key)) throw new UsageError('A draft has no such name.', 'Use "new" or the id of an entry.');
  return path.join(draftsFolder(home), `${key}.json`);
}

export function draftsFolder(home: string): string {
  return path.join(home, 'drafts');
}

/** Puts a whole new content in place of the old one; on a crash either the one or the other is there. */
export async function writeDraftFile(file: string, json: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(json);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  await syncFolder(folder);
}

/** The draft in a file, or null when there is none. One that cannot be read is kept under another name. */
export async function readDraftFile(file: string): Promise<StoredDraft | null> {
  let json: string;
  try {
    json = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  const draft = parseDraft(json);
  if (draft === null) await setAside(file);
  return draft;
}

export async function removeDraftFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await syncFolder(path.dirname(file)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** Renames a damaged file to the first free `<key>.damaged-<n>`. */
async function setAside(file: string): Promise<void> {
  const folder = path.dirname(file);
  const names = new Set(await readdir(folder));
  const base = path.basename(file, '.json');
  let number = 1;
  while (names.has(`${base}.damaged-${number}`)) number++;
  await rename(file, path.join(folder, `${base}.damaged-${number}`));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
