/** The part of an entry that a search has found, as one row with the found words marked. */
import { foldedText } from '../../../../backend/graph/names.ts';
import { sanitize } from '../../text/sanitize.ts';
import { firstLine } from './entryRow.ts';
import { fitLine, type Line, type Span } from './line.ts';

/** Characters of an entry looked through for the words. */
const LOOK = 20_000;
/** At most as many characters are shown before the first found word. */
const LEAD = 24;

/** The words of a query as they are compared: without case, accents and signs. */
export function wordsOf(query: string): string[] {
  return foldedText(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const ASCII = /^[\x00-\x7f]*$/;

/** Where words of the query begin a word of the text, in order and without overlaps, from the first one as far as a row goes. */
export function findWords(text: string, words: readonly string[], width: number): { start: number; end: number }[] {
  if (words.length === 0) return [];
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const [first] = found;
    if (first !== undefined && match.index > first.start + width + LEAD) break;
    // Found whatever the case and accents, as the search finds it.
    const folded = ASCII.test(match[0]) ? match[0].toLowerCase() : foldedText(match[0]);
    const isFound = words.some((each) => folded.startsWith(each));
    if (isFound) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function startBefore(text: string, found: number, lead: number): number {
  if (found <= lead) return 0;
  const space = text.indexOf(' ', found - lead);
  return space < 0 || space >= found ? found : space + 1;
}

/** @param width cells of the row */
export function snippet(entryText: string, query: string, width: number): Line {
  const text = sanitize(entryText.slice(0, LOOK)).trim();
  const found = findWords(text, wordsOf(query), width);
  const first = found[0];
  if (first === undefined) return fitLine([{ text: firstLine(entryText), token: 'text' }], width);
  let at = startBefore(text, first.start, Math.min(LEAD, Math.floor(width / 3)));
  const end = at + width + LEAD;
  const spans: Span[] = at > 0 ? [{ text: '…', token: 'dim' }] : [];
  for (const word of found) {
    if (word.start >= end) break;
    spans.push(
      { text: text.slice(at, word.start), token: 'text' },
      { text: text.slice(word.start, word.end), token: 'name' },
    );
    at = word.end;
  }
  if (at < end) spans.push({ text: text.slice(at, end), token: 'text' });
  return fitLine(
    spans.filter((span) => span.text !== ''),
    width,
  );
}
