/** Brings the graph up to the truth for every episode that was saved, edited, deleted or restored since. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Graph } from 'falkordb';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { isRebuilding } from '../store/rebuildLock.ts';
import { announceGraph, isNameless } from '../store/scripts/recordNames.ts';
import { addedMentions, episodeNames } from './episodeNames.ts';
import { identityBook } from './IdentityBook.ts';
import { projectEpisode, removeEpisode } from './projectEpisode.ts';
import { readTruth } from './readTruth.ts';
import { shownEntities, uidOfEnd } from './shownEntities.ts';

/**
 * Projects one episode from the truth, whatever its state.
 * @returns false when a later projection of it is under way, or was: nothing was changed
 */
async function projectFromTruth(client: EngineClient, graph: Graph, id: string): Promise<boolean> {
  // Taken before the truth is read: whoever has a higher number has seen at least as much.
  const change = await client.incr(keys.changes);
  const truth = await readTruth(client, id);
  const namesNothing = truth === null || (truth.nodes?.entities ?? []).length === 0;
  // A fresh entry, or one without names, is shown without knowing all names of the journal.
  const isApart = namesNothing && (await isNameless(client, id, change));
  if (truth === null) {
    if (!isApart) await identityBook(client).record(id, null, change);
    return removeEpisode(graph, id, change);
  }
  if (isApart) return projectEpisode(graph, { ...truth, entities: [], uidOf: () => null, change, version: 0 });
  const book = identityBook(client);
  const { date, text, nodes, edges } = truth;
  await book.sync();
  const added = addedMentions(book.sayings).get(id) ?? [];
  await book.record(id, episodeNames(date, nodes?.entities ?? [], added), change);
  const { identity, version } = book;
  const entities = shownEntities(identity, truth, { entities: nodes?.entities ?? [], run: nodes?.run ?? '' }, added);
  const uidOf = uidOfEnd(identity, id, entities);
  return projectEpisode(graph, { id, text, date, nodes, edges, entities, uidOf, change, version });
}

const DONE = `
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score then return 'gone' end
if score ~= ARGV[2] then return 'changed' end
redis.call('ZREM', KEYS[1], ARGV[1])
return 'done'`;

/** How long to wait for somebody else who projects the same episode, and how often to look. */
const OTHER_MILLISECONDS = 1_000;
const LOOK_MILLISECONDS = 5;

/** Projects one waiting episode. It leaves the list only when it did not change meanwhile. */
async function projectWaiting(client: EngineClient, graph: Graph, id: string, score: number): Promise<void> {
  if (!(await projectFromTruth(client, graph, id))) return waitForOther(client, id, score);
  const outcome = await client.eval(DONE, { keys: [keys.unprojected], arguments: [id, String(score)] });
  // Somebody else did a later change; had that been a deletion, our late writing would have brought it back.
  if (outcome === 'gone') await projectFromTruth(client, graph, id);
}

/** Whoever is at it takes it off the list. If that one dies, it stays there for the next to do. */
async function waitForOther(client: EngineClient, id: string, score: number): Promise<void> {
  const deadline = Date.now() + OTHER_MILLISECONDS;
  while ((await client.zScore(keys.unprojected, id)) === score && Date.now() < deadline) await pause(LOOK_MILLISECONDS);
}

/** Projects one episode if it waits for it, and nobody makes the whole graph again just now: that includes it. */
export async function projectOne(client: EngineClient, graph: Graph, id: string): Promise<void> {
  const score = await client.zScore(keys.unprojected, id);
  if (score !== null && !(await isRebuilding(client))) await projectWaiting(client, graph, id, score);
}

export interface Portion {
  /** at most so many, the last changed first; all when left out */
  newest?: number;
  /** asked before each; false leaves the rest for later */
  goesOn?: () => boolean;
  /** called after each */
  onProjected?: () => void;
}

/**
 * Projects what is waiting for it, unless somebody makes the whole graph again just now.
 * @returns how many it did
 */
export async function projectPending(client: EngineClient, graph: Graph, portion: Portion = {}): Promise<number> {
  if ((await client.zCard(keys.unprojected)) === 0 || (await isRebuilding(client))) return 0;
  return projectWaitingEpisodes(client, graph, portion);
}

/**
 * Projects what is waiting now. Several processes may do this at once; projecting twice changes nothing.
 * @returns how many it did
 */
export async function projectWaitingEpisodes(
  client: EngineClient,
  graph: Graph,
  { newest, goesOn = () => true, onProjected = () => undefined }: Portion,
): Promise<number> {
  const last = newest === undefined ? -1 : newest - 1;
  const waiting = await client.zRangeWithScores(keys.unprojected, 0, last, { REV: true });
  let done = 0;
  for (const { value: id, score } of waiting) {
    if (!goesOn()) break;
    await projectWaiting(client, graph, id, score);
    done += 1;
    onProjected();
  }
  if (done > 0) await announceGraph(client);
  return done;
}
