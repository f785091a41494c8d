/** A sentence with numbers in place of its names, so that wordings can be looked for whatever the names are. Pure. */
import type { FoundEntity } from '../journal/extraction.ts';
import type { Range } from '../journal/sentences.ts';

/** Around the number: signs of private use, which are taken out of the text itself. */
export const OPEN = '\uE000';
export const CLOSE = '\uE001';

/** Part of a regular expression: any name, its number caught in a group. */
export function nameIn(group: string): string {
  return `${OPEN}(?<${group}>\\d+)${CLOSE}`;
}

/** The sentence with the position of each entity in the list in place of its name. */
export function maskNames(text: string, { start, end }: Range, entities: readonly FoundEntity[]): string {
  const places = entities
    .flatMap(({ mentions }, number) => mentions.map((mention) => ({ ...mention, number })))
    .filter((mention) => mention.start >= start && mention.end <= end)
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const parts: string[] = [];
  let from = start;
  const plain = (to: number) => text.slice(from, to).replace(/[\uE000\uE001]/gu, ' ');
  for (const place of places) {
    if (place.start < from) continue;
    parts.push(plain(place.start), OPEN, String(place.number), CLOSE);
    from = place.end;
  }
  return [...parts, plain(end)].join('');
}
