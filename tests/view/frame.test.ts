/** The frame at every size: never as high as the screen, never wider than a row, inert whatever is in the text. */
import { describe, expect, test } from 'vitest';
import stringWidth from 'string-width';
import { drawnRows } from '../helpers/drawnRows.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';

const HOSTILE = 'a\u001B[2J\u001B[1;1HOWNED\u001B]0;title\u0007\u009B31m\u202Edrow\u001B[3J\u0000 Priya';
const WIDE = '東京でプリヤと昼ご飯。とても楽しかった、また来たい。👩‍👩‍👧‍👦🎉 한국어 텍스트와 함께 걷는 하루였다.';
const LONG = `${'word '.repeat(400)}\n\n${'長い文章。'.repeat(200)}`;

async function opened(columns: number, rows: number): Promise<TestTerminal> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const ids = journal.seed([HOSTILE, WIDE, LONG, ...Array.from({ length: 60 }, (_, index) => `Entry ${index}`)]);
  journal.finishNodes(ids[0] ?? '', { Priya: 'person' });
  journal.finishNodes(ids[1] ?? '', { プリヤ: 'person', 東京: 'place', ['長い名前'.repeat(12)]: 'organization' });
  journal.finishEdges(ids[1] ?? '', [['プリヤ', 'lives_in', '東京'.repeat(20)]]);
  journal.needAttention(ids[2] ?? '', `the model \u001B[31mfailed ${WIDE}`);
  const later = new Date(Date.now() + 600_000).toISOString();
  journal.work.put(ids[0] ?? '', { state: 'waiting', not_before: later, reason: HOSTILE, model: WIDE });
  journal.work.put(ids[1] ?? '', { corridor: 'backfill' });
  const terminal = openTerminal({ home, journal, columns, rows });
  await terminal.waitFor(/entries|needs|idle|Too small/);
  return terminal;
}

/** The list of commands, settings and keys, and everything hidden. */
const ELSEWHERE = [
  ...['\u0010', WIDE, KEYS.escape, '\u0010', KEYS.pageDown, KEYS.escape, 's', 'G', 'g', 'K', 'G', KEYS.enter, 'z'],
  ...[KEYS.escape, KEYS.escape, '\u001B[20~', 'j', KEYS.enter, KEYS.escape, '\u001B[20~'],
  // Days, weeks and months, a day being typed, this day in earlier years, marks, the trash, the history of an entry.
  ...['v', '[', ']', 'v', 't', WIDE, KEYS.escape, 'v', 'o', 'j', KEYS.escape, 'x', 'x', 'X', 'T', KEYS.escape],
  ...['g', KEYS.enter, 'H', 'j', KEYS.pageDown, KEYS.escape, KEYS.escape],
];

/** Walks through every place there is. */
async function walk(terminal: TestTerminal): Promise<void> {
  const toEntries = [KEYS.enter, KEYS.tab, KEYS.enter, KEYS.escape, KEYS.left, KEYS.tab, KEYS.left, 'G', KEYS.escape];
  await terminal.type(...toEntries, 'G', 'g', KEYS.pageDown);
  await terminal.type('J', 'j', 'r', 'p', 'x', 'G', KEYS.pageDown, 'X', 'n', KEYS.tab, 'j', 'G', KEYS.tab, KEYS.escape);
  await terminal.type('/', '東京', KEYS.escape, '?', 'G', KEYS.escape, 's', 'm', 'f', WIDE, KEYS.escape, '2');
  terminal.shelf.pulling?.progress({ done: 9, total: 90, what: WIDE });
  await terminal.type(KEYS.escape, KEYS.escape, 'n');
  await terminal.type(WIDE, KEYS.enter, WIDE, KEYS.ctrlS);
  await terminal.type(KEYS.escape, ...ELSEWHERE);
  terminal.journal.connection('failed', `no engine \u001B[2J ${WIDE}`);
  await terminal.type(KEYS.ctrlL);
}

describe.each([
  [80, 24],
  [120, 40],
  [40, 15],
  [39, 12],
  [41, 11],
  [20, 6],
  [200, 50],
  [12, 4],
])('at %i×%i', (columns, rows) => {
  test(
    'every place fits, and nothing of an entry reaches the terminal as a command',
    { timeout: 120_000 },
    async () => {
      const terminal = await opened(columns, rows);
      await walk(terminal);
      await terminal.close();
      const drawn = drawnRows(terminal.bytes);
      expect(drawn.length).toBeGreaterThan(0);
      for (const { row, text } of drawn) {
        // The last row of the screen stays free.
        expect(row).toBeLessThanOrEqual(rows - 1);
        expect(stringWidth(text), text).toBeLessThanOrEqual(columns);
      }
      expect(terminal.bytes).not.toContain('\u001B[3J');
      expect(terminal.bytes.match(/[\u0000\u0007\u0080-\u009F\u202E]/g)).toBeNull();
      // What is left are our own sequences: places, erasing, colours and modes.
      const ours =
        /\u001B\[(\d+;\d+H|K|H|2J|[0-9;]*m|\?(25|1000|1006|1049|2004|2026)[hl]|>\d+u|<u)|\u001B\]11;\?\u001B\\/g;
      expect(terminal.bytes.replace(ours, '').match(/\u001B.{0,12}/g)).toBeNull();
    },
  );
});

test('a hostile entry is shown as the harmless text it is', async () => {
  const terminal = await opened(80, 24);
  expect(terminal.rowWith('OWNED')).toContain('aOWNED');
  expect(terminal.screen()).toContain('Timeline');
});

test('a terminal that changes its size is drawn anew', async () => {
  const terminal = await opened(120, 40);
  await terminal.type('/', 'Entry', KEYS.escape);
  for (const [columns, rows] of [
    [40, 15],
    [12, 4],
    [80, 24],
  ] as const) {
    terminal.resize(columns, rows);
    await terminal.waitFor(columns < 20 ? 'Too small' : /entries[^]*idle/);
    expect(terminal.rows().at(-1)).toBe('');
  }
  expect(terminal.bytes).not.toContain('\u001B[3J');
});
