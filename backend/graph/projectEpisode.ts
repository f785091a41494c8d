/**
 * Writes one episode into the graph as its stored truth says, replacing whatever the graph had of it. Every query is
 * deterministic and merges on text ids, so doing it twice, or again after a crash, gives the same graph. Each projection
 * has a number, taken before the truth was read: one that comes late finds a higher number and changes nothing.
 */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { DIARIST } from '../glossary.ts';
import type { EdgesExtraction, FoundEntity, NodesExtraction, RelationEnd } from '../journal/extraction.ts';
import { DIARIST_UID, entityUid, foldedText, hexId, normalName } from './names.ts';

const TEXT = `
MERGE (e:Episode {uid: $episode})
WITH e WHERE coalesce(e.change, 0) <= $change
SET e.change = $change, e.text = $text, e.folded = $folded, e.date = $date
RETURN e.uid AS uid`;

const IS_OURS = 'MATCH (e:Episode {uid: $episode}) WHERE e.change = $change';

const MENTIONED = `
MATCH (e:Episode {uid: $episode})-[:MENTIONS]->(n:Entity) RETURN DISTINCT n.uid AS uid`;

const RELATIONS_AWAY = `
MATCH (e:Episode {uid: $episode})-[:MENTIONS]->(n:Entity)-[r:RELATES {episode: $episode}]-(:Entity)
WHERE coalesce(e.change, 0) <= $change DELETE r`;

const MENTIONS = `
${IS_OURS}
OPTIONAL MATCH (e)-[old:MENTIONS]->()
DELETE old
WITH DISTINCT e
UNWIND $entities AS x
MERGE (n:Entity {uid: x.uid})
ON CREATE SET n.type = x.type, n.name = x.name, n.norm = x.norm, n.aliases = []
WITH e, n, x
UNWIND x.mentions AS m
MERGE (e)-[r:MENTIONS {uid: m.uid}]->(n)
SET r.surface = m.surface, r.start = m.start, r.end = m.end, r.name = x.name, r.run = $run`;

// The spelling used most often, whichever entry came first: so the graph does not depend on the order of reading.
const NAMES = `
UNWIND $uids AS uid
MATCH (n:Entity {uid: uid})<-[m:MENTIONS]-(:Episode)
WITH n, m.name AS name, count(m) AS times ORDER BY times DESC, name ASC
WITH n, collect(name) AS names
WITH n, names[0] AS name WHERE n.name <> name
SET n.name = name`;

const RELATIONS = `
MERGE (me:Entity {uid: $me}) ON CREATE SET me.type = 'person', me.name = $diarist, me.norm = $norm, me.aliases = []
WITH me
${IS_OURS}
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

// The diarist stands only beside somebody.
const LONELY_DIARIST_AWAY = `
MATCH (me:Entity {uid: $me})
OPTIONAL MATCH (me)-[r:RELATES]-(:Entity)
WITH me, count(r) AS relations
WHERE relations = 0
DELETE me`;

const FENCE = `
MATCH (e:Episode {uid: $episode}) WHERE coalesce(e.change, 0) <= $change
SET e.change = $change
RETURN e.uid AS uid`;

const PRESENT = 'MATCH (e:Episode {uid: $episode}) RETURN e.uid AS uid';

const EPISODE_AWAY = `${IS_OURS} DELETE e`;

/** What the graph shows of one episode. */
export interface ProjectedEpisode {
  id: string;
  text: string;
  date: string;
  nodes: NodesExtraction | null;
  edges: EdgesExtraction | null;
  /** number of this projection; later is higher */
  change: number;
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

/**
 * Writes the episode with exactly these mentions and relations. Entities nobody mentions any more disappear.
 * @returns false when a later projection is at it, or was: nothing was written
 */
export async function projectEpisode(graph: Graph, shown: ProjectedEpisode): Promise<boolean> {
  const { id: episode, text, date, change, nodes, edges } = shown;
  const folded = foldedText(text);
  const written = await graph.query(TEXT, {
    params: { episode, change, text, folded: folded === text.toLowerCase() ? '' : folded, date },
  });
  // From here on nobody with a lower number writes, so what is read of the graph stays true.
  if ((written.data ?? []).length === 0) return false;
  const before = await mentionedUids(graph, episode);
  if (before.length > 0) await graph.query(RELATIONS_AWAY, { params: { episode, change } });
  const entities = entityParameters(episode, nodes?.entities ?? []);
  if (before.length > 0 || entities.length > 0) {
    await graph.query(MENTIONS, { params: { episode, change, entities, run: nodes?.run ?? '' } });
  }
  const relations = edges ? relationParameters(episode, edges) : [];
  if (relations.length > 0) {
    const diarist = { me: DIARIST_UID, diarist: DIARIST, norm: normalName(DIARIST) };
    const found = { episode, change, relations, date: date.slice(0, 10), run: edges?.run ?? '' };
    await graph.query(RELATIONS, { params: { ...diarist, ...found } });
  }
  await settleEntities(graph, [...new Set([...before, ...entities.map(({ uid }) => uid)])], before.length > 0);
  return true;
}

/**
 * Takes an episode, its mentions and its relations out of the graph.
 * @returns false when a later projection is at it, or was: nothing was taken out
 */
export async function removeEpisode(graph: Graph, episode: string, change: number): Promise<boolean> {
  const fenced = await graph.query(FENCE, { params: { episode, change } });
  if ((fenced.data ?? []).length === 0)
    return (await graph.roQuery(PRESENT, { params: { episode } })).data?.length === 0;
  const before = await mentionedUids(graph, episode);
  if (before.length > 0) await graph.query(RELATIONS_AWAY, { params: { episode, change } });
  await graph.query(EPISODE_AWAY, { params: { episode, change } });
  await settleEntities(graph, before, true);
  return true;
}

/** Names entities as most entries do, and lets those go that none mentions any more. */
async function settleEntities(graph: Graph, uids: string[], someLeft: boolean): Promise<void> {
  if (uids.length === 0) return;
  await graph.query(NAMES, { params: { uids } });
  if (!someLeft) return;
  await graph.query(ORPHANS_AWAY, { params: { uids } });
  await graph.query(LONELY_DIARIST_AWAY, { params: { me: DIARIST_UID } });
}
