/** Keeps only the names that occur in the text, and finds where. A model may invent; a mention cannot. Pure. */
import type { EntityType } from '../../backend/glossary.ts';
import { normalName } from '../../backend/graph/names.ts';
import type { FoundEntity } from '../../backend/journal/extraction.ts';
import { occurrences } from './occurrences.ts';
import type { Range } from '../../backend/journal/sentences.ts';
import { divide } from './sameName.ts';
import { surer } from './sureLines.ts';

export interface ProposedName {
  type: EntityType;
  name: string;
  /** which answer told it, for texts that are read in passages */
  passage?: number;
  /** how sure that is, 0 to 1 */
  confidence?: number;
}

interface Candidate {
  /** as it was told first */
  type: EntityType;
  /** answers that called it a person, and those that called it a place */
  person: Set<number>;
  place: Set<number>;
  ranges: Range[];
  /** the highest told; nothing where none is */
  sure: { confidence?: number };
}

/**
 * Entities with their mentions, in order of first mention.
 * - A name that does not occur in the text is dropped.
 * - One name is one entity: a second type for it, or a second spelling in other case, joins the first. Only a person and a
 *   place that one answer told apart are two, where the words around them tell which is which.
 * - Where names overlap, the longest wins; a name that occurs only inside longer ones is dropped.
 * @param text the episode; mentions are UTF-16 offsets into it
 * @param names as the model listed them, best first
 */
export function ground(text: string, names: readonly ProposedName[]): FoundEntity[] {
  const found = [...candidatesOf(text, names)].flatMap((candidate) => entitiesOf(text, candidate));
  const taken = new Uint8Array(text.length);
  const entities = found
    .sort((a, b) => b.name.length - a.name.length)
    .flatMap(({ name, type, ranges, sure }) => {
      const own = inOrder(ranges).filter((range) => take(taken, range));
      const mentions = own.map(({ start, end }) => ({ surface: text.slice(start, end), start, end }));
      return mentions.length === 0 ? [] : [{ name, type, mentions, ...sure }];
    });
  return entities.sort((a, b) => firstStart(a) - firstStart(b));
}

/** One for each name, however it is spelled. A long text lists the same names again and again: each is looked up once. */
function candidatesOf(text: string, names: readonly ProposedName[]): Iterable<Candidate> {
  const candidates = new Map<string, Candidate>();
  const places = new Map<string, Range[]>();
  for (const { type, name, passage = 0, confidence } of names) {
    const known = places.get(name);
    const ranges = known ?? occurrences(text, name);
    places.set(name, ranges);
    if (ranges.length === 0) continue;
    const key = normalName(name) || name;
    const candidate = candidates.get(key) ?? { type, person: new Set(), place: new Set(), ranges: [], sure: {} };
    candidates.set(key, candidate);
    if (confidence !== undefined) candidate.sure = surer(candidate.sure, { confidence });
    if (known === undefined) candidate.ranges.push(...ranges);
    if (type === 'person' || type === 'place') candidate[type].add(passage);
  }
  return candidates.values();
}

interface Entity {
  name: string;
  type: EntityType;
  ranges: readonly Range[];
  sure: Candidate['sure'];
}

/** Its entity, named as the text spells it first; two where a person and a place bear the name. */
function entitiesOf(text: string, { type: toldFirst, person, place, ranges, sure }: Candidate): Entity[] {
  const named = (type: EntityType, own: readonly Range[]): Entity[] => {
    const [surface] = own;
    return surface === undefined ? [] : [{ name: text.slice(surface.start, surface.end), type, ranges: own, sure }];
  };
  const isTwo = ranges.length > 1 && [...person].some((passage) => place.has(passage));
  const divided = isTwo ? divide(text, inOrder(ranges)) : null;
  if (divided === null) return named(toldFirst, ranges);
  return [...named('person', divided.person), ...named('place', divided.place)];
}

/** Takes a part of the text, unless some of it is taken. */
function take(taken: Uint8Array, { start, end }: Range): boolean {
  if (taken.subarray(start, end).includes(1)) return false;
  taken.fill(1, start, end);
  return true;
}

/** By where they start; of those that start together the longest first. */
function inOrder(ranges: readonly Range[]): Range[] {
  return [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
}

function firstStart(entity: FoundEntity): number {
  return entity.mentions[0]?.start ?? 0;
}
