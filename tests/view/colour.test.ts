/** Colours come from the sixteen of the terminal, and NO_COLOR takes them away without taking any meaning. */
import { expect, test, vi } from 'vitest';
import { FakeJournal } from '../helpers/fakeJournal.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';
import { openTerminal } from '../helpers/terminal.ts';

// Before Ink is loaded: it looks once whether the terminal of this process has colours.
vi.hoisted(() => {
  process.env['FORCE_COLOR'] = '1';
});

const COLOUR = /\u001B\[(3|4|9|10)[0-7](;|m)|\u001B\[[34]8;/;
const BOLD = /\u001B\[1m/;

async function drawn(environment: NodeJS.ProcessEnv): Promise<string> {
  const home = await temporaryHome();
  const journal = new FakeJournal(home);
  const [id = ''] = journal.seed(['Tea with Lena', 'Rain']);
  journal.needAttention(id, 'no usable answer');
  const terminal = openTerminal({ home, journal, environment });
  await terminal.waitFor('1 needs attention');
  expect(terminal.rowWith('Tea with Lena')).toMatch(/› .*!/);
  return terminal.bytes;
}

test('there is colour, and none beyond the sixteen', async () => {
  const bytes = await drawn({});
  expect(bytes).toMatch(COLOUR);
  expect(bytes).not.toMatch(/\u001B\[[34]8;/);
});

test.each(['1', 'yes'])('NO_COLOR=%s leaves weight and marks', async (value) => {
  const bytes = await drawn({ NO_COLOR: value });
  expect(bytes).not.toMatch(COLOUR);
  expect(bytes).toMatch(BOLD);
});

test('an empty NO_COLOR is none', async () => {
  expect(await drawn({ NO_COLOR: '' })).toMatch(COLOUR);
});
