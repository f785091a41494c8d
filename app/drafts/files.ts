/** Draft files on disk: private, replaced as a whole, and never lost when they cannot be read. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { publishFile, syncToDisk } from '../../backend/supply/durable.ts';
import { parseDraft, type StoredDraft } from './content.ts';

/** The folder of a journal's drafts, made if it is missing; the engine need not be up. */
export async function draftsFolder(home: string): Promise<string> {
  const folder = path.join(home, 'drafts');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Puts a whole new content in place of the old one; after a crash either the one or the other is there. */
export async function writeDraftFile(file: string, json: string): Promise<void> {
  const temporary = `${file}.tmp`;
  // Again each time: the folder may have been tidied away while the window was open.
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(json);
  } finally {
    await handle.close();
  }
  await publishFile(temporary, file);
}

export type ReadDraft =
  | { state: 'found'; draft: StoredDraft }
  | { state: 'none' }
  /** it could not be understood and is kept under another name */
  | { state: 'damaged'; keptAs: string };

export async function readDraftFile(file: string): Promise<ReadDraft> {
  let json: string;
  try {
    json = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { state: 'none' };
    throw error;
  }
  const draft = parseDraft(json);
  return draft === null ? { state: 'damaged', keptAs: await setAside(file) } : { state: 'found', draft };
}

export async function removeDraftFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.tmp`, { force: true });
  await syncToDisk(path.dirname(file));
}

/** Gives a damaged file the first free name `<key>.damaged-<n>`, and returns its path. */
async function setAside(file: string): Promise<string> {
  const folder = path.dirname(file);
  const key = path.basename(file, '.json');
  const names = new Set(await readdir(folder));
  let number = 1;
  while (names.has(`${key}.damaged-${number}`)) number++;
  const keptAs = path.join(folder, `${key}.damaged-${number}`);
  await rename(file, keptAs);
  return keptAs;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
