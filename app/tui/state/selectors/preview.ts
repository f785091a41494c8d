/** The selected entry beside a wide timeline: how it reads, and the names in it. */
import type { EpisodeDetail } from '../../../../backend/journal/Journal.ts';
import { relationWords } from '../../../relationWords.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells, pad } from '../../text/width.ts';
import type { State } from '../State.ts';
import { orderedEntities } from './entryLayout.ts';
import { groupByType } from './format.ts';
import { EMPTY, fitLine, line, type Line, type Span } from './line.ts';
import { rememberLast } from './memo.ts';
import { proseRows } from './prose.ts';

const BETWEEN: Span = { text: ' · ', token: 'dim' };

/** Names one after another, in as many rows as they need. */
function nameRows(title: string, names: readonly string[], titleCells: number, width: number): Line[] {
  const rows: Span[][] = [[{ text: pad(title, titleCells), token: 'dim' }]];
  let left = width - titleCells;
  for (const [at, name] of names.entries()) {
    const needed = cells(name) + (at === 0 ? 0 : cells(BETWEEN.text));
    if (at > 0 && needed > left) {
      rows.push([{ text: ' '.repeat(titleCells), token: 'dim' }]);
      left = width - titleCells;
    } else if (at > 0) {
      rows.at(-1)?.push(BETWEEN);
    }
    rows.at(-1)?.push({ text: name, token: 'name' });
    left -= needed;
  }
  return rows.map((row) => fitLine(row, width));
}

function foundRows(detail: EpisodeDetail, width: number): Line[] {
  const groups = groupByType(detail.entities);
  const titleCells = Math.max(0, ...groups.map(([title]) => title.length)) + 2;
  const names = groups.flatMap(([title, group]) =>
    nameRows(
      title,
      group.map(({ name }) => sanitize(name)),
      titleCells,
      width,
    ),
  );
  const relations = detail.relations.map((relation) => fitLine(line(relationWords(relation), 'dim'), width));
  return [...names, ...(relations.length > 0 && names.length > 0 ? [EMPTY] : []), ...relations];
}

const rowsOf = rememberLast((detail: EpisodeDetail, width: number, height: number): Line[] => {
  const text = proseRows({ ...detail, entities: orderedEntities(detail) }, width, null);
  const found = foundRows(detail, width).slice(0, Math.floor(height / 2));
  const room = height - (found.length === 0 ? 0 : found.length + 1);
  const shown = text.length > room ? [...text.slice(0, room - 1), line('⋯', 'dim')] : text;
  return found.length === 0 ? shown : [...shown, EMPTY, ...found];
});

/** The rows of the preview; the names come as soon as they are read from the journal. */
export function previewRows({ timeline, entry }: State, width: number, height: number): Line[] {
  const { detail } = entry;
  return detail === null || detail.id !== timeline.selectedId ? [] : rowsOf(detail, width, height);
}
