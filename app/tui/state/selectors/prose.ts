/** An entry's text as rows, read as Markdown, with the names found in it marked. Pure. */
import type { EpisodeDetail } from '../../../../backend/journal/Journal.ts';
import { sanitize } from '../../text/sanitize.ts';
import { rowStarts } from '../../text/wrap.ts';
import type { Line, Span, Token } from './line.ts';
import { emphasised, lineStyles } from './markdown.ts';
import { findWords, wordsOf } from './snippet.ts';

interface Piece {
  text: string;
  /** which entity it names, or null */
  entity: number | null;
  /** it was searched for */
  found?: boolean;
  /** it is emphasised */
  strong?: boolean;
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

/** The pieces of a line cut once more, where its emphasis begins and ends. */
function cutAtEmphasis(pieces: readonly Piece[], line: string): Piece[] {
  const ranges = emphasised(line);
  if (ranges.length === 0) return [...pieces];
  const cut: Piece[] = [];
  let from = 0;
  for (const piece of pieces) {
    const end = from + piece.text.length;
    const edges = ranges.flatMap((range) => [range.start, range.end]).filter((edge) => edge > from && edge < end);
    for (const [at, edge] of [...edges, end].entries()) {
      const begin = at === 0 ? from : (edges[at - 1] ?? from);
      const strong = ranges.some((range) => begin >= range.start && edge <= range.end);
      cut.push({ ...piece, text: line.slice(begin, edge), strong });
    }
    from = end;
  }
  return cut;
}

/** What a piece looks like. */
function tokenOf({ entity, found, strong }: Piece, chosen: number | null, plain: Token): Token {
  if (entity !== null) return entity === chosen ? 'chosen' : 'name';
  if (found === true) return 'found';
  return strong === true ? 'strong' : plain;
}

/** Where the rows of a line start; further ones are `hang` cells narrower. */
function hangingStarts(text: string, width: number, hang: number): number[] {
  if (hang === 0) return rowStarts(text, width);
  const [, second] = rowStarts(text, width, 0, () => true);
  return second === undefined ? [0] : [0, ...rowStarts(text, width - hang, second)];
}

/** The stretch of a line from `start` to `end`, as spans. */
function stretch(pieces: readonly Piece[], start: number, end: number, chosen: number | null, plain: Token): Line {
  const spans: Span[] = [];
  let at = 0;
  for (const piece of pieces) {
    const part = piece.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += piece.text.length;
    if (part !== '') spans.push({ text: part, token: tokenOf(piece, chosen, plain) });
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
  const lines = safeLines(cutAtWords(cutAtMentions(detail), wordsOf(words)));
  const texts = lines.map((pieces) => pieces.map((piece) => piece.text).join(''));
  for (const [at, style] of lineStyles(texts).entries()) {
    const text = texts[at] ?? '';
    const pieces = style.hasEmphasis ? cutAtEmphasis(lines[at] ?? [], text) : (lines[at] ?? []);
    const hang = style.hang * 2 > width ? 0 : style.hang;
    const starts = hangingStarts(text, width, hang);
    for (const [index, start] of starts.entries()) {
      const end = start + text.slice(start, starts[index + 1]).trimEnd().length;
      const spans = stretch(pieces, start, end, chosen, style.token);
      rows.push(index === 0 || hang === 0 ? spans : [{ text: ' '.repeat(hang), token: 'text' }, ...spans]);
    }
  }
  while (rows.length > 1 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
