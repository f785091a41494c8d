/** Entries leave the journal whole, in order, and never over another file. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exportEntries, markdownOf } from '../../../app/exportEntries.ts';
import { episode } from './state/states.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'kith-export-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

const LATER = { ...episode('b', 'The second\n\n'), date: '2026-11-23T21:14:00+01:00' };
const EARLIER = { ...episode('a', 'The first\n- a list'), date: '2026-11-22T08:00:00+01:00' };

test('entries stand under their moments, the earliest first', () => {
  expect(markdownOf([LATER, EARLIER])).toBe(
    '# Sunday 22 November 2026, 08:00\n\nThe first\n- a list\n\n# Monday 23 November 2026, 21:14\n\nThe second\n',
  );
});

test('the file is its owner’s alone, and another export gets another name', async () => {
  const into = await folder();
  const first = await exportEntries([EARLIER], into, '2026-11-24');
  const second = await exportEntries([LATER], into, '2026-11-24');
  expect([first, second]).toEqual([join(into, 'kith-2026-11-24.md'), join(into, 'kith-2026-11-24-2.md')]);
  expect(await readFile(first, 'utf8')).toContain('The first');
  expect((await stat(first)).mode & 0o777).toBe(0o600);
});

test('a folder that takes no file is told', async () => {
  await expect(exportEntries([LATER], '/nowhere/at/all', '2026-11-24')).rejects.toMatchObject({
    message: 'No file can be written in /nowhere/at/all.',
  });
});
