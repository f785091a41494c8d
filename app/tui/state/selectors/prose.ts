/** An entry's text as rows, with the names found in it marked. Pure. */
import type { EpisodeDetail } from '../../../../backend/journal/Journal.ts';
import { sanitize } from '../../text/sanitize.ts';
import { rowStarts } from '../../text/wrap.ts';
import type { Line, Span } from './line.ts';

interface Piece {
  text: string;
  /** which entity it names, or null */
  entity: number | null;
}

/** Text cut at its mentions. Mentions that overlap an earlier one or lie outside the text are passed over. */
function cutAtMentions({ text, entities }: Pick<EpisodeDetail, 'text' | 'entities'>): Piece[] {
  const mentions = entities
    .flatMap(({ mentions }, entity) => mentions.map(({ start, end }) => ({ start, end, entity })))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, entity } of mentions) {
    if (start < at || end <= start || end > text.length) continue;
    pieces.push({ text: text.slice(at, start), entity: null }, { text: text.slice(start, end), entity });
    at = end;
  }
  pieces.push({ text: text.slice(at), entity: null });
  return pieces;
}

/** Safe pieces, one array for each line of the text. Each piece is made safe by itself, so their joining is safe too. */
function safeLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, entity } of pieces) {
    for (const [index, part] of sanitize(text, { newlines: true }).split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, entity });
    }
  }
  return lines;
}

/** The stretch of a line from `start` to `end`, as spans. */
function stretch(pieces: readonly Piece[], start: number, end: number, chosen: number | null): Line {
  const spans: Span[] = [];
  let at = 0;
  for (const { text, entity } of pieces) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    if (part === '') continue;
    spans.push({ text: part, token: entity === null ? 'text' : entity === chosen ? 'chosen' : 'name' });
  }
  return spans;
}

/**
 * The text of an entry in rows of at most `width` cells.
 * @param chosen the entity whose mentions stand out, or null
 */
export function proseRows(
  detail: Pick<EpisodeDetail, 'text' | 'entities'>,
  width: number,
  chosen: number | null,
): Line[] {
  const rows: Line[] = [];
  for (const pieces of safeLines(cutAtMentions(detail))) {
    const text = pieces.map((piece) => piece.text).join('');
    const starts = rowStarts(text, width);
    for (const [index, start] of starts.entries()) {
      const end = start + text.slice(start, starts[index + 1]).trimEnd().length;
      rows.push(stretch(pieces, start, end, chosen));
    }
  }
  while (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
