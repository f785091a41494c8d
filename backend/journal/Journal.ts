/** What a window or a command can ask of a journal, and the shapes of the answers. Offsets count UTF-16 units. */
import type { Echo } from '../calendar/echoes.ts';
import type { EntityType, Status } from '../glossary.ts';
import type { Companion, MonthCount, Neighbour } from './companion.ts';
import type { Corrections } from './correction.ts';
import type { Proposal } from '../review/Proposal.ts';
import type { EntryWhy } from '../review/provenance.ts';
import type { ProposalReference } from '../store/scripts/proposeWork.ts';
import type { JournalEvent } from './event.ts';
import type { Insights, InsightsRequest } from './insight.ts';
import type { LastingRelation, Relation } from './relation.ts';
import type { TagCount } from './tags.ts';
import type { JournalStatus, Run, RunFilter } from './work.ts';

export type { Proposal } from '../review/Proposal.ts';
export type { EntryProvenance, EntryWhy, Provenance } from '../review/provenance.ts';
export * from './event.ts';
export type * from './companion.ts';
export type * from './correction.ts';
export type * from './insight.ts';
export type * from './relation.ts';
export type { TagCount } from './tags.ts';
export type * from './work.ts';

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
  /** how sure the reading is, 0 to 1; missing where nothing is known of the model, or a person put it there */
  confidence?: number;
}

export interface MentionedEntity {
  id: string;
  name: string;
  type: EntityType;
  mentions: Mention[];
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

/** Some local days YYYY-MM-DD, both included; without an end where one is left out. */
export interface DayRange {
  from?: string;
  to?: string;
}

/** A day that looked at from another is some years, or in a first year some months or a week, ago; and what it has. */
export interface OnThisDay extends Echo {
  episodes: Episode[];
}

/** What an episode said, and the moment it was about, before it was changed or does now. */
export interface Revision extends EpisodeDate {
  revision: number;
  text: string;
  /** ISO instant at which it was written so */
  updated: string;
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
  /** how often it is mentioned, the earliest month first; months without any are left out */
  months: MonthCount[];
  /** those named in the same entries, the most often first; at most 24 */
  company: Companion[];
  /** newest first; the quote is the sentence around the mention */
  quotes: { episode: string; date: string; surface: string; quote: string }[];
  /** those that last first, then the last seen first */
  relations: LastingRelation[];
}

/** Of these, or of all, the episodes that are read: elsewhere nothing stands that could be compared. */
export type PreviewSelection = { ids: readonly string[] } | { which: 'all' };
/** Some episodes, or all of a kind. */
export type EnrichSelection = { ids: string[] } | { which: 'all' | 'pending' | 'failed' | 'held' };
export type CancelSelection = { ids: string[] } | { which: 'all' };

export type ConnectionState = 'connecting' | 'ready' | 'lost' | 'failed';

export interface JournalSettings {
  inferenceEnabled: boolean;
  /** catalogue name or path of a GGUF file; null = never asked; 'none' = the person said "not now" */
  model: string | null;
}

/** A live journal. Every promise that changes something resolves only after the change is on disk (fsync). */
export interface Journal extends Corrections {
  readonly home: string;
  /**
   * Saves a new episode. Throws UsageError for empty or over-long text.
   * @param id a ULID that the caller keeps: saving again with it, after a save that seemed to fail, makes no second episode
   */
  add(text: string, date?: EpisodeDate, id?: string): Promise<Episode>;
  /** Replaces text or date; the earlier revision is kept and the new one is read again. */
  edit(id: string, change: { text?: string; date?: EpisodeDate }): Promise<Episode>;
  /** Moves to the trash; its mentions leave the graph. */
  delete(id: string): Promise<void>;
  restore(id: string): Promise<Episode>;
  /** Throws NotFoundError. */
  get(id: string): Promise<EpisodeDetail>;
  /** Newest first by the date they are about. */
  list(filter?: EpisodeFilter): Promise<Episode[]>;
  /** How many episodes there are, in all or in some days, without the trash. */
  count(days?: DayRange): Promise<number>;
  /** How many episodes each of these has, in their order. Costs nothing in the size of the journal. */
  counts(days: readonly DayRange[]): Promise<number[]>;
  /** Entries of the same day in earlier years, or of a week and some months ago in a first year; the nearest first. */
  onThisDay(day: string): Promise<OnThisDay[]>;
  /** What lies in the trash, the last deleted first. */
  trash(): Promise<Episode[]>;
  /** Every text an episode had, the present one first. Throws NotFoundError. */
  revisions(id: string): Promise<Revision[]>;
  /** Searches that a person keeps, the last kept first. */
  keptSearches(): Promise<string[]>;
  /** Keeps a search, or forgets it. */
  keepSearch(query: string, keep: boolean): Promise<void>;
  /**
   * Words, "phrases", #tags and filters, as backend/search/parseQuery.ts reads them. Best match first; the newest first
   * where only filters are given. Throws UsageError for a filter that makes no sense, NotFoundError for an unknown name.
   */
  search(query: string, limit?: number): Promise<SearchHit[]>;
  /** `last`, an id, or an unambiguous beginning of one → id. Throws NotFoundError or UsageError. */
  resolve(reference: string): Promise<string>;
  entities(filter?: { type?: EntityType }): Promise<EntitySummary[]>;
  /** #tags of the newest entries that have any, the most frequent first. */
  tags(): Promise<TagCount[]>;
  /** By id, else by name or alias. Throws NotFoundError. @param options `quotes`: most of them; all when left out */
  entity(nameOrId: string, options?: { quotes?: number }): Promise<EntityDetail>;
  /** Those named in the same entries as this entity, the most often first, at most 40; none for an unknown id. */
  neighbours(id: string): Promise<Neighbour[]>;
  /** What the journal tells of a life. Counts the words of entries that are new or changed since the last call. */
  insights(request: InsightsRequest): Promise<Insights>;
  /** Episodes by id, in this order; those that do not exist are left out. */
  getMany(ids: readonly string[]): Promise<Episode[]>;
  /**
   * Puts episodes back to pending in the manual corridor, with fresh attempts; resolves to the ids. What is pending or held
   * anyway goes on at once, in the corridor it has.
   * @param model read them with this model instead of the chosen one
   */
  enrich(selection: EnrichSelection, model?: string): Promise<string[]>;
  /**
   * Has episodes that are read be read anew, beside what stands: what is found is a proposal, and nothing changes before it
   * is accepted. An earlier proposal for them is dropped. Resolves to the ids of those that will be read.
   * @param model read them with this model instead of the chosen one
   */
  preview(selection: PreviewSelection, model?: string): Promise<string[]>;
  /** Proposals, the newest entry first: those of these episodes that have one, or all. */
  proposals(ids?: readonly string[]): Promise<Proposal[]>;
  /** Makes proposals the truth, as far as they are ready and still stand. Resolves to the ids of their episodes. */
  accept(proposals: readonly ProposalReference[]): Promise<string[]>;
  /**
   * Takes accepted proposals back: of these episodes, or those that were accepted together last. What stood before stands
   * again, and the proposals wait again. Resolves to the ids; an episode that was edited, deleted or read again since is
   * left alone.
   */
  takeBack(ids?: readonly string[]): Promise<string[]>;
  /** Drops proposals, those not read yet too. Resolves to the ids of their episodes. */
  discard(proposals: readonly ProposalReference[]): Promise<string[]>;
  /** Whose readings the names and relations of each of these episodes are, and what exactly was read, by id. */
  why(ids: readonly string[]): Promise<ReadonlyMap<string, EntryWhy>>;
  /** Which of these episodes wait for a reading or are being read, held ones included; for that of a proposal, too. */
  unread(ids: readonly string[]): Promise<string[]>;
  /** Holds waiting work at once and stops running work; held until enriched again. Resolves to the ids that had any. */
  cancel(selection: CancelSelection): Promise<string[]>;
  /** Moves waiting or held work to the manual corridor. Resolves to the ids that had any. */
  raise(ids: readonly string[]): Promise<string[]>;
  /** Attempts, newest first. */
  runs(filter?: RunFilter): Promise<Run[]>;
  /** The last events, oldest first. */
  events(limit?: number): Promise<JournalEvent[]>;
  /** Makes the graph again from the truth, without the model. Resolves to the number of episodes. */
  rebuild(onProgress?: (done: number, all: number) => void): Promise<number>;
  status(): Promise<JournalStatus>;
  settings(): Promise<JournalSettings>;
  /** Models whose readings of the last read entries stand, who read most of them first. */
  readers(): Promise<string[]>;
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
