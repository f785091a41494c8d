/** Putting the graph right on the command line: what is asked of the journal, printed and refused. */
import { beforeEach, describe, expect, it } from 'vitest';
import { CliJournal, kith, type CliRun } from '../../../helpers/cliHarness.ts';

let journal: CliJournal;
let ids: string[];
beforeEach(() => {
  journal = new CliJournal('/nowhere/home');
  ids = journal.seed(['Bobby and Robert Bell by the lake', 'Robert Bell in Jordan', 'Jordan called']);
  journal.finishNodes(ids[0] ?? '', { Bobby: 'person', 'Robert Bell': 'person' });
  journal.finishNodes(ids[1] ?? '', { 'Robert Bell': 'person', Jordan: 'place' });
});

const run = (...words: string[]): Promise<CliRun> => kith(words, { journal });
const names = (at: number) => journal.episodes.get(ids[at] ?? '')?.entities.map(({ name }) => name);

function expectRefused(run: CliRun, code: number, what: RegExp, next: RegExp): void {
  expect(run).toMatchObject({ code, out: '' });
  const [first, second, ...rest] = run.err.split('\n');
  expect(first).toMatch(what);
  expect(second).toMatch(next);
  expect(rest).toEqual(['']);
  expect(journal.asked).toEqual([]);
}

describe('kith entity NAME …', () => {
  it('merges by names without quotes, says what is so now, and how to take it back', async () => {
    const { code, out, err } = await run('entity', 'Bobby', 'merge', 'Robert', 'Bell');
    expect({ code, out }).toEqual({ code: 0, out: '“Bobby” is “Robert Bell”\n' });
    expect(names(0)).toEqual(['Robert Bell']);
    const undo = /kith (corrections undo \S+)$/.exec(err.trim())?.[1]?.split(' ') ?? [];
    expect(await run(...undo)).toMatchObject({ code: 0, out: 'taken back: “Bobby” is “Robert Bell”\n' });
    expect(names(0)).toEqual(['Bobby', 'Robert Bell']);
  });

  it('prints the correction and the entity to go on with as JSON', async () => {
    const { out, err } = await run('entity', 'Bobby', 'merge', 'Robert Bell', '--json');
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      correction: { id: expect.any(String) as string, kind: 'merge', undone: null, words: '“Bobby” is “Robert Bell”' },
      entity: 'entity-Robert Bell',
    });
  });

  it.each([
    ['entity Bobby apart Robert Bell', { kind: 'apart', entity: 'entity-Bobby', from: 'entity-Robert Bell' }],
    ['entity Bobby rename Bob Stone', { kind: 'rename', entity: 'entity-Bobby', name: 'Bob Stone' }],
    ['entity Robert Bell alias Bob', { kind: 'alias', entity: 'entity-Robert Bell', name: 'Bob' }],
    ['entity jordan retype Person', { kind: 'retype', entity: 'entity-Jordan', type: 'person' }],
    ['entity Bobby ignore', { kind: 'ignore', entity: 'entity-Bobby' }],
    ['entity Bobby delete', { kind: 'delete', entity: 'entity-Bobby' }],
    ['entity Bobby split --spelled Bobby', { kind: 'split', entity: 'entity-Bobby', names: ['Bobby'] }],
  ])('%s', async (words, asked) => {
    expect(await run(...words.split(' '))).toMatchObject({ code: 0 });
    expect(journal.asked).toEqual([asked]);
  });

  it('knows entries by any beginning of their id, and takes several where that makes sense', async () => {
    const [first = '', second = '', third = ''] = ids;
    await run('entity', 'Robert Bell', 'split', 'Rob Bell', '--in', first, '--in', second);
    await run('entity', 'Bobby', 'ignore', '--in', first);
    await run('entity', 'Jordan', 'add', '--in', 'last');
    await run('entity', 'Lake Como', 'add', 'place', '--in', third);
    expect(journal.asked).toEqual([
      { kind: 'split', entity: 'entity-Robert Bell', entries: [first, second], name: 'Rob Bell' },
      { kind: 'ignore', entity: 'entity-Bobby', entry: first },
      { kind: 'add', entry: third, name: 'Jordan', type: 'place' },
      { kind: 'add', entry: third, name: 'Lake Como', type: 'place' },
    ]);
  });

  it('takes a name with such a word in it in quotes', async () => {
    journal.finishNodes(ids[2] ?? '', { 'Banana split': 'other' });
    expect((await run('entity', 'Banana split')).out).toContain('Banana split');
    await run('entity', 'Banana split', 'rename', 'Dessert');
    expect(journal.asked).toEqual([{ kind: 'rename', entity: 'entity-Banana split', name: 'Dessert' }]);
  });

  it.each<[string, number, RegExp, RegExp]>([
    ['entity Boby merge Robert Bell', 3, /“Boby”/, /Did you mean Bobby\?/],
    ['entity Bobby merge Nobody', 3, /“Nobody”/, /kith entities/],
    ['entity Bobby merge', 2, /`merge` needs OTHER/, /kith entity NAME merge OTHER/],
    ['entity merge Bobby Robert', 2, /name comes before `merge`/, /kith entity NAME merge OTHER/],
    ['entity Bobby delete now', 2, /takes no more words/, /kith entity NAME delete/],
    ['entity Bobby retype persn', 2, /“persn”/, /Did you mean person\?.*place/],
    ['entity Bobby split', 2, /which entries/, /--in ENTRY/],
    ['entity Bobby rename X --in last', 2, /takes no --in/, /split, ignore, add/],
    ['entity Bobby --in last', 2, /--in goes with a correction/, /split, ignore, add/],
    ['entity Bobby ignore --in 01NOPE', 3, /no entry 01NOPE/, /./],
    ['entity Carla add --in last', 2, /new name/, /kith entity NAME add \[TYPE\]/],
    ['entity Carla add person', 2, /which entry/, /--in ENTRY/],
  ])('refuses %s, in two lines', async (words, code, what, next) => {
    expectRefused(await run(...words.split(' ')), code, what, next);
  });

  it('takes a name as it is shown before another name of somebody else', async () => {
    const [first = ''] = ids;
    await run('entity', 'Bobby', 'split', 'Bobby (2)', '--in', first);
    journal.finishNodes(ids[2] ?? '', { Bobby: 'person' });
    await run('entity', 'Bobby', 'rename', 'Bob');
    expect(journal.asked.at(-1)).toMatchObject({ kind: 'rename', entity: 'entity-Bobby' });
  });

  it('asks which is meant where several have the name, and takes the id it offers', async () => {
    journal.finishNodes(ids[2] ?? '', { Jordan: 'person' });
    const twin = journal.episodes.get(ids[2] ?? '')?.entities[0];
    Object.assign(twin ?? {}, { id: 'aabbccddeeff00112233445566778899' });
    const refused = await run('entity', 'Jordan', 'rename', 'Jordan Hale');
    expectRefused(refused, 2, /aabbccdd person Jordan \(1 entry\)/, /kith entity \S+$/);
    expect(refused.err).toContain('place Jordan (1 entry)');
    expect((await run('entity', 'Jordan')).err).toMatch(
      /^Called so, too: .* Jordan \(1 entry\)\. See: kith entity \S+\n$/,
    );
    expect((await run('entity', 'aabbccdd')).out).toMatch(/^person +Jordan/);
    await run('entity', 'aabbccdd', 'rename', 'Jordan Hale');
    expect(journal.asked).toMatchObject([{ kind: 'rename', entity: twin?.id }]);
  });
});

describe('what may be the same', () => {
  beforeEach(() => {
    const of = (name: string, episodes: number) => ({ id: `entity-${name}`, name, type: 'person' as const, episodes });
    journal.suggested.push({ entity: of('Bobby', 1), candidates: [of('Robert Bell', 2)], reason: 'a short form' });
  });

  it('is listed with the commands that settle it', async () => {
    const { out } = await run('entities', '--suggestions');
    expect(out).toContain('person Bobby (1 entry) may be person Robert Bell (2 entries): a short form');
    expect(out).toContain("kith entity Bobby merge 'Robert Bell'\n");
    expect(out).toContain("kith entity Bobby apart 'Robert Bell'\n");
    expect((await run('entity', 'Robert Bell')).out).toContain("kith entity Bobby merge 'Robert Bell'\n");
    await run('entity', 'Bobby', 'apart', 'Robert Bell');
    expect((await run('entities', '--suggestions')).out).toBe('');
  });

  it('is an array as JSON, and part of the entity', async () => {
    expect(JSON.parse((await run('entities', '--suggestions', '--json')).out)).toEqual(journal.suggested);
    expect(JSON.parse((await run('entities', '--suggestions', '--type', 'place', '--json')).out)).toEqual([]);
    expect(JSON.parse((await run('entity', 'Bobby', '--json')).out)).toMatchObject({ suggestions: journal.suggested });
  });

  it('is offered by id where the name would not do', async () => {
    journal.finishNodes(ids[2] ?? '', { '-x': 'other', 'a\u001bb': 'other' });
    for (const name of ['-x', 'a\u001bb']) {
      const other = { id: `entity-${name}`, name, type: 'other' as const, episodes: 1 };
      journal.suggested.push({ entity: other, candidates: [], reason: '' });
      journal.suggested.push({ entity: { ...other, id: 'entity-Bobby' }, candidates: [other], reason: 'no' });
    }
    const { out } = await run('entities', '--suggestions');
    expect(out).not.toMatch(/merge -x|\u001b/);
  });
});

describe('kith corrections', () => {
  it('are listed newest first, those taken back too', async () => {
    expect(JSON.parse((await run('corrections', '--json')).out)).toEqual([]);
    await run('entity', 'Bobby', 'rename', 'Bob');
    await run('entity', 'Jordan', 'retype', 'person');
    await run('corrections', 'undo');
    const rows = (await run('corrections')).out.trimEnd().split('\n');
    expect(rows).toEqual([
      expect.stringMatching(/^01\S+ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}“Jordan” is .*person {2}\(taken back\)$/),
      expect.stringMatching(/^01\S+ {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}“Bobby” is called “Bob”$/),
    ]);
    expect(JSON.parse((await run('corrections', '--json', '--limit', '1')).out)).toMatchObject([{ kind: 'retype' }]);
  });

  it('undo takes back the last that stands, and says so as JSON', async () => {
    await run('entity', 'Bobby', 'rename', 'Bob');
    expect(JSON.parse((await run('corrections', 'undo', 'last', '--json')).out)).toMatchObject({
      kind: 'rename',
      undone: expect.any(String) as string,
    });
    expect(await run('corrections', 'undo')).toMatchObject({ code: 3, out: '' });
  });

  it('refuse what they do not know', async () => {
    expectRefused(await run('corrections', 'redo'), 2, /redo/, /corrections undo ID/);
    expectRefused(await run('corrections', 'undo', '--limit', '3'), 2, /--limit/, /undo ID/);
  });
});
