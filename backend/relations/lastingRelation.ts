/** A relation over time as the detail of an entity shows it. Pure. */
import type { LastingRelation } from '../journal/relation.ts';
import { toldFrom } from './direction.ts';
import { offsets } from './offsets.ts';
import type { RelationOverTime } from './relationOverTime.ts';

/** @param teller id of the entity whose detail it is: the relation is told from there where words allow */
export function lastingRelation(relation: RelationOverTime, teller: string): LastingRelation {
  const { verb, valid_at, last_seen, invalid_at, entries, evidences } = relation;
  const { subject, predicate, object } = toldFrom(relation, ({ uid }) => uid === teller);
  const [first] = evidences;
  return {
    subject: subject.name,
    predicate,
    ...(verb === null ? {} : { verb }),
    object: object.name,
    subject_id: subject.uid,
    object_id: object.uid,
    evidence: first?.evidence ?? '',
    ...offsets(first?.start ?? null, first?.end ?? null),
    valid_at,
    episode: first?.episode ?? '',
    last_seen,
    invalid_at,
    entries,
    evidences: evidences.map(({ start, end, ...evidence }) => ({ ...evidence, ...offsets(start, end) })),
  };
}
