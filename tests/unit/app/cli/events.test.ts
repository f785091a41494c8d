/** `kith events`: the history, and with --follow everything after it, in order and once. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { readerIsGone } from '../../../../app/cli/readerIsGone.ts';
import { CliJournal, kith, type CliRun, type CliSetting } from '../../../helpers/cliHarness.ts';
import { eventShape } from '../../../helpers/workShapes.ts';

let journal: CliJournal;
beforeEach(() => {
  journal = new CliJournal();
});

function run(words: string, setting: CliSetting = {}): Promise<CliRun> {
  return kith(words.split(' '), { journal, ...setting });
}

/** Events by number, counted from 1. */
function numbersIn(out: string): number[] {
  const lines = out.split('\n').filter((line) => line !== '');
  return lines.map((line) => Number(eventShape.parse(JSON.parse(line)).id.split('-')[0]));
}

describe('events', () => {
  it('prints the last ones, oldest first', async () => {
    for (let event = 1; event <= 60; event++) journal.emit('idle', null, `number ${event}`);
    const all = (await run('events')).out.trimEnd().split('\n');
    expect(all).toHaveLength(50);
    expect([all[0], all[49]]).toEqual([expect.stringContaining('number 11'), expect.stringContaining('number 60')]);
    const few = z.array(eventShape).parse(JSON.parse((await run('events --json --limit 2')).out));
    expect(few.map(({ detail }) => detail)).toEqual(['number 59', 'number 60']);
    expect(await run('events --limit none')).toMatchObject({ code: 2 });
  });

  it('prints progress and drawable details, cut to the terminal', async () => {
    journal.emit('progress', '01ENTRY', null, { stage: 'nodes', tokens: 41, tokens_per_second: 9.34 });
    journal.emit('model_loading', null, 'a\u001b[31m model');
    const [progress, loading] = (await run('events')).out.split('\n');
    expect(progress).toMatch(/^\d\d-\d\d \d\d:\d\d:\d\d {2}progress {9}01ENTRY {2}nodes {2}41 tokens, 9\.3 tokens\/s$/);
    expect(loading).toMatch(/ {2}model loading {4}a model$/);
    const { out } = await run('events', { columns: 40 });
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });
});

describe('events --follow', () => {
  it('loses nothing between the history and the following, and tells nothing twice', async () => {
    const stopping = new AbortController();
    journal.emit('idle');
    const release = journal.hold('events');
    let out = '';
    const running = run('events --follow --json', { signal: stopping.signal, onOut: (text) => (out += text) });
    await vi.waitFor(() => expect(journal.calls).toContain('events'));
    // Heard while the history is read, and in it too.
    journal.emit('saved', '01A');
    release();
    await vi.waitFor(() => expect(numbersIn(out)).toEqual([1, 2]));
    journal.emit('progress', '01A', null, { tokens: 3 });
    // Told at once, a line each.
    expect(numbersIn(out)).toEqual([1, 2, 3]);
    stopping.abort();
    expect(await running).toMatchObject({ code: 130, err: expect.stringContaining('Interrupted') as string });
    journal.emit('idle');
    expect(numbersIn(out)).toEqual([1, 2, 3]);
  });

  it('begins at the history, however short', async () => {
    const stopping = new AbortController();
    const release = journal.hold('events');
    let out = '';
    const setting = { signal: stopping.signal, onOut: (text: string) => (out += text) };
    const running = run('events --follow --json --limit 1', setting);
    await vi.waitFor(() => expect(journal.calls).toContain('events'));
    for (let event = 1; event <= 3; event++) journal.emit('idle');
    release();
    await vi.waitFor(() => expect(out).not.toBe(''));
    journal.emit('idle');
    expect(numbersIn(out)).toEqual([3, 4]);
    stopping.abort();
    await running;
  });

  // Elsewhere the next write finds out.
  it.runIf(process.platform === 'linux')('ends quietly when nobody reads any more', async () => {
    const { path, reader } = await pipe();
    const writer = await open(path, constants.O_WRONLY);
    onTestFinished(() => writer.close());
    const results = { fd: writer.fd, write: () => true };
    const running = run('events --follow', { results });
    await vi.waitFor(() => expect(journal.calls).toContain('events'));
    expect(await readerIsGone(writer.fd)).toBe(false);
    reader.kill();
    expect(await running).toEqual({ code: 0, out: '', err: '' });
  });

  it('lets go of the journal when the history cannot be read', async () => {
    journal.failNext('events', new Error('no'));
    expect(await run('events --follow')).toMatchObject({ code: 1 });
    expect(journal.closed).toBe(true);
  });
});

async function pipe(): Promise<{ path: string; reader: { kill: () => void } }> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-pipe-'));
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = spawn('cat', [path], { stdio: 'ignore' });
  onTestFinished(async () => {
    reader.kill();
    await rm(folder, { recursive: true });
  });
  return { path, reader };
}
