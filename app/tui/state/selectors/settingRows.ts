/** What the settings screen lists: first what can be changed, under headings, then what is only told. */
import { sanitize } from '../../text/sanitize.ts';
import type { State } from '../State.ts';
import { otherReaders } from '../../../previewOffer.ts';
import { chosenText, PREFERENCE_ROWS, type PreferenceId, type PreferenceRow } from '../preferenceChoices.ts';
import { keyProblems } from './commandTable.ts';
import { countOf } from './format.ts';

export interface SettingRow {
  id: 'inference' | 'model' | 'failed' | 'corrections' | 'review' | 'keys' | 'passphrase' | PreferenceId;
  /** the heading it stands under */
  group: 'Reading' | 'Looks' | 'Writing' | 'Keys and mouse' | 'Privacy' | 'Background';
  title: string;
  value: string;
  on: boolean | null;
  help: string;
  /** what can be chosen, where that is a short list */
  choices?: PreferenceRow;
}

/** The name of the chosen model for people, or null when there is none. */
function modelTitle(state: State): string | null {
  const model = state.settings.values?.model ?? null;
  if (model === null || model === 'none') return null;
  return state.models.shelf?.find(({ name }) => name === model)?.title ?? sanitize(model);
}

export function settingRows(state: State): SettingRow[] {
  return [...readingRows(state), ...preferenceRows(state)];
}

function readingRows(state: State): SettingRow[] {
  const { values } = state.settings;
  const stuck = state.background.status?.counts.needs_attention ?? 0;
  const on = values?.inferenceEnabled ?? null;
  const rows: SettingRow[] = [
    {
      id: 'inference',
      group: 'Reading',
      title: 'Inference',
      value: on === null ? '…' : on ? 'on' : 'off',
      on,
      help: 'On: the model reads new entries in the background. Off: they wait, and nothing is loaded.',
    },
    {
      id: 'model',
      group: 'Reading',
      title: 'Language model',
      value: values === null ? '…' : (modelTitle(state) ?? 'none'),
      on: null,
      help: 'Runs on this machine only, and only while there is something to read.',
    },
  ];
  if (hasRead(state)) rows.push(reviewRow(state));
  if (stuck > 0) {
    rows.push({
      id: 'failed',
      group: 'Reading',
      title: 'Read failed entries again',
      value: countOf(stuck, 'entry', 'entries'),
      on: null,
      help: 'They need attention; the reason stands beside each.',
    });
  }
  rows.push({
    id: 'corrections',
    group: 'Reading',
    title: 'Corrections',
    value: correctionsText(state),
    on: null,
    help: 'What you said of people, places and things. It outlives every reading, and can be taken back.',
  });
  return rows;
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
function preferenceRows(state: State): SettingRow[] {
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

function hasRead({ background }: State): boolean {
  return (background.status?.counts.done ?? 0) > 0;
}

/** Proposals that wait, or the offer to see what the chosen model would change. */
function reviewRow(state: State): SettingRow {
  const { ready = 0, pending = 0 } = state.background.status?.proposals ?? {};
  const readers = otherReaders(state.settings.readers, state.settings.values?.model ?? null);
  const offer = `Entries were read by ${sanitize(readers ?? '')}. A preview shows what ${modelTitle(state) ?? ''} would change.`;
  return {
    id: 'review',
    group: 'Reading',
    title: 'Read entries anew',
    value: ready + pending > 0 ? `${ready} to review` : 'preview',
    on: null,
    help: readers === null ? 'Shows what would change, entry by entry. Nothing changes before you accept it.' : offer,
  };
}

/** How many stand. */
function correctionsText({ corrections: { list } }: State): string {
  if (list === null) return '…';
  const standing = list.filter(({ undone }) => undone === null).length;
  return standing === 0 ? 'none' : standing.toLocaleString('en-GB');
}

/** Paths and versions, for reading only. */
export function facts(state: State): { title: string; value: string }[] {
  const engine = state.background.status?.engine;
  const engineText = engine === undefined ? '…' : engine.state === 'up' ? (engine.version ?? 'running') : 'down';
  return [
    { title: 'Journal', value: sanitize(state.home) },
    { title: 'Settings', value: sanitize(`${state.home}/settings.json`) },
    { title: 'Engine', value: sanitize(engineText) },
    ...(engine?.socket ? [{ title: 'Socket', value: sanitize(engine.socket) }] : []),
    { title: 'Kith', value: state.version },
  ];
}
