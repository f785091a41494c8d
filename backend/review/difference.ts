/** What a proposal would change in one entry: names and relations added, removed, changed. Pure. */
import { DIARIST } from '../glossary.ts';
import type { FoundEntity, FoundRelation, RelationEnd } from '../journal/extraction.ts';
import { pairEntities, type EntityPair } from './pairEntities.ts';

/** What was found in an entry, by whichever model. */
export interface Findings {
  entities: readonly FoundEntity[];
  relations: readonly FoundRelation[];
}

export interface ChangedEntity extends EntityPair {
  /** at least one */
  what: ('name' | 'type' | 'mentions')[];
}

/** A relation in words; the diarist goes by their name. */
export interface NamedRelation {
  subject: string;
  /** of the closed list, or the model's own verb where that has none */
  predicate: string;
  object: string;
  evidence: string;
}

export interface Difference {
  entities: { added: FoundEntity[]; removed: FoundEntity[]; changed: ChangedEntity[] };
  /** changed: the same relation, vouched for by another sentence */
  relations: {
    added: NamedRelation[];
    removed: NamedRelation[];
    changed: { before: NamedRelation; after: NamedRelation }[];
  };
}

/** Everything that differs. A name that is found again under another spelling or type is one change, not two. */
export function differenceOf(before: Findings, after: Findings): Difference {
  const { pairs, removed, added } = pairEntities(before.entities, after.entities);
  const changed = pairs.flatMap((pair) => {
    const what = changesOf(pair);
    return what.length === 0 ? [] : [{ ...pair, what }];
  });
  return { entities: { added, removed, changed }, relations: relationDifference(before, after, pairs) };
}

/** True when accepting would change nothing but whose reading it is. */
export function isWithoutDifference({ entities, relations }: Difference): boolean {
  return [entities, relations].every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  );
}

function changesOf({ before, after }: EntityPair): ChangedEntity['what'] {
  const what: ChangedEntity['what'] = [];
  if (before.name !== after.name) what.push('name');
  if (before.type !== after.type) what.push('type');
  if (placesOf(before) !== placesOf(after)) what.push('mentions');
  return what;
}

function placesOf({ mentions }: FoundEntity): string {
  return mentions
    .map(({ start, end }) => `${start}-${end}`)
    .sort()
    .join(' ');
}

function relationDifference(before: Findings, after: Findings, pairs: readonly EntityPair[]): Difference['relations'] {
  const left = byKey(before, (end) => pairs.findIndex((pair) => isEnd(end, pair.before)));
  const right = byKey(after, (end) => pairs.findIndex((pair) => isEnd(end, pair.after)));
  const both = [...left].flatMap(([key, one]) => {
    const other = right.get(key);
    return other === undefined || other.evidence === one.evidence ? [] : [{ before: one, after: other }];
  });
  return {
    added: [...right].filter(([key]) => !left.has(key)).map(([, relation]) => relation),
    removed: [...left].filter(([key]) => !right.has(key)).map(([, relation]) => relation),
    changed: both,
  };
}

/** Relations by what they say, in which a renamed entity is the same as before. @param pairOf number of an end's pair, or -1 */
function byKey({ relations }: Findings, pairOf: (end: NonNullable<RelationEnd>) => number): Map<string, NamedRelation> {
  const keyOf = (end: RelationEnd): string | number => {
    if (end === null) return DIARIST;
    const pair = pairOf(end);
    return pair < 0 ? `${end.type} ${end.name}` : pair;
  };
  return new Map(
    relations.map(({ subject, predicate: listed, verb, object, evidence }) => {
      const predicate = verb ?? listed;
      const named = { subject: subject?.name ?? DIARIST, predicate, object: object?.name ?? DIARIST, evidence };
      return [JSON.stringify([keyOf(subject), predicate, keyOf(object)]), named];
    }),
  );
}

function isEnd(end: NonNullable<RelationEnd>, entity: FoundEntity): boolean {
  return end.name === entity.name && end.type === entity.type;
}
