/** The work that is not done: the next items in the order in which they will be claimed, and the numbers of all. */
import { z } from 'zod';
import { CORRIDORS, STAGES, type Corridor } from '../glossary.ts';
import type { Backlog, WorkItemView } from '../journal/work.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';
import { effectivePriority } from './scheduling.ts';

const storedItem = z.object({
  episode: z.string(),
  stage: z.enum(STAGES),
  revision: z.coerce.number(),
  preview: z.literal('1').optional(),
  corridor: z.enum(Object.keys(CORRIDORS) as [Corridor, ...Corridor[]]),
  model: z.string().optional(),
  place: z.enum(['ready', 'delayed', 'inflight', 'held']),
  lane: z.string().optional(),
  attempts: z.coerce.number(),
  transient: z.coerce.number(),
  queued: z.coerce.number(),
  not_before: z.coerce.number().optional(),
  reason: z.string().optional(),
});

/** Held items shown at least, when there are so many. */
const HELD_SHOWN = 20;
/** Held items whose stage is looked at; of more, the rest is taken to wait for names. */
const HELD_COUNTED = 5_000;

const STATES = { ready: 'ready', delayed: 'waiting', inflight: 'running', held: 'held' } as const;
const RANKS = { running: 0, ready: 1, waiting: 2, held: 3 } as const;

interface Ranked {
  view: WorkItemView;
  /** lowest first */
  rank: readonly number[];
}

function rankOf(view: WorkItemView, lane: string, now: number): readonly number[] {
  const queued = Date.parse(view.queued);
  const notBefore = view.not_before === null ? 0 : Date.parse(view.not_before);
  const isFresh = lane.startsWith('fresh');
  const priority = view.state === 'ready' ? effectivePriority(view.corridor, now - queued) : 0;
  const aged = priority > CORRIDORS[view.corridor];
  // Edges before nodes of the same place: an entry is read to its end.
  return [
    RANKS[view.state],
    -priority,
    notBefore,
    isFresh ? 0 : 1,
    isFresh && !aged ? -queued : queued,
    view.stage === 'edges' ? 0 : 1,
  ];
}

function compare(left: Ranked, right: Ranked): number {
  for (const [index, value] of left.rank.entries()) {
    const other = right.rank[index] ?? 0;
    if (value !== other) return value - other;
  }
  return left.view.item < right.view.item ? -1 : 1;
}

async function readItem(client: EngineClient, item: string, now: number): Promise<Ranked | null> {
  // An item may end between the two reads.
  const fields = storedItem.safeParse(await client.hGetAll(keys.item(item)));
  if (!fields.success) return null;
  const { episode, stage, revision, preview, corridor, attempts, queued, model, reason, lane, ...rest } = fields.data;
  const view: WorkItemView = {
    item,
    episode,
    stage,
    revision,
    preview: preview !== undefined,
    corridor,
    model: model ?? null,
    state: STATES[rest.place],
    attempts,
    transient_failures: rest.transient,
    queued: new Date(queued).toISOString(),
    not_before: rest.not_before === undefined ? null : new Date(rest.not_before).toISOString(),
    reason: reason ?? null,
  };
  return { view, rank: rankOf(view, lane ?? '', now) };
}

/** The next items, running ones first. @param limit most items */
export async function readQueue(client: EngineClient, limit: number, now: number): Promise<WorkItemView[]> {
  const lanes = await client.sMembers(keys.lanes);
  const firstOf = (key: string, newest: boolean) => client.zRange(key, 0, limit - 1, newest ? { REV: true } : {});
  const lists = await Promise.all([
    firstOf(keys.inflight, false),
    firstOf(keys.delayed, false),
    firstOf(keys.held, true),
    ...lanes.map((lane) => firstOf(keys.lane(lane), lane.startsWith('fresh'))),
  ]);
  const items = await Promise.all(lists.flat().map((item) => readItem(client, item, now)));
  const sorted = items
    .filter((item) => item !== null)
    .sort(compare)
    .map(({ view }) => view);
  // What was held last stays in sight, however much else waits.
  const held = sorted.filter(({ state }) => state === 'held');
  const others = sorted
    .filter(({ state }) => state !== 'held')
    .slice(0, Math.max(0, limit - Math.min(held.length, HELD_SHOWN)));
  return [...others, ...held.slice(0, limit - others.length)];
}

/** Numbers of all work that is not done. */
export async function readBacklog(client: EngineClient, now: number): Promise<Backlog> {
  const lanes = await client.sMembers(keys.lanes);
  const [inFlight, heldItems, waiting, held, pendingNodes, pendingEdges, speed, ...fronts] = await Promise.all([
    client.zRange(keys.inflight, 0, -1),
    client.zRange(keys.held, 0, HELD_COUNTED - 1),
    client.zCard(keys.delayed),
    client.zCard(keys.held),
    countPending(client, 'pending_nodes'),
    countPending(client, 'pending_edges'),
    client.hGetAll(keys.speed),
    ...lanes.map(async (lane) => ({
      lane,
      items: await client.zCard(keys.lane(lane)),
      oldest: (await client.zRangeWithScores(keys.lane(lane), 0, 0))[0]?.score ?? now,
    })),
  ]);
  const corridors: Record<Corridor, number> = { ask: 0, manual: 0, entry: 0, backfill: 0 };
  for (const { lane, items } of fronts) corridors[corridorOf(lane)] += items;
  const ready = fronts.reduce((sum, { items }) => sum + items, 0);
  const waits = fronts.filter(({ items }) => items > 0).map(({ oldest }) => oldest);
  const relationsAway = [...inFlight, ...heldItems].filter((item) => item.includes(':edges:')).length;
  const namesAway = inFlight.length + held - relationsAway;
  return {
    ready,
    waiting,
    held,
    running: inFlight.length,
    corridors,
    stages: {
      nodes: Math.max(0, pendingNodes - namesAway),
      edges: Math.max(0, pendingEdges - relationsAway),
    },
    oldest_seconds: waits.length === 0 ? null : Math.max(0, Math.round((now - Math.min(...waits)) / 1000)),
    eta_seconds: estimate(pendingNodes, pendingEdges, held, speed),
  };
}

/** Episodes that wait for this stage of their reading, or of their proposal's. */
async function countPending(client: EngineClient, state: 'pending_nodes' | 'pending_edges'): Promise<number> {
  const [readings, proposals] = await Promise.all([
    client.zCard(keys.status(state)),
    client.zCard(keys.proposals(state)),
  ]);
  return readings + proposals;
}

function corridorOf(lane: string): Corridor {
  const name = lane.split('@')[0] ?? '';
  return name === 'ask' || name === 'manual' || name === 'backfill' ? name : 'entry';
}

const storedSpeed = z.object({ nodes: z.coerce.number(), edges: z.coerce.number().default(0) });

/** Seconds until all is read, at the speed of the last runs. */
function estimate(nodes: number, edges: number, held: number, speed: Record<string, string>): number | null {
  const known = storedSpeed.safeParse(speed);
  if (!known.success) return null;
  const open = nodes + edges;
  if (open - held <= 0) return 0;
  const milliseconds = nodes * (known.data.nodes + known.data.edges) + edges * known.data.edges;
  return Math.round((milliseconds * ((open - held) / open)) / 1000);
}
