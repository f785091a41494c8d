/** Tags: words of an entry that begin with #. They are part of its text, and nothing else is stored of them. Pure. */

export interface FoundTag {
  /** as it is written, without the # */
  tag: string;
  /** UTF-16 units, the # included */
  start: number;
  end: number;
}

/**
 * A # that no letter, digit or other # stands before, then letters, digits, - and _, of which one at least is a letter:
 * "#1" is a number, and "# Title" a heading.
 */
const TAG = /(?<![\p{L}\p{N}\p{M}_#&/])#(?=[\p{N}_-]*\p{L})([\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*)/gu;

/** The tags of a text, in its order, each time they stand in it. Offsets count UTF-16 units. */
export function tagsIn(text: string): FoundTag[] {
  if (!text.includes('#')) return [];
  const found: FoundTag[] = [];
  for (const match of text.matchAll(TAG)) {
    const tag = (match[1] ?? '').replace(/[-_]+$/, '');
    found.push({ tag, start: match.index, end: match.index + 1 + tag.length });
  }
  return found;
}

/** What tags are compared by: #Work and #work are one. */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').toLowerCase();
}

export interface TagCount {
  /** in its most frequent spelling, without the # */
  tag: string;
  /** how many of the texts have it */
  entries: number;
}

/** The tags of these texts, the most frequent first; equals keep the order in which they were met. */
export function countTags(texts: Iterable<string>): TagCount[] {
  const known = new Map<string, { entries: number; spellings: Map<string, number> }>();
  for (const text of texts) {
    const here = new Map(tagsIn(text).map(({ tag }) => [tagKey(tag), tag]));
    for (const [key, tag] of here) {
      const counted = known.get(key) ?? { entries: 0, spellings: new Map<string, number>() };
      counted.entries++;
      counted.spellings.set(tag, (counted.spellings.get(tag) ?? 0) + 1);
      known.set(key, counted);
    }
  }
  return [...known.values()]
    .map(({ entries, spellings }) => ({ tag: mostFrequent(spellings), entries }))
    .sort((one, other) => other.entries - one.entries);
}

function mostFrequent(spellings: ReadonlyMap<string, number>): string {
  const [first = ['', 0] as const] = [...spellings].sort((one, other) => other[1] - one[1]);
  return first[0];
}
