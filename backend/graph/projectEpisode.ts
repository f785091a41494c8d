/**
 * Writes one episode into the graph as its stored truth says, replacing whatever the graph had of it. Every query is
 * deterministic and merges on text ids, so doing it twice, or again after a crash, gives the same graph. Each projection
 * has a number, taken before the truth was read: one that comes late finds a higher number and changes nothing.
 */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import type { EdgesExtraction, FoundEntity, NodesExtraction, RelationEnd } from '../journal/extraction.ts';
import { DIARIST_UID, entityUid, foldedText, hexId, normalName } from './names.ts';
import { projectRelations } from './projectRelations.ts';
import {
  TEXT,
  SHOWN,
  RELATIONS_AWAY,
  MENTIONS,
  NAMES,
  ORPHANS_AWAY,
  LONELY_DIARIST_AWAY,
  FENCE,
  PRESENT,
  SETTLED,
  EPISODE_AWAY,
} from './projectionQueries.ts';

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

const shownRows = z.array(
  z.object({
    mention: z.string().nullable(),
    run: z.string(),
    uid: z.string().nullable(),
    unsettled: z.array(z.string()),
  }),
);

/** What the graph shows of an episode now. */
interface Shown {
  mentions: { uid: string; run: string }[];
  /** entities that it mentions, or did when somebody was interrupted */
  entities: string[];
  wasInterrupted: boolean;
}

async function readShown(graph: Graph, episode: string): Promise<Shown> {
  const rows = shownRows.parse((await graph.roQuery(SHOWN, { params: { episode } })).data ?? []);
  const unsettled = rows[0]?.unsettled ?? [];
  return {
    mentions: rows.flatMap(({ mention, run }) => (mention === null ? [] : [{ uid: mention, run }])),
    entities: [...new Set([...unsettled, ...rows.flatMap(({ uid }) => uid ?? [])])],
    wasInterrupted: unsettled.length > 0,
  };
}

/** Replaces the mentions of an episode, names its entities as most entries do, and lets those go that none mentions any more. */
async function writeMentions(
  graph: Graph,
  { episode, change }: { episode: string; change: number },
  before: Shown,
  entities: ReturnType<typeof entityParameters>,
  run: string,
): Promise<void> {
  const wanted = new Set(entities.flatMap(({ mentions }) => mentions.map(({ uid }) => uid)));
  const isShown =
    before.mentions.length === wanted.size && before.mentions.every((one) => one.run === run && wanted.has(one.uid));
  // When only relations are new, the mentions stand already.
  if (isShown && !before.wasInterrupted) return;
  const uids = [...new Set([...before.entities, ...entities.map(({ uid }) => uid)])];
  await graph.query(MENTIONS, { params: { episode, change, uids, entities, run } });
  await graph.query(NAMES, { params: { uids } });
  if (before.entities.length > 0) {
    await graph.query(ORPHANS_AWAY, { params: { uids } });
    await graph.query(LONELY_DIARIST_AWAY, { params: { me: DIARIST_UID } });
  }
  await graph.query(SETTLED, { params: { episode, change } });
}

/**
 * Writes the episode with exactly these mentions and relations. Entities nobody mentions any more disappear.
 * @returns false when a later projection is at it, or was: nothing was written
 */
export async function projectEpisode(graph: Graph, shown: ProjectedEpisode): Promise<boolean> {
  const { id: episode, text, date, change, nodes } = shown;
  const folded = foldedText(text);
  const written = await graph.query(TEXT, {
    params: { episode, change, text, folded: folded === text.toLowerCase() ? '' : folded, date },
  });
  // From here on nobody with a lower number writes, so what is read of the graph stays true.
  if ((written.data ?? []).length === 0) return false;
  const before = await readShown(graph, episode);
  if (before.entities.length > 0) await graph.query(RELATIONS_AWAY, { params: { episode, change } });
  const entities = entityParameters(episode, nodes?.entities ?? []);
  await writeMentions(graph, { episode, change }, before, entities, nodes?.run ?? '');
  await projectRelations(graph, shown, endUid);
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
  const before = await readShown(graph, episode);
  if (before.entities.length > 0) {
    await graph.query(RELATIONS_AWAY, { params: { episode, change } });
    await writeMentions(graph, { episode, change }, before, [], '');
  }
  await graph.query(EPISODE_AWAY, { params: { episode, change } });
  return true;
}
