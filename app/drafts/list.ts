/** Which drafts an earlier window left behind. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { StoredDraft } from './content.ts';
import { draftsFolder, isMissing, readDraftFile } from './files.ts';

export interface DraftSummary extends StoredDraft {
  key: string;
}

/** The drafts of a journal, latest first. Damaged ones are set aside on the way. */
export async function listDrafts(home: string): Promise<DraftSummary[]> {
  const folder = draftsFolder(home);
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const drafts: DraftSummary[] = [];
  for (const name of names.filter((each) => each.endsWith('.json'))) {
    const draft = await readDraftFile(path.join(folder, name));
    if (draft !== null) drafts.push({ key: path.basename(name, '.json'), ...draft });
  }
  return drafts.sort((a, b) => (a.saved_at < b.saved_at ? 1 : -1));
}
