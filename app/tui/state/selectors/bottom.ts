/** The last two rows: what goes on, and which keys there are. */
import { fitFooter, footerKeys } from '../../keys/labels.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells, truncate } from '../../text/width.ts';
import type { Notice, State } from '../State.ts';
import { currentPlace } from '../reduce/places.ts';
import { commandsOf } from './commandTable.ts';
import { conditions, contextOf } from './context.ts';
import { countOf } from './format.ts';
import type { Geometry } from './geometry.ts';
import { fitLine, lineCells, spread, type Line } from './line.ts';
import { reviewQuestion } from './reviewWords.ts';
import { statusLine } from './status.ts';

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Fewer cells than this tell nothing of the background. */
const LEAST_STATUS = 10;

/** What the person must read before anything else, or null. */
function urgent(state: State): string | null {
  if (currentPlace(state).name === 'write' && state.writing.problem !== null) return state.writing.problem;
  return state.notice?.tone === 'bad' ? state.notice.text : null;
}

function savingText({ writing }: State): string | null {
  if (writing.saving === 'waiting') return 'saving as soon as the journal is open';
  return writing.saving === 'saving' ? 'saving…' : null;
}

/** A notice, with its hint however long it is. */
function toldLine({ tone, text, hint }: Notice, width: number): Line {
  const behind = hint === undefined ? '' : ` · ${hint}`;
  return [
    { text: truncate(sanitize(text), Math.max(0, width - cells(behind))), token: tone === 'good' ? 'good' : 'text' },
    ...(behind === '' ? [] : [{ text: behind, token: 'dim' } as const]),
  ];
}

/** The question that waits for an answer, or null. */
function question(state: State, width: number): string | null {
  if (contextOf(state) === 'answer') return reviewQuestion(state);
  if (contextOf(state) === 'deleting') return deleteQuestion(state, width);
  const { backlog } = state.background.status ?? {};
  if (contextOf(state) !== 'confirm' || backlog === undefined) return null;
  const count = countOf(backlog.ready + backlog.waiting + backlog.running, 'entry', 'entries');
  return `Stop and hold ${count}? They can be resumed.`;
}

/** Asks about the name before it is taken out of all entries. */
function deleteQuestion({ correcting, entity }: State, width: number): string | null {
  if (correcting?.act !== 'delete') return null;
  const behind = `” from ${countOf(entity.detail?.episodes ?? 0, 'entry', 'entries')}? The text stays.`;
  const name = truncate(sanitize(correcting.about.name), Math.max(8, width - cells(behind) - 'Delete “'.length));
  return `Delete “${name}${behind}`;
}

/** The status line: something urgent, or else the background on the left and the last outcome on the right. */
export function statusRow(state: State, { width }: Geometry): Line {
  const problem = urgent(state);
  if (problem !== null) return fitLine([{ text: sanitize(problem), token: 'bad' }], width);
  const asked = question(state, width);
  if (asked !== null) return fitLine([{ text: asked, token: 'strong' }], width);
  const { parts, busy } = statusLine(state);
  const background = parts.flatMap(({ text, tone }, at): Line => [
    ...(at === 0 ? [] : [{ text: ' · ', token: 'dim' } as const]),
    { text: sanitize(text), token: tone === 'bad' ? 'bad' : 'dim' },
  ]);
  const spinner = SPINNER[state.beat % SPINNER.length] ?? '';
  const left: Line =
    busy && !state.display.plain ? [{ text: `${spinner} `, token: 'accent' }, ...background] : background;
  const saving = savingText(state);
  if (saving !== null) return spread(left, [{ text: saving, token: 'accent' }], width);
  const { notice } = state;
  if (notice === null) return fitLine(left, width);
  const told = toldLine(notice, width);
  // Where there is no room for both, the news goes first; the next key brings the background back.
  return lineCells(told) + LEAST_STATUS > width ? fitLine(told, width) : spread(left, told, width);
}

/** The keys of the place. */
export function footerRow(state: State, { width }: Geometry): Line {
  const keys = fitFooter(footerKeys(contextOf(state), conditions(state), commandsOf(state)), width);
  return keys.flatMap(({ key, label }, at): Line => [
    { text: at === 0 ? key : `   ${key}`, token: 'key' },
    { text: ` ${label}`, token: 'dim' },
  ]);
}
