/** The entry view as rows: the text, and beside or below it what was found in it. */
import type { EpisodeDetail } from '../../../../backend/journal/Journal.ts';
import { relationWords } from '../../../relationWords.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import type { State } from '../State.ts';
import { groupByType } from './format.ts';
import { geometry, MEASURE, type Geometry } from './geometry.ts';
import { heldEntries } from './held.ts';
import { EMPTY, fitLine, line, type Line, type Token } from './line.ts';
import { rememberLast } from './memo.ts';
import { proseRows } from './prose.ts';
import { searched } from './searchView.ts';

export interface EntryLayout {
  /** the column that scrolls */
  text: readonly Line[];
  textWidth: number;
  /** the column beside it, or null when it is part of `text` */
  side: readonly Line[] | null;
  sideWidth: number;
  /** the greatest useful scroll */
  maxScroll: number;
  /** row of the selected name in its column, or null */
  nameRow: number | null;
  /** row of the text in which the selected name stands first, or null */
  mentionRow: number | null;
  /** row of the text in which the first word that was searched for stands, or null */
  foundRow: number | null;
}

interface Findings {
  lines: Line[];
  nameRow: number | null;
}

/** The entities as they stand on the screen, so that "the next name" is the one below. */
export function orderedEntities(detail: EpisodeDetail): EpisodeDetail['entities'] {
  return groupByType(detail.entities).flatMap(([, group]) => group);
}

/** What the background does with the open entry. */
type Progress = 'reading' | 'waiting' | 'held' | 'off' | 'unknown';

const NODES_NOTE: Record<Progress, string> = {
  reading: 'reading…',
  waiting: 'waiting to be read',
  held: 'held: r has it read',
  off: 'not read yet: inference is off',
  unknown: '',
};
const EDGES_NOTE: Record<Progress, string> = {
  reading: 'reading how they relate…',
  waiting: 'relations are still to be read',
  held: 'relations are held: r has it read',
  off: 'relations not read yet: inference is off',
  unknown: '',
};

/** Why there is nothing (yet) beside the text, or null when reading is done. */
function readingNote(detail: EpisodeDetail, progress: Progress): Line | null {
  if (progress === 'unknown') return null;
  switch (detail.status) {
    case 'needs_attention':
      return line(`could not be read: ${sanitize(detail.reason ?? 'no reason given')}`, 'bad');
    case 'pending_nodes':
      return line(NODES_NOTE[progress], 'dim');
    case 'pending_edges':
      return line(EDGES_NOTE[progress], 'dim');
    case 'done':
      return detail.entities.length === 0 ? line('no names in this entry', 'dim') : null;
  }
}

function findings(detail: EpisodeDetail, width: number, chosen: number | null, progress: Progress): Findings {
  const lines: Line[] = [];
  let nameRow: number | null = null;
  const paragraph = (text: string, token: 'text' | 'dim' | 'bad', hang = ''): void => {
    const rows = wrap(text, width - hang.length);
    rows.forEach((row, index) => lines.push(line(index === 0 ? row : hang + row, token)));
  };
  let position = 0;
  for (const [title, group] of groupByType(detail.entities)) {
    if (lines.length > 0) lines.push(EMPTY);
    lines.push(line(title, 'heading'));
    for (const entity of group) {
      const isChosen = position === chosen;
      if (isChosen) nameRow = lines.length;
      const row: Line = [
        { text: isChosen ? '› ' : '  ', token: 'accent' },
        { text: sanitize(entity.name), token: isChosen ? 'chosen' : 'name' },
      ];
      lines.push(fitLine(row, width));
      position++;
    }
  }
  if (detail.relations.length > 0) {
    if (lines.length > 0) lines.push(EMPTY);
    lines.push(line('Relations', 'heading'));
    for (const relation of detail.relations) paragraph(`  ${relationWords(relation)}`, 'text', '    ');
  }
  const note = readingNote(detail, progress);
  if (note !== null) {
    if (lines.length > 0) lines.push(EMPTY);
    for (const { text, token } of note) paragraph(text, token === 'bad' ? 'bad' : 'dim');
  }
  return { lines, nameRow };
}

/** The first row with a piece of this kind, or null. */
function rowWith(rows: readonly Line[], token: Token): number | null {
  const row = rows.findIndex((spans) => spans.some((span) => span.token === token));
  return row < 0 ? null : row;
}

/**
 * @param name which entity is selected, counted as on the screen
 * @param words words of a search that are marked in the text
 */
function layOut(
  detail: EpisodeDetail,
  name: number | null,
  words: string,
  progress: Progress,
  screen: Geometry,
): EntryLayout {
  const ordered = { ...detail, entities: orderedEntities(detail) };
  const sideWidth = screen.beside ? Math.min(36, Math.floor(screen.width * 0.36)) : 0;
  const textWidth = Math.max(10, Math.min(MEASURE, screen.width - (screen.beside ? sideWidth + 4 : 0)));
  const text = proseRows(ordered, textWidth, name, words);
  const found = findings(detail, screen.beside ? sideWidth : textWidth, name, progress);
  const all = screen.beside ? text : [...text, EMPTY, ...found.lines];
  const nameRow = found.nameRow === null || screen.beside ? found.nameRow : found.nameRow + text.length + 1;
  return {
    text: all,
    textWidth,
    side: screen.beside ? found.lines : null,
    sideWidth,
    maxScroll: Math.max(0, all.length - screen.bodyHeight),
    nameRow,
    mentionRow: rowWith(text, 'chosen'),
    foundRow: rowWith(text, 'found'),
  };
}

const layOutOnce = rememberLast(
  (
    detail: EpisodeDetail,
    name: number | null,
    words: string,
    progress: Progress,
    columns: number,
    rows: number,
    plain: boolean,
  ) => layOut(detail, name, words, progress, geometry({ columns, rows, display: { plain } })),
);

/** What the background does with an entry that is not read to the end. */
function progressOf({ background, entry }: State, id: string): Progress {
  const { status } = background;
  if (!entry.complete) return 'unknown';
  if (status === null) return 'waiting';
  if (status.activity.episode === id) return 'reading';
  if (entry.detail !== null && heldEntries(status)(entry.detail)) return 'held';
  return status.inference_enabled ? 'waiting' : 'off';
}

/** The words that led to the open entry, if a search did. */
function soughtWords(state: State): string {
  const place = state.places.at(-1);
  return place?.name === 'entry' && place.list === 'search' ? searched(state).query.words : '';
}

/** The layout of the open entry, or null while it is not read yet. */
export function entryLayout(state: State): EntryLayout | null {
  const { detail, name } = state.entry;
  if (detail === null) return null;
  const { columns, rows, display } = state;
  return layOutOnce(detail, name, soughtWords(state), progressOf(state, detail.id), columns, rows, display.plain);
}
