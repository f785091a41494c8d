/** An entry's text as rows, with the names found in it marked. Pure. */
import type { EpisodeDetail } from '../../../../backend/journal/Journal.ts';
import { sanitize } from '../../text/sanitize.ts';
import { rowStarts } from '../../text/wrap.ts';
import type { Line, Span } from './line.ts';
import { findWords, wordsOf } from './snippet.ts';

interface Piece {
  text: string;
  /** which entity it names, or null */
  entity: number | null;
  /** it was searched for */
  found?: boolean;
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

/** The pieces that name nobody cut once more, at the words that were searched for. */
function cutAtWords(pieces: readonly Piece[], words: readonly string[]): Piece[] {
  if (words.length === 0) return [...pieces];
  return pieces.flatMap((piece): Piece[] => {
    if (piece.entity !== null) return [piece];
    const cut: Piece[] = [];
    let at = 0;
    for (const { start, end } of findWords(piece.text, words, Number.POSITIVE_INFINITY)) {
      cut.push({ text: piece.text.slice(at, start), entity: null });
      cut.push({ text: piece.text.slice(start, end), entity: null, found: true });
      at = end;
    }
    return [...cut, { text: piece.text.slice(at), entity: null }];
  });
}

/** Safe pieces, one array for each line of the text. Each piece is made safe by itself, so their joining is safe too. */
function safeLines(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const { text, entity, found = false } of pieces) {
    for (const [index, part] of sanitize(text, { newlines: true }).split('\n').entries()) {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, entity, found });
    }
  }
  return lines;
}

/** The stretch of a line from `start` to `end`, as spans. */
function stretch(pieces: readonly Piece[], start: number, end: number, chosen: number | null): Line {
  const spans: Span[] = [];
  let at = 0;
  for (const { text, entity, found } of pieces) {
    const part = text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
    if (part === '') continue;
    const plain = found === true ? 'strong' : 'text';
    spans.push({ text: part, token: entity === null ? plain : entity === chosen ? 'chosen' : 'name' });
  }
  return spans;
}

/**
 * The text of an entry in rows of at most `width` cells.
 * @param chosen the entity whose mentions stand out, or null
 * @param words words that were searched for, which stand out, too
 */
export function proseRows(
  detail: Pick<EpisodeDetail, 'text' | 'entities'>,
  width: number,
  chosen: number | null,
  words = '',
): Line[] {
  const rows: Line[] = [];
  for (const pieces of safeLines(cutAtWords(cutAtMentions(detail), wordsOf(words)))) {
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
