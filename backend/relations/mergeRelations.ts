/**
 * Makes relations over time out of what single entries say: several entries are one relation with several evidences, and
 * what is said to be over is closed, never forgotten. A function of what was said alone, in whatever order it was read.
 * Pure.
 */
import type { RelationPredicate } from '../glossary.ts';
import { kept, type Directed } from './direction.ts';
import { replacesEarlier } from './replacing.ts';
import type {
  Assertion,
  Evidence,
  RelationEndpoint,
  RelationOverTime,
  SaidEnding,
  Within,
} from './relationOverTime.ts';

/** What was said of one relation at one moment. */
interface Event {
  /** sorts by time; entries of the same moment by their id, and an end after what the same entry says that is */
  order: string;
  evidence: Evidence;
  /** false where something else is said that goes before this, and nothing of this: on the same day both may be */
  isOutright: boolean;
}

const OPPOSITE: Partial<Record<RelationPredicate, RelationPredicate>> = { likes: 'dislikes', dislikes: 'likes' };

/**
 * All relations over time, those that last first, then the last seen first. One that was closed and is asserted again
 * later is there twice, once for each time it lasted.
 * @param assertions all of the relations wanted, and for persons among them all that says where they live and work
 * @param endings what is said to be over between those ends
 * @param within places known to lie in others: to be said to live in either is no move
 */
export function mergeRelations(
  assertions: readonly Assertion[],
  endings: readonly SaidEnding[],
  within: readonly Within[],
): RelationOverTime[] {
  const related = assertions.filter(({ subject, object }) => subject.uid !== object.uid).map(asKept);
  const groups = new Map<string, Assertion[]>();
  for (const one of related) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  const moves = related.filter(({ predicate, evidence }) => replacesEarlier(predicate, evidence));
  const containers = containersOf(within);
  const found = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const replacing = moves.filter((move) => replaces(move, first, containers));
    return spans(first, [
      ...group.map((one) => event(one, 'is', true)),
      ...endings.filter((ending) => isAbout(ending, first)).map((ending) => event(ending, 'is over', true)),
      ...[...opposites(first, groups), ...replacing].map((one) => event(one, 'is over', false)),
    ]);
  });
  return found.sort((one, other) => compare(readingKey(other), readingKey(one)));
}

function asKept(assertion: Assertion): Assertion {
  return { ...assertion, ...kept<RelationEndpoint>(assertion, ({ uid }) => uid) };
}

function keyOf({ subject, predicate, verb, object }: Directed<RelationEndpoint> & { verb: string | null }): string {
  return JSON.stringify([predicate, verb, subject.uid, object.uid]);
}

function event(said: Omit<Evidence, 'says'> & { id: string }, says: Evidence['says'], isOutright: boolean): Event {
  const { id, episode, date, evidence, start, end, run, confidence } = said;
  const sure = confidence === undefined ? {} : { confidence };
  return {
    // Wall-clock time, as the journal orders its entries.
    order: JSON.stringify([date.slice(0, 19).padEnd(19), episode, says === 'is' ? 0 : 1, id]),
    evidence: { episode, date, evidence, start, end, run, says, ...sure },
    isOutright,
  };
}

/** Goes through what was said in order; each time it lasted becomes a relation of its own. */
function spans({ subject, predicate, verb, object }: Assertion, events: readonly Event[]): RelationOverTime[] {
  const found: RelationOverTime[] = [];
  let open: RelationOverTime | null = null;
  for (const { evidence, isOutright } of [...events].sort((one, other) => compare(one.order, other.order))) {
    const day = evidence.date.slice(0, 10);
    if (evidence.says === 'is over') {
      if (open === null || (!isOutright && open.last_seen === day)) continue;
      open.invalid_at = day;
      open.evidences.push(evidence);
      open = null;
      continue;
    }
    if (open === null) {
      open = {
        subject,
        predicate,
        verb,
        object,
        valid_at: day,
        last_seen: day,
        invalid_at: null,
        entries: 0,
        evidences: [],
      };
      found.push(open);
    }
    open.last_seen = day;
    open.evidences.push(evidence);
  }
  return found.map((one) => ({ ...one, entries: entriesOf(one.evidences) }));
}

function entriesOf(evidences: readonly Evidence[]): number {
  return new Set(evidences.filter(({ says }) => says === 'is').map(({ episode }) => episode)).size;
}

function isAbout({ subject, object, predicates }: SaidEnding, relation: Assertion): boolean {
  const ends = [relation.subject.uid, relation.object.uid];
  const isPredicate = predicates.some((predicate) => predicate === relation.predicate);
  return isPredicate && ends.includes(subject) && ends.includes(object);
}

function opposites(relation: Assertion, groups: ReadonlyMap<string, readonly Assertion[]>): readonly Assertion[] {
  const predicate = OPPOSITE[relation.predicate];
  return predicate === undefined ? [] : (groups.get(keyOf({ ...relation, predicate })) ?? []);
}

/** Whether what says that somebody moved on is said of the person of this relation. */
function replaces(
  other: Assertion,
  relation: Assertion,
  containers: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const { subject, predicate, object } = relation;
  if (other.predicate !== predicate || other.subject.uid !== subject.uid || other.object.uid === object.uid)
    return false;
  const isWithin = (inner: string, outer: string) => containers.get(inner)?.has(outer) === true;
  return !isWithin(other.object.uid, object.uid) && !isWithin(object.uid, other.object.uid);
}

/** For each place all that it lies in. */
function containersOf(within: readonly Within[]): Map<string, Set<string>> {
  const containers = new Map<string, Set<string>>();
  const outward = (uid: string, seen: Set<string>): Set<string> => {
    for (const { inner, outer } of within) {
      if (inner !== uid || seen.has(outer)) continue;
      seen.add(outer);
      outward(outer, seen);
    }
    return seen;
  };
  for (const { inner } of within) containers.set(inner, containers.get(inner) ?? outward(inner, new Set()));
  return containers;
}

function readingKey(relation: RelationOverTime): string {
  return JSON.stringify([relation.invalid_at === null ? 1 : 0, relation.last_seen, relation.valid_at, keyOf(relation)]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
