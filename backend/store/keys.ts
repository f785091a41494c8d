/** Every key of a journal, in one place. The truth is in these; the graph `kith` is a projection of them. */
import type { Stage, Status } from '../glossary.ts';

export const GRAPH = 'kith';
export const PREFIX = 'kith:';

export const keys = {
  schema: `${PREFIX}schema`,
  /** hash: text, date, zone, created, updated, revision, status, deleted, reason */
  episode: (id: string) => `${PREFIX}episode:${id}`,
  /** hash of an earlier revision */
  revision: (id: string, revision: number) => `${PREFIX}episode:${id}:rev:${revision}`,
  /** zset: id by the moment the episode is about, in milliseconds */
  episodes: `${PREFIX}episodes`,
  /** zset: id by the time of deletion, in milliseconds */
  trash: `${PREFIX}trash`,
  /** zset: id by the time it got this status; every episode outside the trash is in exactly one */
  status: (status: Status) => `${PREFIX}status:${status}`,
  /** string: the validated JSON of one stage */
  extraction: (id: string, stage: Stage) => `${PREFIX}extraction:${id}:${stage}`,
  /** zset: episodes whose text or existence the graph does not show yet, by the number of the change */
  unprojected: `${PREFIX}unprojected`,
  /** zset: work items in the order in which they are claimed */
  ready: `${PREFIX}work:ready`,
  /** zset: work items being done, by the time of the claim */
  inflight: `${PREFIX}work:inflight`,
  /** hash: episode, stage, revision, corridor, queued, attempts, not_before, claim */
  item: (item: string) => `${PREFIX}work:item:${item}`,
  /** stream of what happened */
  events: `${PREFIX}events`,
  /** '1' or '0'; absent means on */
  inferenceEnabled: `${PREFIX}app:inference_enabled`,
  /** hash: model */
  settings: `${PREFIX}settings`,
  /** hash: what the worker does now; worth nothing when no worker lives */
  activity: `${PREFIX}activity`,
  /** lease of the one worker on an external engine */
  lease: `${PREFIX}lease`,
} as const;
