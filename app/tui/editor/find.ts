/** Finds words in the text of a buffer, whatever their case. Pure. */
import { bufferText, type TextBuffer } from './buffer.ts';

/** Places of what is looked for, in UTF-16 units. */
export interface Found {
  start: number;
  end: number;
}

/** Nobody walks through more. */
const MOST = 10_000;

let last: { text: string; query: string; places: readonly Found[] } = { text: '', query: '', places: [] };

/** Every place of a query in the text, in order and without overlaps; none for an empty one. Remembers the last answer. */
export function findAll(buffer: TextBuffer, query: string): readonly Found[] {
  const text = bufferText(buffer);
  if (last.text === text && last.query === query) return last.places;
  const places: Found[] = [];
  if (query !== '') {
    const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'giu');
    for (const match of text.matchAll(pattern)) {
      places.push({ start: match.index, end: match.index + match[0].length });
      if (places.length === MOST) break;
    }
  }
  last = { text, query, places };
  return places;
}

/** The first place at or after an offset, or else the first of all; null when there is none. */
export function firstFrom(places: readonly Found[], offset: number): Found | null {
  return places.find(({ start }) => start >= offset) ?? places[0] ?? null;
}

/** The place after, or before, the one that begins at or around an offset; it goes on at the other end. */
export function nextFrom(places: readonly Found[], offset: number, by: 1 | -1): Found | null {
  const beside = by === 1 ? places.find(({ start }) => start > offset) : places.findLast(({ start }) => start < offset);
  return beside ?? places.at(by === 1 ? 0 : -1) ?? null;
}
