/** The texts an entry had, as rows: a list of them, and under it what the selected one changed. */
import type { Revision } from '../../../../backend/journal/Journal.ts';
import { textDifference, type ChangedLine } from '../../text/difference.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import { rowStarts } from '../../text/wrap.ts';
import type { State } from '../State.ts';
import { dayOf, longDay, timeOf } from './format.ts';
import { geometry } from './geometry.ts';
import { EMPTY, fitLine, line, type Line, type Span, type Token } from './line.ts';
import { rememberLast } from './memo.ts';
import { clock } from './moments.ts';

/** One of the texts; its key is its number. */
interface RevisionRow {
  line: Line;
  key: string;
}

export interface HistoryView {
  rows: readonly RevisionRow[];
  listHeight: number;
  /** what the selected text changed */
  changes: readonly Line[];
  changesHeight: number;
  maxScroll: number;
}

/** What a text changed of the one before it, in a word or two. */
function changedWords(revision: Revision, before: Revision | undefined): string {
  if (before === undefined) return 'as it was first written';
  const parts = [
    ...(revision.text === before.text ? [] : ['the text']),
    ...(revision.date === before.date ? [] : ['the date']),
  ];
  return parts.length === 0 ? 'nothing' : `changed ${parts.join(' and ')}`;
}

function listRows(list: readonly Revision[], today: string, width: number): RevisionRow[] {
  const when = list.map(({ updated }) => clock(updated, today));
  const whenCells = Math.max(0, ...when.map((each) => each.length));
  return list.map((revision, at) => ({
    key: String(revision.revision),
    line: fitLine(
      [
        { text: `${pad(when[at] ?? '', whenCells)}  `, token: 'dim' },
        { text: changedWords(revision, list[at + 1]), token: 'text' },
        { text: at === 0 ? ' · as it is now' : '', token: 'dim' },
      ],
      width,
    ),
  }));
}

const TOKENS: Record<ChangedLine['sign'], { changed: Token; same: Token }> = {
  ' ': { changed: 'dim', same: 'dim' },
  '-': { changed: 'bad', same: 'dim' },
  '+': { changed: 'good', same: 'text' },
};

/** A paragraph in rows under its sign. */
function paragraphRows({ sign, pieces }: ChangedLine, width: number): Line[] {
  const tokens = TOKENS[sign];
  const safe = pieces.map(({ text, changed }): Span => ({
    text: sanitize(text),
    token: changed ? tokens.changed : tokens.same,
  }));
  const whole = safe.map(({ text }) => text).join('');
  const starts = rowStarts(whole, Math.max(1, width - 2));
  return starts.map((start, row) => {
    const end = start + whole.slice(start, starts[row + 1]).trimEnd().length;
    const spans: Span[] = [{ text: row === 0 ? `${sign} ` : '  ', token: tokens.changed }];
    let at = 0;
    for (const { text, token } of safe) {
      const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
      at += text.length;
      if (part !== '') spans.push({ text: part, token });
    }
    return spans;
  });
}

/** Paragraphs that stayed the same are context: only those beside a change are shown, in one row. */
function withContext(lines: readonly ChangedLine[], width: number): Line[] {
  const rows: Line[] = [];
  const isChange = (each: ChangedLine | undefined): boolean => each !== undefined && each.sign !== ' ';
  let passedOver = false;
  for (const [at, each] of lines.entries()) {
    const isContext = isChange(lines[at - 1]) || isChange(lines[at + 1]);
    if (isChange(each)) rows.push(...paragraphRows(each, width));
    else if (isContext) rows.push(fitLine(paragraphRows(each, Number.MAX_SAFE_INTEGER)[0] ?? EMPTY, width));
    else if (!passedOver) rows.push(line('  ⋯', 'dim'));
    passedOver = !isChange(each) && !isContext;
  }
  return rows;
}

function changeRows(revision: Revision, before: Revision | undefined, today: string, width: number): Line[] {
  const moment = ({ date }: Revision): string => `${longDay(dayOf(date), today)} ${timeOf(date)}`;
  const dates: Line[] =
    before === undefined || before.date === revision.date
      ? []
      : [fitLine(line(`~ ${moment(before)} → ${moment(revision)}`, 'accent'), width), EMPTY];
  if (before === undefined) {
    const pieces = revision.text
      .split('\n')
      .map((text): ChangedLine => ({ sign: ' ', pieces: [{ text, changed: false }] }));
    return pieces.flatMap((each) => paragraphRows(each, width));
  }
  if (before.text === revision.text) return dates;
  return [...dates, ...withContext(textDifference(before.text, revision.text), width)];
}

const changesOnce = rememberLast((list: readonly Revision[], at: number, today: string, width: number): Line[] => {
  const revision = list[at];
  return revision === undefined ? [] : changeRows(revision, list[at + 1], today, width);
});
const rowsOnce = rememberLast(listRows);

/** Blank row and heading between the list and what was changed. */
const BETWEEN = 1;

export function historyView(state: State): HistoryView {
  const { bodyHeight, width } = geometry(state);
  const { list, selected } = state.history;
  const rows = list === null ? [] : rowsOnce(list, state.today, width - 2);
  const listHeight = Math.max(1, Math.min(rows.length, Math.floor(bodyHeight / 3)));
  const changes = list === null ? [] : changesOnce(list, selected, state.today, width);
  const changesHeight = Math.max(1, bodyHeight - listHeight - BETWEEN);
  return { rows, listHeight, changes, changesHeight, maxScroll: Math.max(0, changes.length - changesHeight) };
}
