/**
 * The words of Kith, as types. Every other file uses these names and no synonyms.
 *
 * journal    one data folder: one engine, one worker, any number of windows
 * episode    one journal entry: text, the date it is about, revisions, status
 * status     pending_nodes → pending_edges → done; or needs_attention after the last allowed attempt
 * stage      nodes (entities) or edges (relations); edges open only when the nodes of the same revision are done
 * work item  episode:stage:revision waiting in a corridor
 * corridor   the priority a work item starts with
 * run        one attempt at one work item: model, prompt version, tokens, times, outcome
 * lane       where the items of a corridor wait in order; fresh entries and items for another model have their own
 * engine     the Redis server with the FalkorDB module that holds everything
 * worker     the one background process of a journal: owns the engine, claims work items one at a time
 * model host the child of the worker in which the language model lives
 * entity     a graph node; mention: where an episode names it; relation: a dated, evidenced edge between two entities
 * extraction what the model found in one episode in one stage, validated; the graph is a projection of extractions
 * proposal   what a preview, reading a read episode anew, found: it lies beside the extraction until accepted or discarded
 */

export const STATUSES = ['pending_nodes', 'pending_edges', 'done', 'needs_attention'] as const;
export type Status = (typeof STATUSES)[number];

export const STAGES = ['nodes', 'edges'] as const;
export type Stage = (typeof STAGES)[number];

/** How far the preview of a proposal is; a failed one could not be read, and says why. */
export const PROPOSAL_STATES = ['pending_nodes', 'pending_edges', 'ready', 'failed'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Starting priority of a work item; higher is claimed first. */
export const CORRIDORS = { ask: 90, manual: 70, entry: 50, backfill: 30 } as const;
export type Corridor = keyof typeof CORRIDORS;

/** How a run ended, or that it has not yet. Only `failed` counts against the episode. */
export const RUN_OUTCOMES = [
  'running',
  'completed',
  'failed',
  // for reasons outside the episode: no model, no memory
  'retried',
  // given back: the worker stopped, or inference was switched off
  'released',
  'cancelled',
  // too late: the episode or the claim had changed
  'refused',
  // its worker died
  'lost',
] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** Closed list: these are graph labels and prompt words, so nothing outside it is ever stored. */
export const ENTITY_TYPES = [
  'person',
  'place',
  'organization',
  'project',
  'activity',
  'event',
  'pet',
  'work',
  'other',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

export const PREDICATES = [
  'works_at',
  'lives_in',
  'partner_of',
  'parent_of',
  'child_of',
  'sibling_of',
  'friend_of',
  'colleague_of',
  'visited',
  'located_in',
  'member_of',
  'works_on',
  'attended',
  'owns',
  'studies_at',
  'likes',
  'dislikes',
  'met_with',
] as const;
export type Predicate = (typeof PREDICATES)[number];

/** Stands for a verb that is none of the list; the verb itself is kept beside it, in words. */
export const RELATED_TO = 'related_to';
export type RelationPredicate = Predicate | typeof RELATED_TO;

/** The diarist: the one Person who has no mention, since nobody names themselves in their own diary. */
export const DIARIST = 'Me';

export const MODEL_STATES = ['unloaded', 'loading', 'ready', 'unloading'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

/** What is stored for the model when the person said "not now". */
export const NO_MODEL = 'none';

/** Largest accepted text of one episode, in UTF-8 bytes; more is refused, never cut. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** How long a deleted episode stays in the trash. */
export const TRASH_DAYS = 30;
