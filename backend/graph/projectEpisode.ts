/**
 * Writes one episode into the graph as its stored truth says, replacing whatever the graph had of it. Every query is
 * deterministic and merges on text ids, so doing it twice, or again after a crash, gives the same graph.
 */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { DIARIST } from '../glossary.ts';
import type { EdgesExtraction, FoundEntity, NodesExtraction, RelationEnd } from '../journal/extraction.ts';
import { DIARIST_UID, entityUid, foldedText, hexId, normalName } from './names.ts';

const TEXT = `
MERGE (e:Episode {uid: $episode})
SET e.text = $text, e.folded = $folded, e.date = $date`;

const MENTIONED = `
MATCH (e:Episode {uid: $episode})-[:MENTIONS]->(n:Entity) RETURN DISTINCT n.uid AS uid`;

const RELATIONS_AWAY = `
MATCH (e:Episode {uid: $episode})-[:MENTIONS]->(n:Entity)-[r:RELATES {episode: $episode}]-(:Entity) DELETE r`;

const MENTIONS = `
MATCH (e:Episode {uid: $episode})
OPTIONAL MATCH (e)-[old:MENTIONS]->()
DELETE old
WITH DISTINCT e
UNWIND $entities AS x
MERGE (n:Entity {uid: x.uid})
ON CREATE SET n.type = x.type, n.name = x.name, n.norm = x.norm, n.aliases = []
WITH e, n, x
UNWIND x.mentions AS m
MERGE (e)-[r:MENTIONS {uid: m.uid}]->(n)
SET r.surface = m.surface, r.start = m.start, r.end = m.end, r.run = $run`;

const DIARIST_NODE = `
MERGE (n:Entity {uid: $uid}) ON CREATE SET n.type = 'person', n.name = $name, n.norm = $norm, n.aliases = []`;

const RELATIONS = `
UNWIND $relations AS x
MATCH (s:Entity {uid: x.subject}), (o:Entity {uid: x.object})
MERGE (s)-[r:RELATES {uid: x.uid}]->(o)
SET r.predicate = x.predicate, r.evidence = x.evidence, r.episode = $episode, r.valid_at = $date, r.run = $run`;

const ORPHANS_AWAY = `
UNWIND $uids AS uid
MATCH (n:Entity {uid: uid})
OPTIONAL MATCH (n)<-[m:MENTIONS]-(:Episode)
WITH n, count(m) AS mentions
WHERE mentions = 0
DELETE n`;

const EPISODE_AWAY = 'MATCH (e:Episode {uid: $episode}) DELETE e';

/** What the graph shows of one episode. */
export interface ProjectedEpisode {
  id: string;
  text: string;
  date: string;
  nodes: NodesExtraction | null;
  edges: EdgesExtraction | null;
  /** names the run that found it, for provenance */
  run: string;
}

function endUid(end: RelationEnd): string {
  return end === null ? DIARIST_UID : entityUid(end.type, end.name);
}

function entityParameters(episode: string, entities: FoundEntity[]) {
  return entities.map(({ name, type, mentions }) => ({
    uid: entityUid(type, name),
    name,
    type,
    norm: normalName(name),
    mentions: mentions.map(({ surface, start, end }) => ({
      uid: hexId('mention', episode, type, String(start), String(end)),
      surface,
      start,
      end,
    })),
  }));
}

function relationParameters(episode: string, edges: EdgesExtraction) {
  return edges.relations.map(({ subject, predicate, object, evidence }) => ({
    uid: hexId('relation', episode, endUid(subject), predicate, endUid(object)),
    subject: endUid(subject),
    object: endUid(object),
    predicate,
    evidence,
  }));
}

async function mentionedUids(graph: Graph, episode: string): Promise<string[]> {
  const reply = await graph.roQuery(MENTIONED, { params: { episode } });
  return z
    .array(z.object({ uid: z.string() }))
    .parse(reply.data ?? [])
    .map(({ uid }) => uid);
}

/** Writes the episode with exactly these mentions and relations. Entities nobody mentions any more disappear. */
export async function projectEpisode(graph: Graph, shown: ProjectedEpisode): Promise<void> {
  const { id: episode, text, date, run } = shown;
  const before = await mentionedUids(graph, episode);
  const folded = foldedText(text);
  await graph.query(TEXT, { params: { episode, text, folded: folded === text.toLowerCase() ? '' : folded, date } });
  if (before.length > 0) await graph.query(RELATIONS_AWAY, { params: { episode } });
  const entities = entityParameters(episode, shown.nodes?.entities ?? []);
  if (before.length > 0 || entities.length > 0) await graph.query(MENTIONS, { params: { episode, entities, run } });
  const relations = shown.edges ? relationParameters(episode, shown.edges) : [];
  if (relations.length > 0) {
    await graph.query(DIARIST_NODE, { params: { uid: DIARIST_UID, name: DIARIST, norm: normalName(DIARIST) } });
    await graph.query(RELATIONS, { params: { episode, relations, date: date.slice(0, 10), run } });
  }
  const now = new Set(entities.map(({ uid }) => uid));
  const left = before.filter((uid) => !now.has(uid));
  if (left.length > 0) await graph.query(ORPHANS_AWAY, { params: { uids: left } });
}

/** Takes an episode, its mentions and its relations out of the graph. */
export async function removeEpisode(graph: Graph, episode: string): Promise<void> {
  const before = await mentionedUids(graph, episode);
  if (before.length > 0) await graph.query(RELATIONS_AWAY, { params: { episode } });
  await graph.query(EPISODE_AWAY, { params: { episode } });
  if (before.length > 0) await graph.query(ORPHANS_AWAY, { params: { uids: before } });
}
