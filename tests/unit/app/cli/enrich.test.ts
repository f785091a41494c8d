/** `kith enrich --wait` returns when all is read, and says so when nobody will read. */
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STARTER } from '../../../../backend/model/catalogue.ts';
import type { JournalStatus } from '../../../../backend/journal/Journal.ts';
import { CliJournal, kith, type CliRun } from '../../../helpers/cliHarness.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

let journal: CliJournal;
let cache: string;
let stopping: AbortController;

beforeEach(async () => {
  journal = new CliJournal();
  stopping = new AbortController();
  cache = await mkdtemp(join(tmpdir(), 'kith-enrich-'));
  await mkdir(join(cache, 'models'));
  // Stands for the starter: its header and its length, without its bytes.
  await writeFile(join(cache, 'models', STARTER.file), ggufFile());
  await truncate(join(cache, 'models', STARTER.file), STARTER.bytes);
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
});

function run(words: string): Promise<CliRun> {
  const environment = { KITH_HOME: '/nowhere/home', KITH_CACHE: cache };
  return kith(words.split(' '), { journal, environment, signal: stopping.signal });
}

/** A backlog in which all is held. */
function onlyHeld(held: number): JournalStatus['backlog'] {
  return { ...journal.work.backlog(journal.activity), ready: 0, waiting: 0, running: 0, held };
}

async function asked(): Promise<void> {
  await vi.waitFor(() => expect(journal.calls).toContain('enrich'));
}

describe('enrich', () => {
  it('asks for the entries named, or for all that wait, and prints their ids', async () => {
    const [first = '', second = ''] = journal.seed(['one', 'two']);
    expect((await run(`enrich ${first}`)).out).toBe(`${first}\n`);
    expect(JSON.parse((await run('enrich --all --json')).out)).toEqual(
      [first, second].map((id) => ({ id, status: 'pending_nodes', reason: null })),
    );
    expect(await run('enrich --all --failed')).toMatchObject({ code: 2 });
    expect(await run(`enrich ${first} --all`)).toMatchObject({ code: 2 });
    expect(await run('enrich 01NOPE')).toMatchObject({ code: 3 });
  });

  it('reads with another model when that can be used', async () => {
    const [id = ''] = journal.seed(['one']);
    journal.values = { inferenceEnabled: true, model: 'qwen3-0.6b' };
    expect((await run(`enrich ${id} --model starter`)).out).toBe(`${id}\n`);
    await run('enrich --failed');
    await run('enrich --held');
    expect(await run('enrich --held --model starter')).toMatchObject({ code: 2 });
    expect(journal.enriched).toEqual([
      { selection: { ids: [id] }, model: 'starter' },
      { selection: { which: 'failed' }, model: undefined },
      { selection: { which: 'held' }, model: undefined },
    ]);
  });

  it.each([
    ['gpt', 3, /no model named gpt/],
    ['none', 3, /no model named none/],
    ['qwen3-0.6b', 5, /not on this machine\.\nFetch it: kith model pull qwen3-0\.6b/],
    ['./nothing.gguf', 5, /nothing\.gguf/],
  ])('refuses the model %s and asks for nothing', async (model, code, message) => {
    journal.seed(['one']);
    const result = await run(`enrich --all --model ${model}`);
    expect(result.code).toBe(code);
    expect(result.err).toMatch(message);
    expect(journal.enriched).toEqual([]);
  });
});

describe('enrich --wait', () => {
  it('returns when every entry is read, with progress on the error output', async () => {
    const [first = '', second = ''] = journal.seed(['one', 'two']);
    const running = run('enrich --all --wait --json');
    await asked();
    journal.setActivity({ state: 'reading', episode: first });
    journal.finishNodes(first, {});
    journal.finishEdges(first, []);
    await vi.waitFor(() => expect(journal.calls.filter((call) => call === 'status').length).toBeGreaterThan(1), 5000);
    journal.finishNodes(second, {});
    journal.finishEdges(second, []);
    const result = await running;
    expect(result.code).toBe(0);
    expect(JSON.parse(result.out)).toEqual([first, second].map((id) => ({ id, status: 'done', reason: null })));
    expect(result.err).toContain('Read 1 of 2');
  });

  it('exits 1 when an entry needs attention, and says how to see why', async () => {
    const [first = '', second = ''] = journal.seed(['one', 'two']);
    const running = run('enrich --all --wait --json');
    await asked();
    journal.finishEdges(first, []);
    journal.needAttention(second, 'bad output');
    const result = await running;
    expect(result.code).toBe(1);
    expect(JSON.parse(result.out)).toContainEqual({ id: second, status: 'needs_attention', reason: 'bad output' });
    expect(result.err).toContain('1 entry needs attention.');
  });

  it.each([
    ['that is cancelled', async (id: string) => void (await journal.cancel({ ids: [id] }))],
    // The queue that the journal shows does not hold every item.
    ['beyond what is shown', async () => void (journal.statusChange = { queue: [], backlog: onlyHeld(1) })],
  ])('does not wait for an entry %s', async (_, hold) => {
    const [first = '', second = ''] = journal.seed(['one', 'two']);
    const running = run('enrich --all --wait --json');
    await asked();
    journal.finishEdges(first, []);
    await hold(second);
    const result = await running;
    expect(result.code).toBe(1);
    expect(JSON.parse(result.out)).toEqual([
      { id: first, status: 'done', reason: null },
      { id: second, status: 'pending_nodes', reason: 'held' },
    ]);
    expect(result.err).toMatch(/1 held.*\n.*kith enrich ID, or kith enrich --held\n$/);
  });

  it('is not misled by the end of an earlier reading', async () => {
    const [id = ''] = journal.seed(['one']);
    const running = run('enrich --all --wait');
    await asked();
    journal.emit('completed', id, null, { stage: 'edges' });
    await vi.waitFor(() => expect(journal.calls).toContain('unread'));
    journal.finishEdges(id, []);
    expect(await running).toMatchObject({ code: 0, out: `${id}\n` });
    expect(journal.episodes.get(id)?.status).toBe('done');
  });

  it('asks for no chosen model when it is told one', async () => {
    const [id = ''] = journal.seed(['one']);
    journal.values = { inferenceEnabled: true, model: null };
    const running = run('enrich --all --wait --model starter');
    await asked();
    journal.finishEdges(id, []);
    expect((await running).code).toBe(0);
  });

  it('counts an entry that is deleted meanwhile as settled', async () => {
    const [id = ''] = journal.seed(['one']);
    const running = run('enrich --all --wait');
    await asked();
    await journal.delete(id);
    expect((await running).code).toBe(0);
  });

  it('returns at once when nothing waits', async () => {
    expect(await run('enrich --wait')).toMatchObject({ code: 0, out: '' });
  });

  it.each([
    [null, 5, /No language model is chosen/],
    ['none', 5, /No language model is chosen/],
    ['qwen3-0.6b', 5, /not on this machine/],
  ])('exits 5 when the model is %s, and changes nothing', async (model, code, message) => {
    const [id = ''] = journal.seed(['one']);
    journal.values = { inferenceEnabled: true, model };
    const result = await run('enrich --all --wait');
    expect(result.code).toBe(code);
    expect(result.err).toMatch(message);
    expect(journal.episodes.get(id)?.status).toBe('done');
  });

  it('exits 1 when inference is off, or is switched off meanwhile', async () => {
    journal.seed(['one']);
    const running = run('enrich --all --wait');
    await asked();
    await journal.setInference(false);
    expect(await running).toMatchObject({ code: 1, err: expect.stringContaining('Inference is off') as string });
    expect(await run('enrich --all --wait')).toMatchObject({ code: 1 });
  });

  it('exits 130 at Ctrl-C and leaves the entries waiting', async () => {
    const [id = ''] = journal.seed(['one']);
    const running = run('enrich --all --wait');
    await asked();
    stopping.abort();
    expect((await running).code).toBe(130);
    expect(journal.episodes.get(id)?.status).toBe('pending_nodes');
    expect(journal.closed).toBe(true);
  });
});
