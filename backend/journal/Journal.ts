/** What a window or a command can ask of a journal, and the shapes of the answers. Offsets count UTF-16 units. */
import type { EntityType, ModelState, Predicate, Stage, Status } from '../glossary.ts';

/** The moment an episode is about: local time with its UTC offset, and the zone it was written in. */
export interface EpisodeDate {
  /** e.g. 2026-11-23T21:14:00+01:00 */
  date: string;
  /** IANA name, e.g. Europe/Berlin */
  zone: string;
}

export interface Episode extends EpisodeDate {
  id: string;
  text: string;
  status: Status;
  revision: number;
  /** ISO instants in UTC */
  created: string;
  updated: string;
  /** ISO instant at which it went to the trash, or null */
  deleted: string | null;
  /** why it needs attention, or null */
  reason: string | null;
}

export interface Mention {
  surface: string;
  start: number;
  end: number;
}

export interface MentionedEntity {
  id: string;
  name: string;
  type: EntityType;
  mentions: Mention[];
}

export interface Relation {
  subject: string;
  predicate: Predicate;
  object: string;
  /** the sentence of the episode that says so */
  evidence: string;
  /** local date from which it holds */
  valid_at: string;
}

export interface EpisodeDetail extends Episode {
  entities: MentionedEntity[];
  relations: Relation[];
}

export interface EpisodeFilter {
  /** local dates YYYY-MM-DD, both inclusive */
  from?: string;
  to?: string;
  /** name or id of an entity the episode mentions */
  entity?: string;
  status?: Status;
  limit?: number;
  /** how many of the newest matching episodes to pass over, for paging */
  offset?: number;
}

export interface SearchHit extends Episode {
  /** relevance as the engine's full-text index gives it; higher is better */
  score: number;
}

export interface EntitySummary {
  id: string;
  name: string;
  type: EntityType;
  aliases: string[];
  /** how many episodes mention it */
  episodes: number;
  /** how many mentions in all */
  mentions: number;
  first: string | null;
  last: string | null;
}

export interface EntityDetail extends EntitySummary {
  /** newest first; the quote is the sentence around the mention */
  quotes: { episode: string; date: string; surface: string; quote: string }[];
  relations: (Relation & { episode: string })[];
}

/** What to read again: some episodes, or all of a kind. */
export type EnrichSelection = { ids: string[] } | { which: 'all' | 'pending' | 'failed' };

export interface WorkItemView {
  item: string;
  episode: string;
  stage: Stage;
  corridor: string;
  state: 'ready' | 'running' | 'waiting';
  attempts: number;
  /** ISO instant before which it is not claimed, or null */
  not_before: string | null;
}

/** What the background does now, in the words of the status line. */
export interface Activity {
  state: 'idle' | 'loading' | 'reading' | 'unloading' | 'waiting' | 'off';
  /** episode being read, or null */
  episode: string | null;
  stage: Stage | null;
  /** items finished since the worker was last idle, for "reading 3 of 12" */
  finished: number;
  /** why nothing is read although work is pending, or null */
  reason: string | null;
}

export interface JournalStatus {
  home: string;
  engine: { pid: number | null; version: string | null; socket: string | null; state: 'up' | 'down' };
  worker: { pid: number | null; state: string };
  model: { name: string | null; state: ModelState; pid: number | null; rss_bytes: number | null };
  inference_enabled: boolean;
  counts: { pending_nodes: number; pending_edges: number; running: number; done: number; needs_attention: number };
  queue: WorkItemView[];
  activity: Activity;
}

export const EVENT_TYPES = [
  'saved',
  'deleted',
  'restored',
  'queued',
  'claimed',
  'completed',
  'failed',
  'needs_attention',
  'released',
  'model_loading',
  'model_ready',
  'model_unloading',
  'model_unloaded',
  'inference_on',
  'inference_off',
  'model_chosen',
  'waiting',
  'idle',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface JournalEvent {
  /** position in the event stream; later is greater */
  id: string;
  type: EventType;
  /** ISO instant */
  at: string;
  episode: string | null;
  stage: Stage | null;
  /** short reason or name, never entry text */
  detail: string | null;
}

export type ConnectionState = 'connecting' | 'ready' | 'lost' | 'failed';

export interface JournalSettings {
  inferenceEnabled: boolean;
  /** catalogue name or path of a GGUF file; null = never asked; 'none' = the person said "not now" */
  model: string | null;
}

/** A live journal. Every promise that changes something resolves only after the change is on disk (fsync). */
export interface Journal {
  readonly home: string;
  /** Saves a new episode. Throws UsageError for empty or over-long text. */
  add(text: string, date?: EpisodeDate): Promise<Episode>;
  /** Replaces text or date; the earlier revision is kept and the new one is read again. */
  edit(id: string, change: { text?: string; date?: EpisodeDate }): Promise<Episode>;
  /** Moves to the trash; its mentions leave the graph. */
  delete(id: string): Promise<void>;
  restore(id: string): Promise<Episode>;
  /** Throws NotFoundError. */
  get(id: string): Promise<EpisodeDetail>;
  /** Newest first by the date they are about. */
  list(filter?: EpisodeFilter): Promise<Episode[]>;
  /** How many episodes there are, without the trash. */
  count(): Promise<number>;
  /** Best match first. */
  search(query: string, limit?: number): Promise<SearchHit[]>;
  /** `last`, an id, or an unambiguous beginning of one → id. Throws NotFoundError or UsageError. */
  resolve(reference: string): Promise<string>;
  entities(filter?: { type?: EntityType }): Promise<EntitySummary[]>;
  /** By id, else by name or alias. Throws NotFoundError. */
  entity(nameOrId: string): Promise<EntityDetail>;
  /** Puts episodes back to pending in the manual corridor; resolves to the ids. */
  enrich(selection: EnrichSelection): Promise<string[]>;
  status(): Promise<JournalStatus>;
  settings(): Promise<JournalSettings>;
  setInference(enabled: boolean): Promise<void>;
  setModel(model: string): Promise<void>;
  /** Asks the worker to stop for good, whoever else has a window open. */
  stopWorker(): Promise<void>;
  /** Calls back for each event from now on, whichever process caused it. Returns the unsubscribe function. */
  onEvent(listener: (event: JournalEvent) => void): () => void;
  /** Calls back at each change of the connection. */
  onConnection(listener: (state: ConnectionState, reason: string | null) => void): () => void;
  close(): Promise<void>;
}
