/** Draws candidates: other worked entries, another order of the present ones, other words. The same seed draws the same. */
import { createHash } from 'node:crypto';
import { wording as wordingSchema, type WorkedEntry, type Wording } from '../../../prompts/baseWording.ts';
import { pick, seeded } from '../../helpers/randomText.ts';
import { ENTRY_FORMS, EMPTY_LISTS, LABEL_LISTS, OPENINGS } from './wordings.ts';

export interface Candidate {
  /** start of the checksum of its wording */
  id: string;
  wording: Wording;
}

const MAIN_TYPES = ['person', 'place', 'organization'] as const;
const FEWEST_EXAMPLES = 3;
const MOST_EXAMPLES = 6;

export function candidateOf(wording: Wording): Candidate {
  return { id: wordingChecksum(wording), wording };
}

/** Eight hex digits; the version in the file of wordings ends with them. */
export function wordingChecksum(wording: Wording): string {
  const bare = wordingSchema.parse(wording);
  return createHash('sha256').update(JSON.stringify(bare)).digest('hex').slice(0, 8);
}

/**
 * So many different candidates, none of them the present wording: up to half of them differ from it in one thing, so that
 * what one change does is seen by itself; the others in several.
 * @param pool worked entries to show
 * @throws RangeError when the pool is too small to draw that many
 */
export function drawCandidates(
  present: Wording,
  pool: readonly WorkedEntry[],
  count: number,
  seed: number,
): Candidate[] {
  const random = seeded(seed);
  const single = shuffled(random, neighbours(present)).slice(0, Math.floor(count / 2));
  const drawn = new Map(single.map(candidateOf).map((candidate) => [candidate.id, candidate]));
  for (let attempt = 0; drawn.size < count; attempt += 1) {
    if (attempt > count * 100) throw new RangeError('There are not so many candidates.');
    const candidate = candidateOf({ ...draw(random, present), examples: drawExamples(random, present, pool) });
    if (candidate.id !== wordingChecksum(present)) drawn.set(candidate.id, candidate);
  }
  return [...drawn.values()];
}

/** The present wording with one thing changed. */
function neighbours(present: Wording): Wording[] {
  const changes: Partial<Wording>[] = [
    { primed: !present.primed },
    ...OPENINGS.map((opening) => ({ opening })),
    ...ENTRY_FORMS.map((entry) => ({ entry })),
    ...EMPTY_LISTS.map((none) => ({ none })),
    ...LABEL_LISTS.map((labels) => ({ labels })),
  ];
  const changed = changes.map((change) => ({ ...present, ...change }));
  return changed.filter((wording) => wordingChecksum(wording) !== wordingChecksum(present));
}

/** Each word of the present wording stays as it is in half of the cases. */
function draw(random: () => number, present: Wording): Wording {
  const other = <Part>(now: Part, parts: readonly Part[]) => (random() < 0.5 ? now : pick(random, parts));
  return {
    ...present,
    opening: other(present.opening, OPENINGS),
    entry: other(present.entry, ENTRY_FORMS),
    none: other(present.none, EMPTY_LISTS),
    labels: other(present.labels, LABEL_LISTS),
    primed: other(present.primed, [true, false]),
  };
}

/** One in four shows the present entries in some order; the others show people, places, organizations and an empty entry. */
function drawExamples(random: () => number, present: Wording, pool: readonly WorkedEntry[]): WorkedEntry[] {
  if (random() < 0.25) return shuffled(random, present.examples);
  const count = FEWEST_EXAMPLES + Math.floor(random() * (MOST_EXAMPLES - FEWEST_EXAMPLES + 1));
  const empty = shuffled(
    random,
    pool.filter(({ names }) => names.length === 0),
  ).slice(0, random() < 0.8 ? 1 : 0);
  const named = pool.filter(({ names }) => names.length > 0);
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const chosen = shuffled(random, named).slice(0, count - empty.length);
    const types = new Set(chosen.flatMap(({ names }) => names.map(({ type }) => type)));
    if (MAIN_TYPES.every((type) => types.has(type))) return shuffled(random, [...chosen, ...empty]);
  }
  throw new RangeError('The pool has no people, places or organizations.');
}

function shuffled<Item>(random: () => number, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
