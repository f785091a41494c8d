/**
 * Writes one episode into the graph as its stored truth says, replacing whatever the graph had of it. Every query is
 * deterministic and merges on text ids, so doing it twice, or again after a crash, gives the same graph. Each projection
 * has a number, taken before the truth was read: one that comes late finds a higher number and changes nothing.
 */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import type { EdgesExtraction, NodesExtraction } from '../journal/extraction.ts';
import { DIARIST_UID, foldedText } from './names.ts';
import { projectRelations, type UidOf } from './projectRelations.ts';
import {
  TEXT,
  SHOWN,
  RELATIONS_AWAY,
  MENTIONS,
  PORTRAITS,
  ORPHANS_AWAY,
  LONELY_DIARIST_AWAY,
  FENCE,
  PRESENT,
  SETTLED,
  EPISODE_AWAY,
} from './projectionQueries.ts';
import type { ShownEntity } from './shownEntities.ts';

/** What the graph shows of one episode. */
export interface ProjectedEpisode {
  id: string;
  text: string;
  date: string;
  nodes: NodesExtraction | null;
  edges: EdgesExtraction | null;
  entities: readonly ShownEntity[];
  uidOf: UidOf;
  /** number of this projection; later is higher */
  change: number;
  /** of who is who, by which the entities are drawn; later is higher */
  version: number;
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
  mentions: { uid: string; run: string; entity: string }[];
  /** entities that it mentions, or did when somebody was interrupted */
  entities: string[];
  wasInterrupted: boolean;
}

async function readShown(graph: Graph, episode: string): Promise<Shown> {
  const rows = shownRows.parse((await graph.roQuery(SHOWN, { params: { episode } })).data ?? []);
  const unsettled = rows[0]?.unsettled ?? [];
  return {
    mentions: rows.flatMap(({ mention, run, uid }) =>
      mention === null || uid === null ? [] : [{ uid: mention, run, entity: uid }],
    ),
    entities: [...new Set([...unsettled, ...rows.flatMap(({ uid }) => uid ?? [])])],
    wasInterrupted: unsettled.length > 0,
  };
}

/** Replaces the mentions of an episode, and lets those entities go that none mentions any more. */
async function writeMentions(
  graph: Graph,
  { episode, change }: { episode: string; change: number },
  before: Shown,
  entities: readonly ShownEntity[],
): Promise<void> {
  const wanted = new Map(
    entities.flatMap(({ individual, mentions }) =>
      mentions.map(({ uid, run }) => [uid, { run, entity: individual.uid }] as const),
    ),
  );
  const stands = ({ uid, run, entity }: Shown['mentions'][number]) =>
    wanted.get(uid)?.run === run && wanted.get(uid)?.entity === entity;
  const isShown = before.mentions.length === wanted.size && before.mentions.every(stands);
  // When only relations are new, the mentions stand already.
  if (isShown && !before.wasInterrupted) return;
  const uids = [...new Set([...before.entities, ...entities.map(({ individual }) => individual.uid)])];
  const written = entities.map(({ individual: { uid, key, name, type }, mentions }) => {
    return { uid, norm: key.name, name, type, mentions: mentions.map((mention) => ({ ...mention })) };
  });
  await graph.query(MENTIONS, { params: { episode, change, uids, entities: written } });
  if (before.entities.length > 0) {
    await graph.query(ORPHANS_AWAY, { params: { uids } });
    await graph.query(LONELY_DIARIST_AWAY, { params: { me: DIARIST_UID } });
  }
  await graph.query(SETTLED, { params: { episode, change } });
}

/** Draws the entities by who is who now; whoever knows it later has the last word. */
async function writePortraits(graph: Graph, entities: readonly ShownEntity[], version: number): Promise<void> {
  if (entities.length === 0) return;
  const portraits = entities.map(({ individual: { uid, key, name, type, aliases, norms } }) => {
    return { uid, name, type, norm: key.name, kind: key.type, aliases: [...aliases], norms: [...norms] };
  });
  await graph.query(PORTRAITS, { params: { portraits, version } });
}

/**
 * Writes the episode with exactly these mentions and relations. Entities nobody mentions any more disappear.
 * @returns false when a later projection is at it, or was: nothing was written
 */
export async function projectEpisode(graph: Graph, shown: ProjectedEpisode): Promise<boolean> {
  const { id: episode, text, date, change, entities, version } = shown;
  const folded = foldedText(text);
  const written = await graph.query(TEXT, {
    params: { episode, change, text, folded: folded === text.toLowerCase() ? '' : folded, date },
  });
  // From here on nobody with a lower number writes, so what is read of the graph stays true.
  if ((written.data ?? []).length === 0) return false;
  const before = await readShown(graph, episode);
  if (before.entities.length > 0) await graph.query(RELATIONS_AWAY, { params: { episode, change } });
  await writeMentions(graph, { episode, change }, before, entities);
  await writePortraits(graph, entities, version);
  await projectRelations(graph, shown, shown.uidOf);
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
    await writeMentions(graph, { episode, change }, before, []);
  }
  await graph.query(EPISODE_AWAY, { params: { episode, change } });
  return true;
}
