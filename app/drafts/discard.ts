/** Throwing a draft away, and taking it back: it stays on disk under another name for a month. */
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncToDisk } from '../../backend/supply/durable.ts';
import type { DraftSummary } from './list.ts';
import { draftsFolder } from './files.ts';

const KEPT_DAYS = 30;
const ENDING = '.discarded';

type Named = Pick<DraftSummary, 'slot' | 'fromEditor'>;

function fileOf({ slot, fromEditor }: Named): string {
  return fromEditor ? slot : `${slot}.json`;
}

/** Throws a draft away. */
export async function discardDraft(home: string, draft: Named): Promise<void> {
  const folder = await draftsFolder(home);
  const file = path.join(folder, fileOf(draft));
  await rename(file, file + ENDING);
  await syncToDisk(folder);
}

/** Takes back what was thrown away last under this name. */
export async function bringBackDraft(home: string, draft: Named): Promise<void> {
  const folder = await draftsFolder(home);
  const file = path.join(folder, fileOf(draft));
  await rename(file + ENDING, file);
  await syncToDisk(folder);
}

/** Removes what was thrown away more than a month ago. */
export async function forgetDiscarded(home: string, now = Date.now()): Promise<void> {
  const folder = await draftsFolder(home);
  for (const name of await readdir(folder)) {
    if (!name.endsWith(ENDING)) continue;
    const file = path.join(folder, name);
    const { ctimeMs } = await stat(file);
    if (now - ctimeMs > KEPT_DAYS * 86_400_000) await rm(file, { force: true });
  }
}
