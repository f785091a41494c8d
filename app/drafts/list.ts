/** Which drafts are on disk, of windows that are open and of those that are gone. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { StoredDraft } from './content.ts';
import { draftsFolder, readDraftFile } from './files.ts';
import { keyOfFile } from './slots.ts';

export interface DraftSummary extends StoredDraft {
  /** `new`, or the id of the episode that was edited; several windows may have left drafts of the same */
  key: string;
}

/** The drafts of a journal, latest first. Damaged ones are kept under another name and left out. */
export async function listDrafts(home: string): Promise<DraftSummary[]> {
  const folder = await draftsFolder(home);
  const drafts: DraftSummary[] = [];
  for (const name of await readdir(folder)) {
    const key = keyOfFile(name);
    if (key === null) continue;
    const found = await readDraftFile(path.join(folder, name));
    if (found.state === 'found') drafts.push({ key, ...found.draft });
  }
  return drafts.sort((a, b) => b.saved_at.localeCompare(a.saved_at));
}
