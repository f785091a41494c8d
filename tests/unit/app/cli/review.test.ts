/** `kith enrich --preview` and `kith review`: nothing is changed before somebody accepts it. */
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { STARTER } from '../../../../backend/model/catalogue.ts';
import type { Difference } from '../../../../backend/review/difference.ts';
import { CliJournal, kith, type CliRun } from '../../../helpers/cliHarness.ts';
import { NO_DIFFERENCE } from '../../../helpers/fakeJournalReview.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

const at = (surface: string, start: number) => ({ surface, start, end: start + surface.length });
const PRIYA = { name: 'Priya', type: 'person', mentions: [at('Priya', 5)] } as const;
const DIFFERENCE: Difference = {
  entities: {
    added: [{ name: 'Lisbon', type: 'place', mentions: [at('Lisbon', 14)] }],
    removed: [{ name: 'With', type: 'other', mentions: [at('With', 0)] }],
    changed: [
      {
        before: { ...PRIYA, mentions: [at('Priya', 5)] },
        after: { ...PRIYA, type: 'pet', mentions: [] },
        what: ['type'],
      },
    ],
  },
  relations: {
    added: [{ subject: 'Me', predicate: 'met_with', object: 'Priya', evidence: 'With Priya\nin \u001b[31mLisbon.' }],
    removed: [],
    changed: [],
  },
};

const many = z.array(z.unknown());
const reviewShape = z.strictObject({ entries: many, sum: z.record(z.string(), z.unknown()) });
const whyShape = z.object({ entities: many, why: z.strictObject({ names: many, relations: many }) });

let journal: CliJournal;
let cache: string;
let ids: string[];

beforeEach(async () => {
  journal = new CliJournal();
  ids = journal.seed(['With Priya in Lisbon.', 'With Marek.', 'Nothing.'], new Date(2026, 10, 22, 21, 14));
  cache = await mkdtemp(join(tmpdir(), 'kith-review-'));
  await mkdir(join(cache, 'models'));
  // Stands for the starter: its header and its length, without its bytes.
  await writeFile(join(cache, 'models', STARTER.file), ggufFile());
  await truncate(join(cache, 'models', STARTER.file), STARTER.bytes);
});
afterEach(async () => {
  await rm(cache, { recursive: true, force: true });
});

const idAt = (index: number): string => ids[index] ?? '';

function run(words: string): Promise<CliRun> {
  return kith(words.split(' '), { journal, environment: { KITH_HOME: '/nowhere/home', KITH_CACHE: cache } });
}

describe('enrich --preview', () => {
  it('asks for the entries named, or for all, and prints their ids', async () => {
    expect((await run(`enrich ${idAt(0)} --preview --model starter`)).out).toBe(`${idAt(0)}\n`);
    const all = await run('enrich --all --preview --json');
    expect(JSON.parse(all.out)).toEqual(ids.map((id) => ({ id, preview: true })));
    expect(all.err).toContain('kith review');
    expect(journal.previewed).toEqual([
      { selection: { ids: [idAt(0)] }, model: 'starter' },
      { selection: { which: 'all' }, model: undefined },
    ]);
    expect(journal.enriched).toEqual([]);
  });

  it.each(['--preview', '--preview --pending', '--preview --failed', '--all --preview --held'])(
    'refuses %s',
    async (flags) => {
      expect(await run(`enrich ${flags}`)).toMatchObject({ code: 2, out: '' });
    },
  );

  it('says when an entry is not read yet', async () => {
    const { id } = await journal.add('New.');
    const result = await run(`enrich ${id} --preview`);
    expect(result).toMatchObject({ code: 1, out: '' });
    expect(result.err).toContain('1 entry is not read yet');
    expect(await run('enrich 01NOPE --preview')).toMatchObject({ code: 3 });
  });

  it('with --wait shows what would change when all is read', async () => {
    const running = run('enrich --all --preview --wait');
    await vi.waitFor(() => expect(journal.calls).toContain('preview'));
    journal.propose(idAt(0), DIFFERENCE);
    journal.propose(idAt(1), NO_DIFFERENCE);
    journal.propose(idAt(2), NO_DIFFERENCE);
    const { code, out } = await running;
    expect(code).toBe(0);
    expect(out).toContain('1 entry would change: names +1 -1 ~1, relations +1.');
    expect(out).toContain('2 would stay as they are.');
  });

  it('with --wait ends with 1 when an entry could not be read', async () => {
    const running = run(`enrich ${idAt(0)} --preview --wait`);
    await vi.waitFor(() => expect(journal.calls).toContain('preview'));
    journal.propose(idAt(0), NO_DIFFERENCE, { state: 'failed', reason: 'no readable answer', difference: null });
    const { code, out } = await running;
    expect(code).toBe(1);
    expect(out).toContain('could not be read: no readable answer');
  });

  it('with --wait ends when its entry is edited meanwhile', async () => {
    const running = run(`enrich ${idAt(0)} --preview --wait`);
    await vi.waitFor(() => expect(journal.calls).toContain('preview'));
    journal.proposed.clear();
    journal.emit('proposal_dropped', idAt(0));
    expect(await running).toMatchObject({ code: 0, out: 'No proposals.\n' });
  });
});

describe('review', () => {
  it('lists what would change, a row each, and the sum with whose readings they are', async () => {
    journal.propose(idAt(0), DIFFERENCE);
    journal.propose(idAt(1), NO_DIFFERENCE);
    const { out } = await run('review');
    expect(out.split('\n')).toEqual([
      `${idAt(0)}  2026-11-22 21:14  names +1 -1 ~1, relations +1  With Priya in Lisbon.`,
      '',
      '1 entry would change: names +1 -1 ~1, relations +1.',
      '1 would stay as they are.',
      'Stands: starter (nodes-1, edges-1).',
      'Proposed: large (nodes-1, edges-1).',
      '',
    ]);
    expect((await run('review')).err).toContain('kith review accept');
    expect((await run('status')).out).toContain('review     2 proposals wait for your answer: kith review');
  });

  it('is one JSON value with entries and sum', async () => {
    journal.propose(idAt(0), DIFFERENCE);
    const { entries, sum } = reviewShape.parse(JSON.parse((await run('review --json')).out));
    expect(entries).toMatchObject([
      {
        id: idAt(0),
        state: 'ready',
        before: { nodes: { model: 'starter', prompt_version: 'nodes-1', at: '2026-11-22T10:00:00.000Z' } },
        after: { edges: { model: 'large' } },
        counts: { entities: { added: 1, removed: 1, changed: 1 }, relations: { added: 1 } },
        difference: DIFFERENCE,
      },
    ]);
    expect(sum).toMatchObject({ different: 1, same: 0, entities: { added: 1 }, relations: { added: 1 } });
  });

  it('of one entry shows every line, safe to draw', async () => {
    journal.propose(idAt(0), DIFFERENCE);
    const { out } = await run(`review ${idAt(0)}`);
    expect(out.split('\n').slice(3, 8)).toEqual([
      '- other With',
      '~ person Priya → pet Priya',
      '+ place Lisbon',
      '+ Me met with Priya: “With Priya in Lisbon.”',
      '',
    ]);
    expect(out).toMatch(/Stands, names: read by starter, prompt nodes-1, 2026-11-\d\d \d\d:\d\d, run 01KB3Z/);
    expect(out).not.toContain('\u001b');
    expect(await run(`review ${idAt(1)}`)).toMatchObject({ code: 3 });
  });

  it('says when there is nothing', async () => {
    expect(await run('review')).toMatchObject({ code: 0, out: 'No proposals.\n' });
    expect(await run('review accept --all')).toMatchObject({ code: 0, out: '' });
  });
});

describe('an answer', () => {
  it('accepts or discards by entry, and tells of those without a proposal', async () => {
    journal.propose(idAt(0), DIFFERENCE);
    journal.propose(idAt(1), NO_DIFFERENCE);
    const accepted = await run(`review accept ${idAt(0)} ${idAt(2)} --json`);
    expect(JSON.parse(accepted.out)).toEqual([
      { id: idAt(0), accepted: true },
      { id: idAt(2), accepted: false },
    ]);
    expect(accepted.code).toBe(0);
    expect(accepted.err).toContain(`There is no proposal for ${idAt(2)}.`);
    expect(await run(`review discard ${idAt(1)}`)).toMatchObject({ code: 0, out: `${idAt(1)}\n` });
    expect(await run(`review discard ${idAt(1)}`)).toMatchObject({ code: 1, out: '' });
  });

  it('for all takes what is ready and says how much of it was a change', async () => {
    journal.propose(idAt(0), DIFFERENCE);
    journal.propose(idAt(1), NO_DIFFERENCE);
    await journal.preview({ ids: [idAt(2)] });
    const { out, err } = await run('review accept --all');
    expect(out).toBe(`${idAt(0)}\n${idAt(1)}\n`);
    expect(err).toContain('1 entry changed, 1 without a difference.');
    expect((await run(`review accept ${idAt(2)}`)).err).toContain('is not read anew yet');
    expect((await run('review discard --all')).out).toBe(`${idAt(2)}\n`);
  });

  it('that was given can be taken back: the last as a whole, or by entry', async () => {
    for (const index of [0, 1, 2]) journal.propose(idAt(index), DIFFERENCE);
    await run(`review accept ${idAt(2)}`);
    expect((await run('review accept --all')).err).toContain('Take it back: kith review undo');
    const undone = await run('review undo');
    expect(undone).toMatchObject({ code: 0, out: `${idAt(0)}\n${idAt(1)}\n` });
    expect(undone.err).toContain('2 entries are as before; the proposals wait: kith review');
    expect([...journal.proposed.keys()]).toEqual([idAt(0), idAt(1)]);
    const byEntry = await run(`review undo ${idAt(0)} ${idAt(2)} --json`);
    expect(JSON.parse(byEntry.out)).toEqual([
      { id: idAt(0), taken_back: false },
      { id: idAt(2), taken_back: true },
    ]);
    expect(byEntry.err).toContain(`Nothing was accepted for ${idAt(0)}, or it was changed or read again since.`);
    expect(await run(`review undo ${idAt(0)}`)).toMatchObject({ code: 1, out: '' });
    expect(await run('review undo')).toMatchObject({ code: 3, out: '' });
    expect(await run('review undo --all')).toMatchObject({ code: 2 });
  });

  it.each(['accept', 'discard', 'accept --all 01EPISODE00000000000000001', '--all'])(
    'refuses review %s',
    async (words) => {
      expect(await run(`review ${words}`)).toMatchObject({ code: 2 });
    },
  );
});

describe('another model', () => {
  it('queues nothing, but says what would show what it changes', async () => {
    journal.readBefore = ['older', 'starter'];
    const { err } = await run('model use starter');
    expect(err).toContain('Entries were read by older. `kith enrich --all --preview` shows what starter would change.');
    expect(journal.calls).not.toContain('enrich');
    expect(journal.calls).not.toContain('preview');
    journal.readBefore = ['starter'];
    expect((await run('model use starter')).err).toBe('');
  });
});

describe('show --why', () => {
  it('says of each name and relation from which sentence it is, and who read it', async () => {
    journal.finishNodes(idAt(0), { Priya: 'person', Lisbon: 'place' });
    journal.finishEdges(idAt(0), [['Priya', 'visited', 'Lisbon']]);
    const { out } = await run(`show ${idAt(0)} --why`);
    expect(out).toContain('person Priya: “With Priya in Lisbon.”\n');
    expect(out).toContain('Priya visited Lisbon: “With Priya in Lisbon.”\n');
    expect(out).toMatch(/^Relations: read by starter, prompt edges-1, .*run 01KB3Z/m);
    const { why, entities } = whyShape.parse(JSON.parse((await run(`show ${idAt(0)} --why --json`)).out));
    expect(entities).toHaveLength(2);
    expect(why.names[0]).toMatchObject({
      name: 'Priya',
      start: 5,
      sentence: 'With Priya in Lisbon.',
      why: { by: 'model', model: 'starter', prompt_version: 'nodes-1', read_as: { name: 'Priya', type: 'person' } },
    });
    expect(why.relations).toMatchObject([{ predicate: 'visited', why: { by: 'model', prompt_version: 'edges-1' } }]);
    expect(JSON.parse((await run(`show ${idAt(0)} --json`)).out)).not.toHaveProperty('why');
  });

  it('of a name says it for each sentence that mentions or relates it', async () => {
    journal.finishNodes(idAt(0), { Priya: 'person', Lisbon: 'place' });
    const { out } = await run('entity Priya --why');
    expect(out).toContain('Priya: “With Priya in Lisbon.”\n');
    expect(out).toMatch(
      new RegExp(`    2026-11-22  \\[${idAt(0)}\\]  read by starter, prompt nodes-1, .*, run 01KB3Z`),
    );
    const { why } = z.object({ why: many }).parse(JSON.parse((await run('entity Priya --why --json')).out));
    expect(why).toMatchObject([{ of: 'Priya', episode: idAt(0), why: { by: 'model', prompt_version: 'nodes-1' } }]);
    expect(JSON.parse((await run('entity Priya --json')).out)).not.toHaveProperty('why');
    expect(await run('entity Priya rename Anna --why')).toMatchObject({ code: 2 });
  });

  it('tells what a person put there or changed', async () => {
    journal.finishNodes(idAt(0), { Priya: 'person', Lisbon: 'place' });
    journal.why = async () => {
      const before = await CliJournal.prototype.why.call(journal, [idAt(0)]);
      const found = [{ name: 'Lisbon', type: 'other' as const, ...at('Lisbon', 14) }];
      return new Map([...before].map(([id, why]) => [id, { ...why, found }]));
    };
    const { out } = await run(`show ${idAt(0)} --why`);
    expect(out).toContain('person Priya: “With Priya in Lisbon.”, put there by hand');
    expect(out).toContain('place Lisbon: “With Priya in Lisbon.”, read as other Lisbon');
  });
});
