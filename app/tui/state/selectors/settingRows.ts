/** What the settings screen lists: first what can be changed, then what is only told. */
import { sanitize } from '../../text/sanitize.ts';
import type { State } from '../State.ts';
import { otherReaders } from '../../../previewOffer.ts';
import { countOf } from './format.ts';
import { factRows, windowSettingRows, type SettingRow } from './windowSettingRows.ts';

export type { SettingRow } from './windowSettingRows.ts';

/** The name of the chosen model for people, or null when there is none. */
function modelTitle(state: State): string | null {
  const model = state.settings.values?.model ?? null;
  if (model === null || model === 'none') return null;
  return state.models.shelf?.find(({ name }) => name === model)?.title ?? sanitize(model);
}

export function settingRows(state: State): SettingRow[] {
  return [...readingRows(state), ...windowSettingRows(state), ...factRows(state)];
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
