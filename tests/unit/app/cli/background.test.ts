/** Commands about the background's work: cancel, runs, rebuild. */
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CliJournal, kith, type CliRun, type CliSetting } from '../../../helpers/cliHarness.ts';
import { aRun } from '../../../helpers/fakeJournalWork.ts';
import { runShape } from '../../../helpers/workShapes.ts';

let journal: CliJournal;
beforeEach(() => {
  journal = new CliJournal();
});

function run(words: string, setting: CliSetting = {}): Promise<CliRun> {
  return kith(words.split(' '), { journal, ...setting });
}

describe('cancel', () => {
  it('prints the ids that had work, and says why others had none', async () => {
    const [read = ''] = journal.seed(['read']);
    const { id } = await journal.add('waits');
    expect(await run(`cancel ${read} ${id}`)).toEqual({
      code: 0,
      out: `${id}\n`,
      err: `${read} has nothing to cancel: it is read already.\n`,
    });
    expect(journal.work.queue(journal.activity)).toMatchObject([{ episode: id, state: 'held' }]);
  });

  it('exits 1 when none had work', async () => {
    const [id = ''] = journal.seed(['read']);
    expect(await run(`cancel ${id}`)).toMatchObject({ code: 1, out: '' });
  });

  it('takes all, also when there is nothing', async () => {
    expect(await run('cancel --all')).toEqual({ code: 0, out: '', err: '' });
    const ids = [(await journal.add('one')).id, (await journal.add('two')).id];
    expect((await run('cancel --all')).out).toBe(`${ids.join('\n')}\n`);
  });

  it('tells as JSON which of the entries had work', async () => {
    const [read = ''] = journal.seed(['read']);
    const { id } = await journal.add('waits');
    expect(JSON.parse((await run(`cancel ${read} ${id} --json`)).out)).toEqual([
      { id, cancelled: true },
      { id: read, cancelled: false },
    ]);
  });

  it.each([
    ['cancel', 2],
    ['cancel 01X --all', 2],
    ['cancel 01NOPE', 3],
  ])('refuses `%s` and cancels nothing', async (words, code) => {
    await journal.add('waits');
    expect(await run(words)).toMatchObject({ code, out: '' });
    expect(journal.calls).not.toContain('cancel');
  });
});

describe('runs', () => {
  const failed = { outcome: 'failed', tokens_per_second: null, error_class: 'BadOutputError' } as const;

  it('prints one aligned row each that fits 80 columns, newest first', async () => {
    const [id = ''] = journal.seed(['entry']);
    journal.work.attempts.push(
      aRun({ episode: id, ...failed, error_message: 'the answer\nwas no list of names, again and again' }),
      aRun({ episode: id, attempt: 2, tokens_per_second: 123.45 }),
      aRun({ episode: id, stage: 'edges', outcome: 'running', ended: null, tokens_per_second: null }),
    );
    const { out } = await run('runs', { now: () => new Date('2026-11-23T20:15:00.000Z') });
    const rows = out.trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row.length).toBeLessThanOrEqual(80);
      expect(row.slice(13, 39)).toBe(id);
    }
    expect(rows[0]).toMatch(/ {2}edges {2}running {5}60\.0s {2}starter$/);
    expect(rows[1]).toMatch(/ {2}nodes {2}completed {4}7\.5s {2}123 tok\/s$/);
    expect(rows[2]).toMatch(/ {2}nodes {2}failed {7}7\.5s {2}the answer w…$/);
  });

  it('shows more where the terminal is wider', async () => {
    journal.work.attempts.push(aRun({ episode: '01X', ...failed, error_message: 'no list of names', attempt: 3 }));
    expect((await run('runs', { columns: 120 })).out).toContain('no list of names, attempt 3, starter');
  });

  it('prints each run as JSON, exactly as it is', async () => {
    const [id = ''] = journal.seed(['entry']);
    journal.needAttention(id, 'bad output');
    const found = z.array(runShape).parse(JSON.parse((await run('runs --json')).out));
    expect(found).toEqual(await journal.runs());
    expect(found).toHaveLength(3);
    expect(JSON.parse((await run('runs --json --outcome lost')).out)).toEqual([]);
  });

  it('hands its filters on', async () => {
    const [id = ''] = journal.seed(['entry']);
    await run('runs');
    await run('runs --entry last --outcome failed --limit 3');
    expect(journal.runFilters).toEqual([{ limit: 20 }, { limit: 3, outcome: 'failed', episode: id }]);
    expect(await run('runs --entry 01NOPE')).toMatchObject({ code: 3 });
    expect(await run('runs --outcome bad')).toMatchObject({ code: 2 });
    expect(await run('runs --limit 0')).toMatchObject({ code: 2 });
  });
});

describe('rebuild', () => {
  it('prints how many entries there are, with one line of progress', async () => {
    journal.seed(['one', 'two']);
    expect(await run('rebuild')).toEqual({ code: 0, out: '2 entries\n', err: 'Making the graph\n' });
    expect(JSON.parse((await run('rebuild --json')).out)).toEqual({ episodes: 2 });
  });

  it('counts on a terminal', async () => {
    journal.seed(['one', 'two']);
    let said = '';
    await run('rebuild', { talking: { isTTY: true, write: (text) => (said += text) } });
    expect(said).toContain('Making the graph: 2 of 2\n');
  });
});
