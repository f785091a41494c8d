/** The settings of a window as rows of choices: what each is called, what it can be, and what that means. */
import type { Preferences } from '../../../backend/preferences/Preferences.ts';

export interface Choice {
  change: Partial<Preferences>;
  text: string;
}

export interface PreferenceRow {
  id: PreferenceId;
  title: string;
  help: string;
  choices: readonly Choice[];
  /** the value as it stands in the file, for one that is none of the choices */
  written: (preferences: Preferences) => string;
}

export const PREFERENCE_IDS = [
  'theme',
  'background',
  'dayStart',
  'dailyPrompt',
  'vim',
  'mouse',
  'lockAfter',
  'linger',
] as const;
export type PreferenceId = (typeof PREFERENCE_IDS)[number];

const minutes = (count: number): Choice => ({
  change: { lockAfter: count },
  text: count === 0 ? 'never' : count === 1 ? 'after 1 minute' : `after ${count} minutes`,
});
const hour = (dayStart: number): Choice => ({
  change: { dayStart },
  text: dayStart === 0 ? 'midnight' : `${dayStart} in the morning`,
});
const seconds = (linger: number | null): Choice => ({
  change: { linger },
  text:
    linger === null ? '5 seconds' : linger === 0 ? 'not at all' : linger < 60 ? `${linger} s` : `${linger / 60} min`,
});

export const PREFERENCE_ROWS: readonly PreferenceRow[] = [
  {
    id: 'theme',
    title: 'Theme',
    help: 'Terminal uses your terminal’s own colours. Dusk, moss and amber bring theirs, where it can show them.',
    choices: [
      { change: { theme: 'terminal' }, text: 'terminal' },
      { change: { theme: 'dusk' }, text: 'dusk' },
      { change: { theme: 'moss' }, text: 'moss' },
      { change: { theme: 'amber' }, text: 'amber' },
      { change: { theme: 'contrast' }, text: 'high contrast' },
      { change: { theme: 'plain' }, text: 'no colours' },
    ],
    written: ({ theme }) => theme,
  },
  {
    id: 'background',
    title: 'Background',
    help: 'What the colours are made for. Kith asks the terminal; say it here if it guesses wrong.',
    choices: [
      { change: { background: 'detect' }, text: 'as the terminal says' },
      { change: { background: 'dark' }, text: 'dark' },
      { change: { background: 'light' }, text: 'light' },
    ],
    written: ({ background }) => background,
  },
  {
    id: 'dayStart',
    title: 'A day begins at',
    help: 'A new entry begun earlier is dated 23:59 of the evening before. Its date can be changed while it is written.',
    choices: [0, 2, 3, 4, 5, 6].map(hour),
    written: ({ dayStart }) => `${dayStart} in the morning`,
  },
  {
    id: 'dailyPrompt',
    title: 'A question a day',
    help: 'A new entry begins with a question, for evenings without a beginning.',
    choices: [
      { change: { dailyPrompt: false }, text: 'off' },
      { change: { dailyPrompt: true }, text: 'on' },
    ],
    written: ({ dailyPrompt }) => String(dailyPrompt),
  },
  {
    id: 'vim',
    title: 'Vim keys',
    help: 'Modes and motions of vim while writing.',
    choices: [
      { change: { vim: false }, text: 'off' },
      { change: { vim: true }, text: 'on' },
    ],
    written: ({ vim }) => String(vim),
  },
  {
    id: 'mouse',
    title: 'Mouse',
    help: 'The wheel scrolls, a click selects, a second one opens. Selecting text then needs Shift in most terminals.',
    choices: [
      { change: { mouse: false }, text: 'off' },
      { change: { mouse: true }, text: 'on' },
    ],
    written: ({ mouse }) => String(mouse),
  },
  {
    id: 'lockAfter',
    title: 'Lock when idle',
    help: 'Hides the window until the passphrase is typed. It hides; it does not encrypt the files.',
    choices: [1, 5, 15, 60, 0].map(minutes),
    written: ({ lockAfter }) => `after ${lockAfter} minutes`,
  },
  {
    id: 'linger',
    title: 'Background stays',
    help: 'How long it is there after the last window, so that the next start is fast. Holds from its next start.',
    choices: [null, 0, 60, 600, 3600].map(seconds),
    written: ({ linger }) => `${linger ?? 5} s`,
  },
];

/** Which choice a preference stands at; -1 for one that was written by hand. */
export function chosenAt({ choices }: PreferenceRow, preferences: Preferences): number {
  const now: Readonly<Record<string, unknown>> = preferences;
  return choices.findIndex(({ change }) => Object.entries(change).every(([name, value]) => now[name] === value));
}

/** A preference in words. */
export function chosenText(row: PreferenceRow, preferences: Preferences): string {
  return row.choices[chosenAt(row, preferences)]?.text ?? row.written(preferences);
}

/** The change that leads to the next or previous choice; the ends meet. */
export function turned(row: PreferenceRow, preferences: Preferences, by: 1 | -1): Partial<Preferences> {
  const count = row.choices.length;
  const at = chosenAt(row, preferences);
  const next = at < 0 ? 0 : (at + by + count) % count;
  return row.choices[next]?.change ?? {};
}
