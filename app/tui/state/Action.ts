/** Everything that can happen to the state: what the person did, what the journal said, what was read. */
import type {
  Correction,
  CorrectionResult,
  Episode,
  EpisodeDetail,
  EntityDetail,
  EntitySummary,
  Insights,
  JournalEvent,
  JournalSettings,
  JournalStatus,
  Neighbour,
  Proposal,
  Run,
  SearchHit,
  Suggestion,
  TagCount,
} from '../../../backend/journal/Journal.ts';
import type { TextBuffer } from '../editor/buffer.ts';
import type { BrowsingAction, BrowsingRead } from './Browsing.ts';
import type { Correcting } from './Correcting.ts';
import type { DraftsAction } from './DraftList.ts';
import type { EntryTitle, Failure } from './Jobs.ts';
import type { KnowingAction } from './Knowing.ts';
import type { PullProgress, ShelfModel } from './ModelShelf.ts';
import type { ReviewQuestion } from './Review.ts';
import type { Connection, Notice, Place, State } from './State.ts';
import type { WritingAction } from './Writing.ts';
import type { WindowAction } from './WindowState.ts';

export const READING_NAMES = [
  'timeline',
  'entry',
  'entity',
  'suggestions',
  'search',
  'models',
  'settings',
  'background',
  'jobs',
  'names',
  'insights',
  'walk',
  'tags',
  'corrections',
  'review',
  'calendar',
  'trash',
  'history',
  'thatDay',
  'kept',
] as const;
export type ReadingName = (typeof READING_NAMES)[number];

/** Moves in the list or text of the current place; a page is what it shows at once. */
export type Motion = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last';

/** A finished reading; `at` is the `wanted` it began at. */
export type ReadingDone =
  | { type: 'timelineRead'; at: number; total: number; first: number; episodes: readonly Episode[] }
  | { type: 'entryRead'; at: number; detail: EpisodeDetail }
  | {
      type: 'entityRead';
      at: number;
      detail: EntityDetail;
      why: State['entity']['why'];
    }
  /** `movedTo`: who has its name now, or null */
  | { type: 'entityGone'; at: number; id: string; movedTo: string | null }
  | { type: 'suggestionsRead'; at: number; list: readonly Suggestion[] }
  /** `refused`: why it cannot be searched for, or null */
  | { type: 'searchRead'; at: number; hits: readonly SearchHit[]; refused: string | null }
  | { type: 'modelsRead'; at: number; shelf: readonly ShelfModel[] }
  | { type: 'settingsRead'; at: number; values: JournalSettings; readers: readonly string[] }
  | { type: 'backgroundRead'; at: number; status: JournalStatus }
  | ({ type: 'jobsRead'; at: number; now: number } & JobsRead)
  | { type: 'tagsRead'; at: number; list: readonly TagCount[] }
  | { type: 'namesRead'; at: number; list: readonly EntitySummary[] }
  | { type: 'insightsRead'; at: number; told: Insights }
  | { type: 'walkRead'; at: number; found: ReadonlyMap<string, readonly Neighbour[]> }
  | { type: 'correctionsRead'; at: number; list: readonly Correction[] }
  | { type: 'reviewRead'; at: number; proposals: readonly Proposal[] }
  | BrowsingRead
  | { type: 'readingFailed'; reading: ReadingName; at: number; problem: string };

/** What was read for the Jobs screen. Attempts or runs that the present view does not show are left out. */
export interface JobsRead {
  titles: ReadonlyMap<string, EntryTitle>;
  failures: readonly Failure[];
  attempts: readonly Run[];
  runs: readonly Run[];
}

/** The text fields of the window. */
export type FieldName =
  'writing' | 'aside' | 'names' | 'search' | 'jump' | 'path' | 'correcting' | 'palette' | 'secret';

export type ModelsAction =
  | { type: 'modelsOffered' }
  | { type: 'pathTyping'; typing: boolean }
  | { type: 'downloadBegan'; name: string; title: string; total: number | null }
  | { type: 'downloadMoved'; progress: PullProgress }
  | { type: 'downloadEnded' }
  | { type: 'modelFailed'; message: string; nextStep: string };

export type CorrectingAction =
  | { type: 'correctingBegan'; correcting: Correcting }
  | { type: 'correctingLeft' }
  | { type: 'entryTicked' }
  /** `follows`: the entity in whose place the result is shown, or null; `undoHint`: how it is taken back */
  | { type: 'corrected'; follows: string | null; undoHint: string; result: CorrectionResult }
  | { type: 'correctionUndone'; correction: Correction };

export type JobsAction = { type: 'jobsTurned' } | { type: 'holdAllAsked'; asking: boolean };

export type Action =
  | { type: 'resized'; columns: number; rows: number }
  | { type: 'dayChanged'; today: string }
  | { type: 'beat'; now: number }
  | { type: 'minutePassed'; now: number }
  | { type: 'connection'; connection: Connection }
  | { type: 'event'; event: JournalEvent }
  | { type: 'wentTo'; place: Place }
  | { type: 'wentBack' }
  | { type: 'helpToggled' }
  | { type: 'moved'; motion: Motion }
  | { type: 'nameSelected'; by: 1 | -1 }
  | { type: 'neighbour'; id: string }
  | { type: 'edited'; field: FieldName; buffer: TextBuffer }
  /** a text was cut or copied; `after`: the field as that left it */
  | { type: 'taken'; text: string; after: TextBuffer }
  | { type: 'noticed'; notice: Notice | null }
  | { type: 'deleted'; id: string }
  | { type: 'restored'; id: string }
  | ReadingDone
  | WritingAction
  | DraftsAction
  | ModelsAction
  | JobsAction
  | KnowingAction
  | CorrectingAction
  | WindowAction
  | BrowsingAction
  | { type: 'reviewAsked'; question: ReviewQuestion | null }
  | { type: 'whyToggled' };
