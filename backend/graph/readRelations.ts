/** Reads the relations of an entity over time. The graph keeps what each entry says; what follows is worked out here. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { PREDICATES, RELATED_TO } from '../glossary.ts';
import { mergeRelations } from '../relations/mergeRelations.ts';
import type { Assertion, RelationOverTime, SaidEnding, Within } from '../relations/relationOverTime.ts';
import { REPLACEABLE } from '../relations/replacing.ts';

const SAID = `r.uid AS id, r.episode AS episode, r.evidence AS evidence, r.start AS start, r.end AS end, r.run AS run`;
// Before the moment was kept there was only the day.
const ASSERTION = `
WITH DISTINCT r
RETURN ${SAID}, coalesce(r.at, r.valid_at) AS date, r.predicate AS predicate, r.verb AS verb,
  startNode(r).uid AS subject, startNode(r).name AS subject_name, endNode(r).uid AS object, endNode(r).name AS object_name,
  r.confidence AS confidence`;
const OWN = `MATCH (n:Entity {uid: $id})-[r:RELATES]-(:Entity) ${ASSERTION}`;
const OF_SUBJECTS = `
MATCH (s:Entity)-[r:RELATES]->(:Entity) WHERE s.uid IN $subjects AND r.predicate IN $predicates ${ASSERTION}`;

const ENDING = `
WITH DISTINCT r
RETURN ${SAID}, r.at AS date, r.predicates AS predicates, startNode(r).uid AS subject, endNode(r).uid AS object`;
const OWN_ENDINGS = `MATCH (n:Entity {uid: $id})-[r:ENDS]-(:Entity) ${ENDING}`;
const ENDINGS_OF_OTHERS = `MATCH (n:Entity)-[r:ENDS]->(n) WHERE n.uid IN $others ${ENDING}`;

const WITHIN = `
MATCH (inner:Entity)-[r:RELATES]->(outer:Entity) WHERE inner.uid IN $places AND r.predicate = 'located_in'
RETURN DISTINCT inner.uid AS inner, outer.uid AS outer`;

const said = {
  id: z.string(),
  episode: z.string(),
  date: z.string(),
  evidence: z.string(),
  start: z.number().nullable(),
  end: z.number().nullable(),
  run: z
    .string()
    .nullable()
    .transform((run) => run ?? ''),
};
const assertions = z.array(
  z
    .object({
      ...said,
      predicate: z.enum([...PREDICATES, RELATED_TO]),
      verb: z.string().nullable(),
      subject: z.string(),
      subject_name: z.string(),
      object: z.string(),
      object_name: z.string(),
      confidence: z.number().nullable(),
    })
    .transform(({ subject, subject_name, object, object_name, confidence, ...rest }): Assertion => ({
      ...rest,
      ...(confidence === null ? {} : { confidence }),
      subject: { uid: subject, name: subject_name },
      object: { uid: object, name: object_name },
    })),
);
const endings = z.array(
  z.object({ ...said, subject: z.string(), object: z.string(), predicates: z.array(z.enum(PREDICATES)) }),
);
const withins = z.array(z.object({ inner: z.string(), outer: z.string() }));

/** The relations of an entity: those that last first, then the last seen first. */
export async function readRelationsOf(graph: Graph, id: string): Promise<RelationOverTime[]> {
  const own = assertions.parse((await graph.roQuery(OWN, { params: { id } })).data ?? []);
  if (own.length === 0) return [];
  const elsewhere = await readElsewhere(graph, own, id);
  const told = [...own, ...elsewhere];
  const all = mergeRelations(told, await readEndings(graph, own, id), await readWithin(graph, told));
  return all.filter(({ subject, object }) => subject.uid === id || object.uid === id);
}

/** Where people who live or work here live and work besides: a move of theirs ends what they had here. */
async function readElsewhere(graph: Graph, own: readonly Assertion[], id: string): Promise<Assertion[]> {
  const subjects = own
    .filter(({ subject, predicate }) => subject.uid !== id && isReplaceable(predicate))
    .map(({ subject }) => subject.uid);
  if (subjects.length === 0) return [];
  const params = { subjects: [...new Set(subjects)], predicates: [...REPLACEABLE] };
  const known = new Set(own.map((assertion) => assertion.id));
  const found = assertions.parse((await graph.roQuery(OF_SUBJECTS, { params })).data ?? []);
  return found.filter((assertion) => !known.has(assertion.id));
}

async function readEndings(graph: Graph, own: readonly Assertion[], id: string): Promise<SaidEnding[]> {
  const others = [...new Set(own.flatMap(({ subject, object }) => [subject.uid, object.uid]))].filter(
    (uid) => uid !== id,
  );
  const [mine, theirs] = await Promise.all([
    graph.roQuery(OWN_ENDINGS, { params: { id } }),
    graph.roQuery(ENDINGS_OF_OTHERS, { params: { others } }),
  ]);
  return endings.parse([...(mine.data ?? []), ...(theirs.data ?? [])]);
}

async function readWithin(graph: Graph, told: readonly Assertion[]): Promise<Within[]> {
  const places = [...new Set(told.filter(({ predicate }) => predicate === 'lives_in').map(({ object }) => object.uid))];
  if (places.length < 2) return [];
  return withins.parse((await graph.roQuery(WITHIN, { params: { places } })).data ?? []);
}

function isReplaceable(predicate: Assertion['predicate']): boolean {
  return REPLACEABLE.some((replaceable) => replaceable === predicate);
}
