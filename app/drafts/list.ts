/** Which drafts are on disk: of windows that are open, of those that are gone, and what an own editor left behind. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { lockHolder } from '../../backend/process/lock.ts';
import type { StoredDraft } from './content.ts';
import { leftByEditor, removeLeftByEditor } from './editing.ts';
import { draftsFolder, readDraftFile } from './files.ts';
import { keyOfFile, NEW } from './slots.ts';

export interface DraftSummary extends StoredDraft {
  /** the file without its ending: `new`, `new-2`, …; it says which draft is meant */
  slot: string;
  /** `new`, or the id of the episode that was edited; several windows may have left drafts of the same */
  key: string;
  /** another window that is open writes it just now */
  held: boolean;
  /** the text of somebody's own editor, which was killed with the window */
  fromEditor: boolean;
}

/** The drafts of a journal, latest first. Damaged ones are kept under another name and left out. */
export async function listDrafts(home: string): Promise<DraftSummary[]> {
  const folder = await draftsFolder(home);
  const names = await readdir(folder);
  const drafts: DraftSummary[] = [];
  for (const name of names) {
    const key = keyOfFile(name);
    if (key === null) continue;
    const found = await readDraftFile(path.join(folder, name));
    if (found.state !== 'found') continue;
    const slot = name.slice(0, -'.json'.length);
    drafts.push({ slot, key, held: await isHeld(folder, slot), fromEditor: false, ...found.draft });
  }
  const known = new Set(drafts.map(({ text }) => text.trimEnd()));
  for (const name of names) {
    if (!leftByEditor(name)) continue;
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    // What was not changed in the editor is a draft of ours already.
    if (text.trim() === '' || known.has(text.trimEnd())) await removeLeftByEditor(file);
    else drafts.push({ ...(await editorDraft(file, text)), slot: name });
  }
  return drafts.sort((a, b) => b.saved_at.localeCompare(a.saved_at));
}

async function isHeld(folder: string, slot: string): Promise<boolean> {
  const holder = await lockHolder(path.join(folder, `${slot}.lock`));
  return holder !== null && holder.pid !== process.pid;
}

async function editorDraft(file: string, text: string): Promise<Omit<DraftSummary, 'slot'>> {
  const { mtime } = await stat(file);
  return { key: NEW, held: false, fromEditor: true, text, cursor: text.length, saved_at: mtime.toISOString() };
}
