/** What is being written is on disk within a second, whole, private, and gone once it is saved. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../../../backend/errors.ts';
import type { DraftContent } from '../../../../app/drafts/content.ts';
import { openDraft } from '../../../../app/drafts/draft.ts';
import * as files from '../../../../app/drafts/files.ts';

let home: string;
const file = (name = 'new.json'): string => path.join(home, 'drafts', name);

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'kith-draft-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(home, { recursive: true });
});

const content = (text: string): DraftContent => ({ text, cursor: text.length });

describe('a draft', () => {
  it('comes back as it was left', async () => {
    const left: DraftContent = {
      text: 'Größe 世界 👨‍👩‍👧\n\tline',
      cursor: 3,
      date: '2026-11-23T21:14:00+01:00',
      zone: 'Europe/Berlin',
      base_revision: 2,
    };
    const draft = openDraft(home, '01JDRZ3NDEKTSV4RRFFQ69G5FAV');
    draft.change(() => left);
    await draft.flush();
    const found = await openDraft(home, '01JDRZ3NDEKTSV4RRFFQ69G5FAV').read();
    expect(found).toMatchObject(left);
    expect(Date.parse(found?.saved_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is none before anything is written', async () => {
    expect(await openDraft(home, 'new').read()).toBeNull();
  });

  it('can be read by nobody else', async () => {
    const draft = openDraft(home, 'new');
    draft.change(() => content('secret'));
    await draft.flush();
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file()))).mode & 0o777).toBe(0o700);
  });

  it('leaves nothing of its text when it is cleared, not even one that is being written', async () => {
    const draft = openDraft(home, 'new');
    draft.change(() => content('first'));
    void draft.flush();
    draft.change(() => content('second'));
    await draft.clear();
    await draft.flush();
    expect((await readdir(path.dirname(file()))).filter((name) => !name.endsWith('.lock'))).toEqual([]);
    expect(await draft.read()).toBeNull();
  });

  it('is written even if its folder was removed meanwhile', async () => {
    const draft = openDraft(home, 'new');
    expect(await draft.read()).toBeNull();
    await rm(path.dirname(file()), { recursive: true });
    draft.change(() => content('still here'));
    await draft.flush();
    expect(await draft.read()).toMatchObject({ text: 'still here' });
  });

  it('keeps what is written after it was cleared', async () => {
    const draft = openDraft(home, 'new');
    draft.change(() => content('saved'));
    const cleared = draft.clear();
    draft.change(() => content('the next one'));
    await Promise.all([cleared, draft.flush()]);
    expect(await draft.read()).toMatchObject({ text: 'the next one' });
  });

  it.each(['', '../secret', 'a/b', 'a.json', 'new-2', 'x'.repeat(65)])('cannot be called %j', (key) => {
    expect(() => openDraft(home, key)).toThrow(UsageError);
  });
});

describe('a damaged draft', () => {
  it.each([
    ['cut short', '{"text":"Dear di'],
    ['of another shape', '{"text":5,"cursor":0}'],
    ['empty', ''],
  ])('%s is kept under another name', async (_, json) => {
    const draft = openDraft(home, 'new');
    await draft.clear();
    await writeFile(file(), json);
    await writeFile(file('new.damaged-1'), 'an earlier one');
    const onDamaged = vi.fn();
    expect(await openDraft(home, 'new', { onDamaged }).read()).toBeNull();
    expect(onDamaged).toHaveBeenCalledWith(file('new.damaged-2'));
    expect(await readFile(file('new.damaged-2'), 'utf8')).toBe(json);
    expect(await readdir(path.dirname(file()))).not.toContain('new.json');
  });
});

describe('the time of writing', () => {
  beforeEach(async () => {
    // Claiming a place on disk comes first and takes real time.
    await openDraft(home, 'new').read();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });

  it('is a quarter of a second after the last change', async () => {
    const draft = openDraft(home, 'new');
    const ask = vi.fn(() => content('text'));
    draft.change(ask);
    await vi.advanceTimersByTimeAsync(200);
    draft.change(ask);
    await vi.advanceTimersByTimeAsync(249);
    expect(ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await vi.waitFor(() => expect(ask).toHaveBeenCalledTimes(1));
    await draft.flush();
    expect(ask).toHaveBeenCalledTimes(1);
    expect(await draft.read()).toMatchObject({ text: 'text' });
  });

  it('comes once a second while typing goes on, with the latest text', async () => {
    const draft = openDraft(home, 'new');
    let asked = 0;
    for (let elapsed = 0; elapsed < 3000; elapsed += 100) {
      draft.change(() => {
        asked++;
        return content(`after ${elapsed}`);
      });
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.waitFor(() => expect(asked).toBeGreaterThanOrEqual(2));
    expect(asked).toBeLessThanOrEqual(4);
    await draft.flush();
    expect(await draft.read()).toMatchObject({ text: 'after 2900' });
  });

  it('never overlaps another write, however often it is asked for', async () => {
    const write = files.writeDraftFile;
    let running = 0;
    let most = 0;
    vi.spyOn(files, 'writeDraftFile').mockImplementation(async (...args) => {
      most = Math.max(most, ++running);
      await write(...args);
      running--;
    });
    const draft = openDraft(home, 'new');
    const flushes = Array.from({ length: 20 }, (_, index) => {
      draft.change(() => content(`change ${index}`));
      return draft.flush();
    });
    await Promise.all(flushes);
    expect(most).toBe(1);
    expect(await draft.read()).toMatchObject({ text: 'change 19' });
  });
});

describe('a disk that fails', () => {
  it('is told of, and the text is written once it works again', async () => {
    const problems: (string | null)[] = [];
    const draft = openDraft(home, 'new', { onProblem: (error) => problems.push(error?.message ?? null) });
    await draft.read();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    vi.spyOn(files, 'writeDraftFile').mockRejectedValueOnce(new Error('no space left'));
    draft.change(() => content('still here'));
    await vi.advanceTimersByTimeAsync(250);
    await vi.waitFor(() => expect(problems).toEqual(['no space left']));
    await vi.advanceTimersByTimeAsync(5000);
    await vi.waitFor(() => expect(problems).toEqual(['no space left', null]));
    expect(await draft.read()).toMatchObject({ text: 'still here' });
  });

  it('makes flush fail, which keeps the text for the next try', async () => {
    const draft = openDraft(home, 'new');
    vi.spyOn(files, 'writeDraftFile').mockRejectedValueOnce(new Error('no space left'));
    draft.change(() => content('still here'));
    await expect(draft.flush()).rejects.toThrow('no space left');
    await draft.flush();
    expect(await draft.read()).toMatchObject({ text: 'still here' });
  });

  it('does not bring back a text that was cleared meanwhile', async () => {
    const draft = openDraft(home, 'new');
    let cleared: Promise<void> | undefined;
    vi.spyOn(files, 'writeDraftFile').mockImplementationOnce(async () => {
      cleared = draft.clear();
      throw new Error('no space left');
    });
    draft.change(() => content('saved elsewhere'));
    await expect(draft.flush()).rejects.toThrow('no space left');
    await cleared;
    await draft.flush();
    expect(await draft.read()).toBeNull();
  });
});
