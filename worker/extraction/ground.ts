/** Keeps only the names that occur in the text, and finds where. A model may invent; a mention cannot. Pure. */
import type { EntityType } from '../../backend/glossary.ts';
import { normalName } from '../../backend/graph/names.ts';
import type { FoundEntity } from '../../backend/journal/extraction.ts';
import { occurrences } from './occurrences.ts';
import type { Range } from '../../backend/journal/sentences.ts';

export interface ProposedName {
  type: EntityType;
  name: string;
}

interface Candidate extends ProposedName {
  ranges: Range[];
}

/**
 * Entities with their mentions, in order of first mention.
 * - A name that does not occur in the text is dropped.
 * - One name is one entity: a second type for it, or a second spelling in other case, joins the first.
 * - Where names overlap, the longest wins; a name that occurs only inside longer ones is dropped.
 * @param text the episode; mentions are UTF-16 offsets into it
 * @param names as the model listed them, best first
 */
export function ground(text: string, names: readonly ProposedName[]): FoundEntity[] {
  const candidates = new Map<string, Candidate>();
  for (const { type, name } of names) {
    const ranges = occurrences(text, name);
    const surface = ranges[0];
    if (surface === undefined) continue;
    const key = normalName(name) || name;
    const known = candidates.get(key);
    if (known === undefined) candidates.set(key, { type, name: text.slice(surface.start, surface.end), ranges });
    else known.ranges.push(...ranges);
  }
  const taken: Range[] = [];
  const free = (range: Range) => !taken.some(({ start, end }) => range.start < end && start < range.end);
  const longestFirst = [...candidates.values()].sort((a, b) => b.name.length - a.name.length);
  const entities = longestFirst.flatMap(({ name, type, ranges }) => {
    const own = ranges.filter(free);
    taken.push(...own);
    const mentions = withoutRepeats(own).map(({ start, end }) => ({ surface: text.slice(start, end), start, end }));
    return mentions.length === 0 ? [] : [{ name, type, mentions }];
  });
  return entities.sort((a, b) => firstStart(a) - firstStart(b));
}

function firstStart(entity: FoundEntity): number {
  return entity.mentions[0]?.start ?? 0;
}

function withoutRepeats(ranges: readonly Range[]): Range[] {
  const byStart = new Map(ranges.map((range) => [range.start, range]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}
