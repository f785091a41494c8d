/** Whatever is pressed, in whatever order, at whatever size: the window lives and keeps to its rows. */
import { expect, test, vi } from 'vitest';
import { drawnRows } from '../helpers/drawnRows.ts';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { seeded } from '../helpers/randomText.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { KEYS, openTerminal, type TestTerminal } from '../helpers/terminal.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

/** For each round; KITH_PRESSES asks for more. */
const PRESSES = Number(process.env['KITH_PRESSES'] ?? 2000);
/** Ctrl-C ends the window, which the test does itself. */
const CONTROL = Array.from({ length: 26 }, (_, at) => String.fromCharCode(at + 1)).filter((key) => key !== '\u0003');
const NAMED = [...Object.values(KEYS), '\u001B[5~', '\u001B[H', '\u001B[F', '\u001B[Z', '\u001B[3~'];
const LETTERS = [...'abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789?/[]@# ', '世', '👩‍👧', 'é', 'م'];
const WHOLE = [
  '\u001B[200~pasted\r\n\u001B[31m lines\u001B[201~',
  '\u001B[<0;9;7M',
  '\u001B[<64;9;7M',
  '\u001B[<65;9;7M',
  '\u001B]11;rgb:ffff/ffff/ffff\u0007',
  '\u001Bt',
  '\u001Bh',
];
const GROUPS = [LETTERS, LETTERS, NAMED, CONTROL, WHOLE];
const SIZES = [
  [80, 24],
  [120, 40],
  [40, 15],
  [100, 30],
  [38, 9],
  [18, 5],
] as const;

/** The window of one journal, opened again when a key has quit it. */
async function opened(home: string, journal: FakeJournal): Promise<TestTerminal> {
  const terminal = openTerminal({ home, journal, columns: 80, rows: 24, environment: { VISUAL: 'true' } });
  await terminal.waitFor(/entr(y|ies)|Nothing here/);
  return terminal;
}

test.each([1, 2])('round %i', { timeout: 300_000 }, async (seed) => {
  // Ctrl-Z would stop the test itself.
  const stopped = vi.spyOn(process, 'kill').mockReturnValue(true);
  const random = seeded(seed);
  const at = (length: number): number => Math.floor(random() * length);
  const home = await temporaryHome();
  // Entries may be exported to where the window was opened.
  const where = vi.spyOn(process, 'cwd').mockReturnValue(home);
  const journal = new FakeJournal(home);
  journal.seed(Array.from({ length: 40 }, (_, number) => `Entry ${number} with Lena by the canal`));
  let terminal = await opened(home, journal);
  let written = '';
  const seen = new Set<string>();
  for (let press = 0; press < PRESSES; press++) {
    if (terminal.exitCode !== null) terminal = await opened(home, journal);
    if (press % 100 === 99) {
      const [columns, rows] = SIZES[at(SIZES.length)] ?? SIZES[0];
      terminal.resize(columns, rows);
    }
    // A text swallows letters; now and then somebody leaves it.
    if (press % 25 === 24) await terminal.type(KEYS.escape, KEYS.escape, KEYS.escape);
    const group = GROUPS[at(GROUPS.length)] ?? LETTERS;
    const key = group[at(group.length)] ?? '';
    if (key === KEYS.ctrlC) continue;
    written += key;
    await terminal.type(key);
    seen.add(/^ *kith {2}(\w+)/.exec(terminal.rows()[0] ?? '')?.[1] ?? '');
    if (press % 20 !== 19) continue;
    const free = (): boolean => terminal.exitCode !== null || terminal.rows().at(-1) === '';
    await waitUntil(`the last row is free after ${JSON.stringify(written.slice(-80))}`, free);
  }
  // Keys that lead nowhere would prove nothing.
  expect(seen.size, [...seen].join()).toBeGreaterThan(4);
  expect(terminal.bytes).not.toContain('\u001B[3J');
  expect(drawnRows(terminal.bytes).every(({ row }) => row <= 39)).toBe(true);
  await terminal.close();
  stopped.mockRestore();
  where.mockRestore();
});
