/** Entries as a Markdown file: what a person takes out of the journal to read or keep elsewhere. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KithError } from '../backend/errors.ts';
import type { Episode } from '../backend/journal/Journal.ts';

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
/** Other files of the same name that are passed over before it is given up. */
const MOST_FILES = 1_000;

function heading(date: string): string {
  const day = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  return `# ${WEEKDAY.format(day)} ${DAY.format(day)} ${date.slice(0, 4)}, ${date.slice(11, 16)}`;
}

/** The entries under the moments they are about, the earliest first. Pure. */
export function markdownOf(entries: readonly Episode[]): string {
  const inOrder = [...entries].sort((one, other) => (one.date.slice(0, 19) < other.date.slice(0, 19) ? -1 : 1));
  return inOrder.map(({ date, text }) => `${heading(date)}\n\n${text.trimEnd()}\n`).join('\n');
}

/**
 * Writes entries into a new file that only its owner may read, and never over another.
 * @param folder absolute path; must be there
 * @param day of the name, YYYY-MM-DD
 * @returns the file's absolute path
 * @throws KithError when it cannot be written
 */
export async function exportEntries(entries: readonly Episode[], folder: string, day: string): Promise<string> {
  const markdown = markdownOf(entries);
  for (let count = 1; count <= MOST_FILES; count++) {
    const file = resolve(folder, `kith-${day}${count === 1 ? '' : `-${count}`}.md`);
    try {
      await writeFile(file, markdown, { flag: 'wx', mode: 0o600 });
      return file;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'EEXIST') continue;
      throw new KithError('failure', `No file can be written in ${folder}.`, 'Start Kith in a folder of your own.', {
        cause: error,
      });
    }
  }
  throw new KithError('failure', `${folder} is full of exports of ${day}.`, 'Start Kith in another folder.');
}
