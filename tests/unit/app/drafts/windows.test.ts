/** Windows that write at once keep their drafts apart, and what a killed one wrote is found by the next. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDrafts } from '../../../../app/drafts/list.ts';

const DRAFT_PROCESS = fileURLToPath(new URL('../../../helpers/draftProcess.ts', import.meta.url));

let home: string;
const windows = new Set<ChildProcess>();

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'kith-windows-'));
});
afterEach(async () => {
  await Promise.all([...windows].map((each) => kill(each)));
  await rm(home, { recursive: true });
});

/** Opens a window that types; resolves when its first text is on disk. */
async function openWindow(text: string): Promise<{ window: ChildProcess; found: unknown }> {
  const window = spawn(process.execPath, ['--import', 'tsx', DRAFT_PROCESS, home, text], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  windows.add(window);
  const lines = createInterface(window.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => JSON.parse(String((await lines.next()).value));
  const found = await next();
  expect(await next()).toHaveProperty('written');
  return { window, found };
}

async function kill(window: ChildProcess): Promise<void> {
  windows.delete(window);
  const gone = new Promise((resolve) => window.once('exit', resolve));
  window.kill('SIGKILL');
  await gone;
}

async function texts(): Promise<string[]> {
  return (await listDrafts(home)).map(({ text }) => text.replaceAll('x', '')).sort();
}

describe('windows', () => {
  it('find what one that was killed while typing had written', async () => {
    const { window, found } = await openWindow('Dear diary');
    expect(found).toEqual({ found: null });
    await kill(window);
    const next = await openWindow('!');
    expect(JSON.stringify(next.found)).toMatch(/^\{"found":"x*Dear diary"\}$/);
  });

  it('do not write over each other, and each draft is found again', async () => {
    const first = await openWindow('one');
    const second = await openWindow('two');
    expect(second.found).toEqual({ found: null });
    expect(await texts()).toEqual(['one', 'two']);
    expect((await listDrafts(home)).map(({ held }) => held)).toEqual([true, true]);
    await kill(first.window);
    await kill(second.window);
    const found = [await openWindow(''), await openWindow('')].map((each) =>
      JSON.stringify(each.found).replaceAll('x', ''),
    );
    expect(found.sort()).toEqual(['{"found":"one"}', '{"found":"two"}']);
  });
});

describe('listDrafts', () => {
  const stored = (text: string, saved_at: string): string => JSON.stringify({ text, cursor: 0, saved_at });

  it('lists drafts of every kind, the latest first, and nothing else', async () => {
    const folder = path.join(home, 'drafts');
    await mkdir(folder);
    await writeFile(path.join(folder, 'new.json'), stored('older', '2026-11-23T10:00:00.000Z'));
    await writeFile(path.join(folder, 'new-2.json'), stored('other window', '2026-11-23T11:00:00.000Z'));
    await writeFile(path.join(folder, '01JD.json'), stored('newest', '2026-11-23T12:00:00.000Z'));
    await writeFile(path.join(folder, 'new-3.json'), 'damaged');
    await writeFile(path.join(folder, 'new.json.tmp'), 'half');
    await writeFile(path.join(folder, 'new.damaged-1'), 'damaged');
    await writeFile(path.join(folder, `editing-${process.pid}-ab.md`), 'being edited');
    await writeFile(path.join(folder, 'editing-4194999-ab.md'), 'left by an editor');
    await writeFile(path.join(folder, 'editing-4194999-cd.md'), 'older\n');
    expect((await listDrafts(home)).map(({ slot, key, text, fromEditor }) => [slot, key, text, fromEditor])).toEqual([
      ['editing-4194999-ab.md', 'new', 'left by an editor', true],
      ['01JD', '01JD', 'newest', false],
      ['new-2', 'new', 'other window', false],
      ['new', 'new', 'older', false],
    ]);
    // What the editor had not changed is the draft itself.
    expect(await readdir(folder)).not.toContain('editing-4194999-cd.md');
  });

  it('is empty for a journal without drafts', async () => {
    expect(await listDrafts(home)).toEqual([]);
  });
});
