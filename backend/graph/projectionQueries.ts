/**
 * The queries of a projection. Each is deterministic, merges on text ids, takes only parameters, and those that change an
 * episode do so only while nobody with a higher number has begun.
 */

export const TEXT = `
MERGE (e:Episode {uid: $episode})
WITH e WHERE coalesce(e.change, 0) <= $change
SET e.change = $change, e.text = $text, e.folded = $folded, e.date = $date
RETURN e.uid AS uid`;

const IS_OURS = 'MATCH (e:Episode {uid: $episode}) WHERE e.change = $change';

export const SHOWN = `
MATCH (e:Episode {uid: $episode})
OPTIONAL MATCH (e)-[m:MENTIONS]->(n:Entity)
RETURN m.uid AS mention, coalesce(m.run, '') AS run, n.uid AS uid, coalesce(e.unsettled, []) AS unsettled`;

export const RELATIONS_AWAY = `
MATCH (e:Episode {uid: $episode})-[:MENTIONS]->(n:Entity)-[r:RELATES|ENDS {episode: $episode}]-(:Entity)
WHERE coalesce(e.change, 0) <= $change DELETE r`;

// Which entities have to be looked at afterwards is noted in the same step, for whoever goes on after a kill.
export const MENTIONS = `
${IS_OURS}
SET e.unsettled = $uids
WITH e
OPTIONAL MATCH (e)-[old:MENTIONS]->()
DELETE old
WITH DISTINCT e
UNWIND $entities AS x
MERGE (n:Entity {uid: x.uid})
ON CREATE SET n.type = x.type, n.name = x.name, n.norm = x.norm, n.aliases = []
WITH e, n, x
UNWIND x.mentions AS m
MERGE (e)-[r:MENTIONS {uid: m.uid}]->(n)
SET r.surface = m.surface, r.start = m.start, r.end = m.end, r.run = m.run, r.confidence = m.confidence`;

export const PORTRAITS = `
UNWIND $portraits AS x
MATCH (n:Entity {uid: x.uid}) WHERE coalesce(n.version, 0) <= $version
SET n.version = $version, n.name = x.name, n.type = x.type, n.norm = x.norm, n.kind = x.kind,
  n.aliases = x.aliases, n.norms = x.norms`;

const BESIDE_DIARIST = `
MERGE (me:Entity {uid: $me}) ON CREATE SET me.type = 'person', me.name = $diarist, me.norm = $norm, me.aliases = []
WITH me
${IS_OURS}`;

export const RELATIONS = `${BESIDE_DIARIST}
UNWIND $relations AS x
MATCH (s:Entity {uid: x.subject}), (o:Entity {uid: x.object})
MERGE (s)-[r:RELATES {uid: x.uid}]->(o)
SET r.predicate = x.predicate, r.verb = x.verb, r.evidence = x.evidence, r.start = x.start, r.end = x.end,
  r.episode = $episode, r.valid_at = $date, r.at = $at, r.run = $run, r.confidence = x.confidence`;

export const ENDINGS = `${BESIDE_DIARIST}
UNWIND $endings AS x
MATCH (s:Entity {uid: x.subject}), (o:Entity {uid: x.object})
MERGE (s)-[r:ENDS {uid: x.uid}]->(o)
SET r.predicates = x.predicates, r.evidence = x.evidence, r.start = x.start, r.end = x.end,
  r.episode = $episode, r.at = $at, r.run = $run`;

export const ORPHANS_AWAY = `
UNWIND $uids AS uid
MATCH (n:Entity {uid: uid})
OPTIONAL MATCH (n)<-[m:MENTIONS]-(:Episode)
WITH n, count(m) AS mentions
WHERE mentions = 0
DELETE n`;

// The diarist stands only beside somebody.
export const LONELY_DIARIST_AWAY = `
MATCH (me:Entity {uid: $me})
OPTIONAL MATCH (me)-[r:RELATES|ENDS]-(:Entity)
WITH me, count(r) AS relations
WHERE relations = 0
DELETE me`;

export const FENCE = `
MATCH (e:Episode {uid: $episode}) WHERE coalesce(e.change, 0) <= $change
SET e.change = $change
RETURN e.uid AS uid`;

export const PRESENT = 'MATCH (e:Episode {uid: $episode}) RETURN e.uid AS uid';

export const SETTLED = `${IS_OURS} SET e.unsettled = NULL`;

export const EPISODE_AWAY = `${IS_OURS} DELETE e`;
