/** The settings of the window as rows, and where things are. */
import { sanitize } from '../../text/sanitize.ts';
import { chosenText, PREFERENCE_ROWS, type PreferenceId, type PreferenceRow } from '../preferenceChoices.ts';
import type { State } from '../State.ts';
import { keyProblems } from './commandTable.ts';
import { countOf } from './format.ts';

type FactId = 'home' | 'file' | 'templates' | 'engine' | 'version';

/** One setting, or one thing that is told. */
export interface SettingRow {
  id: 'inference' | 'model' | 'failed' | 'corrections' | 'review' | 'keys' | 'passphrase' | FactId | PreferenceId;
  /** the heading it stands under */
  group: 'Reading' | 'Looks' | 'Writing' | 'Keys and mouse' | 'Privacy' | 'Background' | 'Where things are';
  title: string;
  value: string;
  on: boolean | null;
  help: string;
  /** what can be chosen, where that is a short list */
  choices?: PreferenceRow;
}

const GROUPS: Readonly<Record<PreferenceId, SettingRow['group']>> = {
  theme: 'Looks',
  background: 'Looks',
  dayStart: 'Writing',
  dailyPrompt: 'Writing',
  vim: 'Keys and mouse',
  mouse: 'Keys and mouse',
  lockAfter: 'Privacy',
  linger: 'Background',
};

/** How the window is; what belongs together stands together. */
export function windowSettingRows(state: State): SettingRow[] {
  const { preferences } = state;
  const rows = PREFERENCE_ROWS.map((row): SettingRow => ({
    id: row.id,
    group: GROUPS[row.id],
    title: row.title,
    value: chosenText(row, preferences),
    on: null,
    help: row.help,
    choices: row,
  }));
  const before = (id: PreferenceId): number => rows.findIndex((row) => row.id === id);
  rows.splice(before('lockAfter'), 0, keysRow(state), passphraseRow(state));
  return rows;
}

function keysRow(state: State): SettingRow {
  const [problem] = keyProblems(state);
  const changed = Object.keys(state.preferences.keys).length;
  return {
    id: 'keys',
    group: 'Keys and mouse',
    title: 'Keys',
    value: changed === 0 ? 'as at first' : countOf(changed, 'change', 'changes'),
    on: null,
    help: problem === undefined ? 'All keys, to look at and to change.' : sanitize(problem),
  };
}

function passphraseRow({ preferences }: State): SettingRow {
  return {
    id: 'passphrase',
    group: 'Privacy',
    title: 'Passphrase',
    value: preferences.passphrase === null ? 'none' : 'set',
    on: null,
    help: 'Asked for when Kith opens and when it is locked. Forgotten? Take “passphrase” out of settings.json.',
  };
}

/** Paths and versions, for reading only. */
export function factRows(state: State): SettingRow[] {
  const engine = state.background.status?.engine;
  const engineText = engine === undefined ? '…' : engine.state === 'up' ? (engine.version ?? 'running') : 'down';
  const fact = (id: FactId, title: string, value: string, help: string): SettingRow => ({
    id,
    group: 'Where things are',
    title,
    value: sanitize(value),
    on: null,
    help: sanitize(help),
  });
  const socket = engine?.socket ?? null;
  const listens = socket === null ? '' : ` It listens at ${socket}, for you alone.`;
  return [
    fact('home', 'Journal', state.home, `${state.home}: all you wrote, its daily backups, and nothing anywhere else.`),
    fact(
      'file',
      'These settings',
      'settings.json',
      `${state.home}/settings.json: plain JSON, to be edited by hand, too.`,
    ),
    fact(
      'templates',
      'Templates',
      'templates',
      `${state.home}/templates: your own beginnings of entries, a file each.`,
    ),
    fact('engine', 'Engine', engineText, `The database that keeps the journal.${listens}`),
    fact('version', 'Kith', state.version, '`kith doctor` looks whether everything is as it should be.'),
  ];
}
