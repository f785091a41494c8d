/** What commands print and how they exit: the contract scripts depend on (design §6). */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineUnavailableError } from '../../../../backend/errors.ts';
import { CliJournal, kith, type CliRun, type CliSetting } from '../../../helpers/cliHarness.ts';

let journal: CliJournal;
beforeEach(() => {
  journal = new CliJournal('/nowhere/home');
});

async function run(words: string, setting: CliSetting = {}): Promise<CliRun> {
  return kith(words.split(' '), { journal, ...setting });
}

function parsed(run: CliRun): unknown {
  expect(run.out.endsWith('\n')).toBe(true);
  expect(run.out.trimEnd()).not.toContain('\n');
  return JSON.parse(run.out);
}

/** One line what, one line what next, and nothing else. */
function expectRefused(run: CliRun, code: number, message: RegExp): void {
  expect(run.code).toBe(code);
  expect(run.out).toBe('');
  expect(run.err.split('\n')).toHaveLength(3);
  expect(run.err.split('\n')[0]).toMatch(message);
  expect(run.err.split('\n')[1]).not.toBe('');
}

describe('add', () => {
  it('joins its words, prints the id, and lets go of the journal', async () => {
    const result = await run('add Lunch with Priya');
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(journal.episodes.get(result.out.trim())?.text).toBe('Lunch with Priya');
    expect(journal.closed).toBe(true);
  });

  it('prints the episode as JSON, with the date that was given', async () => {
    const episode = parsed(await run('add --json --date 2026-11-20T21:14 hello'));
    expect(episode).toMatchObject({ text: 'hello', status: 'pending_nodes', revision: 1 });
    expect(episode).toHaveProperty('date', expect.stringMatching(/^2026-11-20T21:14:00/));
  });

  it('reads what is piped in, lines and all', async () => {
    const { out } = await run('add', { piped: 'one\ntwo' });
    expect(journal.episodes.get(out.trim())?.text).toBe('one\ntwo');
  });

  it.each([
    ['add', {}, /no text/],
    ['add', { piped: ' \n ' }, /empty/],
    ['add --date nonsense x', {}, /not a date/],
    ['add', { piped: 'x'.repeat(5 * 1024 * 1024) }, /5\.0 MiB; an entry holds at most 1 MiB/],
  ])('refuses before it opens the journal: %s', async (words, setting, message) => {
    const openJournal = async (): Promise<never> => Promise.reject(new Error('opened'));
    expectRefused(await run(words, { ...setting, openJournal }), 2, message);
  });
});

describe('show', () => {
  it('prints exactly the fields of the contract', async () => {
    const [id = ''] = journal.seed(['Met Priya at Siemens']);
    journal.finishNodes(id, { Priya: 'person', Siemens: 'organization' });
    journal.finishEdges(id, [['Priya', 'works_at', 'Siemens']]);
    const episode = journal.episodes.get(id);
    expect(parsed(await run(`show ${id} --json`))).toStrictEqual({
      id,
      text: 'Met Priya at Siemens',
      date: episode?.date,
      status: 'done',
      revision: 1,
      entities: [
        { id: 'entity-Priya', name: 'Priya', type: 'person', mentions: [{ surface: 'Priya', start: 4, end: 9 }] },
        {
          id: 'entity-Siemens',
          name: 'Siemens',
          type: 'organization',
          mentions: [{ surface: 'Siemens', start: 13, end: 20 }],
        },
      ],
      relations: [
        {
          subject: 'Priya',
          predicate: 'works_at',
          object: 'Siemens',
          evidence: 'Met Priya at Siemens',
          valid_at: episode?.date.slice(0, 10),
        },
      ],
    });
    const { out } = await run('show last');
    expect(out).toContain('person: Priya\norganization: Siemens');
    expect(out).toContain('Priya works at Siemens');
  });

  it('draws hostile text inert, and keeps it exact in JSON', async () => {
    const text = '\u001b[31mred\u001b]0;title\u0007 \u202egnp.exe';
    const [id = ''] = journal.seed([text]);
    for (const columns of [undefined, 80]) {
      const { out } = await run(`show ${id}`, columns === undefined ? {} : { columns });
      expect(out.replaceAll(/\u001b\[2?2m/g, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      expect(out).toContain('red');
    }
    expect(parsed(await run(`show ${id} --json`))).toHaveProperty('text', text);
  });

  it('exits 3 for an unknown id', async () => {
    expectRefused(await run('show 01NOPE'), 3, /no entry 01NOPE/);
  });
});

describe('list and search', () => {
  it('print arrays as JSON, also when there is nothing', async () => {
    expect(parsed(await run('list --json'))).toEqual([]);
    journal.seed(['newest', 'older']);
    expect(parsed(await run('list --json'))).toMatchObject([{ text: 'newest' }, { text: 'older' }]);
    expect(parsed(await run('search --json olde'))).toMatchObject([{ text: 'older', score: 1 }]);
    expect(parsed(await run('search --json nothing'))).toEqual([]);
  });

  it('list shows the trash by itself', async () => {
    const [id = ''] = journal.seed(['Not this', 'Keep this']);
    await journal.delete(id);
    expect(parsed(await run('list --trash --json'))).toMatchObject([{ id, text: 'Not this' }]);
    expectRefused(await run('list --trash --on today'), 2, /--trash can only/);
  });

  it('search understands filters, also those whose quotes the shell took away', async () => {
    const [id = ''] = journal.seed(['Lunch with Priya Raman', 'Lunch with Anna']);
    journal.finishNodes(id, { 'Priya Raman': 'person' });
    const told = (...words: string[]): Promise<CliRun> => kith(['search', '--json', ...words], { journal });
    expect(parsed(await told('lunch', 'with:priya'))).toMatchObject([{ id }]);
    expect(parsed(await told('with:Priya Raman'))).toMatchObject([{ id }]);
    expect(parsed(await told('lunch', 'before:2001'))).toEqual([]);
    expectRefused(await told('lunch', 'wiht:priya'), 2, /no filter wiht:/);
    expectRefused(await told('from:soon'), 2, /from:soon is no day/);
  });

  it('print one row for each entry, cut to the terminal', async () => {
    journal.seed(['first line\nsecond line '.repeat(20)]);
    const { out } = await run('list', { columns: 80 });
    expect(out.split('\n')).toHaveLength(2);
    expect(out.trimEnd().length).toBeLessThanOrEqual(80);
    expect(out).toContain('first line second');
  });

  it('hand every filter on', async () => {
    await run('list --from 2026-11-01 --to 2026-11-20 --entity Priya --status done --limit 7');
    await run('list --on 2026-11-03');
    expect(journal.filters).toEqual([
      { from: '2026-11-01', to: '2026-11-20', entity: 'Priya', status: 'done', limit: 7 },
      { from: '2026-11-03', to: '2026-11-03' },
    ]);
  });

  it.each(['list --limit 0', 'list --limit many', 'list --on today --from today', 'list --status x'])(
    'refuse %s',
    async (words) => {
      expectRefused(await run(words), 2, /./);
    },
  );
});

describe('edit, delete and restore', () => {
  it('changes the text from words or a pipe, and the date alone without reading the pipe', async () => {
    const [id = ''] = journal.seed(['before']);
    expect((await run(`edit ${id} after words`)).out.trim()).toBe(id);
    expect(journal.episodes.get(id)).toMatchObject({ text: 'after words', revision: 2 });
    await run('edit last', { piped: 'from a pipe' });
    expect(journal.episodes.get(id)?.text).toBe('from a pipe');
    const result = await run('edit last --date 2026-11-20T10:00 --json', { piped: 'not read' });
    expect(parsed(result)).toMatchObject({ id, text: 'from a pipe', revision: 4 });
    expect(journal.episodes.get(id)?.date).toMatch(/^2026-11-20T10:00:00/);
  });

  it('moves an entry to the trash and back', async () => {
    const [id = ''] = journal.seed(['text']);
    const deleted = await run(`delete ${id}`);
    expect(deleted).toMatchObject({
      code: 0,
      out: `${id}\n`,
      err: expect.stringContaining(`kith restore ${id}`) as string,
    });
    expectRefused(await run(`show ${id}`), 3, /no entry/);
    expect(parsed(await run(`restore ${id} --json`))).toMatchObject({ id, deleted: null });
  });
});

describe('entities', () => {
  it('are listed, filtered and shown', async () => {
    const [id = ''] = journal.seed(['Met Priya in Lisbon']);
    journal.finishNodes(id, { Priya: 'person', Lisbon: 'place' });
    expect(parsed(await run('entities --json'))).toMatchObject([{ name: 'Priya', episodes: 1 }, { name: 'Lisbon' }]);
    expect(parsed(await run('entity Priya --json'))).toMatchObject({ type: 'person', quotes: [{ episode: id }] });
    expect((await run('entity Priya')).out).toContain('Met Priya in Lisbon');
    expectRefused(await run('entity Nobody'), 3, /Nobody/);
    expectRefused(await run('entities --type alien'), 2, /person, place/);
  });
});

describe('insights', () => {
  it('tell how much was written, and with whom', async () => {
    expect((await run('insights')).out).toBe('Nothing is written yet.\n');
    const [id = ''] = journal.seed(['Met Priya in Lisbon'], new Date(Date.now() - 3_600_000));
    journal.finishNodes(id, { Priya: 'person', Lisbon: 'place' });
    expect(parsed(await run('insights --json'))).toMatchObject({
      entries: 1,
      words: 4,
      months: [{ people: [{ name: 'Priya', entries: 1 }], places: [{ name: 'Lisbon' }] }],
    });
    expect((await run('insights')).out).toMatch(/1 entry on 1 day, 4 words[^]*First times:[^]*Priya 1; Lisbon 1/);
  });
});

describe('inference', () => {
  it('is switched', async () => {
    expect(parsed(await run('inference off --json'))).toEqual({ inference_enabled: false });
    expect((await run('inference status')).out).toBe('off\n');
    expect((await run('inference on')).out).toBe('on\n');
    expectRefused(await run('inference maybe'), 2, /on or off/);
  });
});

describe('exit codes', () => {
  it('4 when there is no engine', async () => {
    const openJournal = async (): Promise<never> =>
      Promise.reject(new EngineUnavailableError('No engine.', 'Get one.'));
    expect(await run('list', { openJournal })).toEqual({ code: 4, out: '', err: 'No engine.\nGet one.\n' });
  });

  it('1 for what nobody thought of, in one line and without its text', async () => {
    journal.failNext('list', new Error('first\nsecond'));
    expectRefused(await run('list'), 2 - 1, /^Something went wrong: Error: first\.$/);
  });

  it('130 when interrupted, and the journal is let go', async () => {
    const stopping = new AbortController();
    const release = journal.hold('status');
    const running = run('status', { signal: stopping.signal });
    await vi.waitFor(() => expect(journal.calls).toContain('status'));
    stopping.abort();
    expectRefused(await running, 130, /Interrupted/);
    expect(journal.closed).toBe(true);
    release();
  });

  it('2 for `kith` alone without a terminal; with one, the window opens', async () => {
    expectRefused(await kith([], { piped: '' }), 2, /only in a terminal/);
    expectRefused(await kith([]), 2, /only in a terminal/);
    expect((await kith([], { columns: 80, openWindow: async () => 7 })).code).toBe(7);
    const plain = await kith(['--plain'], { columns: 80, openWindow: async (_, options) => (options.plain ? 8 : 0) });
    expect(plain.code).toBe(8);
    const dumb = await kith([], { columns: 80, environment: { KITH_HOME: '/nowhere/home', TERM: 'dumb' } });
    expectRefused(dumb, 2, /only print lines/);
  });

  it('0 for help and version, without a journal', async () => {
    const openJournal = async (): Promise<never> => Promise.reject(new Error('opened'));
    expect((await run('--version', { openJournal })).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await run('add --help', { openJournal })).toMatchObject({ code: 0, err: '' });
    expect((await run('help list', { openJournal })).out).toContain('--entity NAME');
    expectRefused(await run('help nonsense', { openJournal }), 2, /Unknown command/);
  });

  it('never draws control characters of a mistyped word', async () => {
    const { err } = await kith(['\u001b[31mx\u202e\u0007']);
    expect(err).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});
