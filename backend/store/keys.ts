/** Every key of a journal, in one place. The truth is in these; the graph `kith` is a projection of them. */
import type { ProposalState, Stage, Status } from '../glossary.ts';

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
  /** hash of the proposal of an episode, which is there only while its status is `done`: state, revision, number, model, reason */
  proposal: (id: string) => `${PREFIX}proposal:${id}`,
  /** string: what a preview found in one stage */
  proposed: (id: string, stage: Stage) => `${PREFIX}proposal:${id}:${stage}`,
  /** zset: id by the time the proposal got this state; every proposal is in exactly one */
  proposals: (state: ProposalState) => `${PREFIX}proposals:${state}`,
  /** hash of the reading that an accepted proposal replaced: revision, nodes, edges, and the model asked for that proposal */
  replaced: (id: string) => `${PREFIX}replaced:${id}`,
  /** zset: id by the time its proposal was accepted; each can still be taken back */
  accepted: `${PREFIX}replaced`,
  /** counter: number of the last change */
  changes: `${PREFIX}changes`,
  /** zset: episodes whose text or existence the graph does not show yet, by the number of the change */
  unprojected: `${PREFIX}unprojected`,
  /** list: every correction, and what was taken back, in order */
  corrections: `${PREFIX}corrections`,
  /** hash: what each entry names, as JSON; follows from the truth and can be made again */
  names: `${PREFIX}names`,
  /** zset: entries by the version of `identity` at which what they name changed */
  namesChanged: `${PREFIX}names:changed`,
  /** hash: entry → number of the projection that last said what it names */
  namesBy: `${PREFIX}names:by`,
  /** hash: rules, epoch (absent: `names` has to be made again), version (of names and corrections), announce */
  identity: `${PREFIX}identity`,
  /** string: who makes the graph again, while somebody does */
  rebuilding: `${PREFIX}rebuilding`,
  /** set: lanes in use. A lane is a corridor, or `fresh`, with `@model` where items ask for another model */
  lanes: `${PREFIX}work:lanes`,
  /** zset: items of one lane that may be claimed, by the time since which they wait */
  lane: (lane: string) => `${PREFIX}work:ready:${lane}`,
  /** zset: items not to be claimed before a time, by that time */
  delayed: `${PREFIX}work:delayed`,
  /** zset: items being done, by the time of the claim */
  inflight: `${PREFIX}work:inflight`,
  /** zset: cancelled items, by the time of that */
  held: `${PREFIX}work:held`,
  /** hash: episode, stage, revision, preview, corridor, model, queued, attempts, transient, place, lane, claim, owner, … */
  item: (item: string) => `${PREFIX}work:item:${item}`,
  /** hash of one attempt; zset of all by the time of the claim */
  run: (run: string) => `${PREFIX}run:${run}`,
  runs: `${PREFIX}runs`,
  /** hash: usual milliseconds of each stage */
  speed: `${PREFIX}speed`,
  /** stream of what happened, and a short one of how far the model is */
  events: `${PREFIX}events`,
  progress: `${PREFIX}progress`,
  /** zset: workers by the time until which they are believed alive; hash of each */
  workers: `${PREFIX}workers`,
  worker: (id: string) => `${PREFIX}worker:${id}`,
  /** '1' or '0'; absent means on */
  inferenceEnabled: `${PREFIX}app:inference_enabled`,
  /** zset: searches that a person keeps, by the time of that, in milliseconds */
  searches: `${PREFIX}searches`,
  /** hash: model */
  settings: `${PREFIX}settings`,
  /** hash: what a worker does now; worth nothing when it is gone */
  activity: (worker: string) => `${PREFIX}activity:${worker}`,
} as const;
