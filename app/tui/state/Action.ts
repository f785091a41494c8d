/** Everything that can happen to the state: what the person did, what the journal said, what was read. */
import type {
  Episode,
  EpisodeDate,
  EpisodeDetail,
  EntityDetail,
  JournalEvent,
  JournalSettings,
  JournalStatus,
  Run,
  SearchHit,
} from '../../../backend/journal/Journal.ts';
import type { TextBuffer } from '../editor/buffer.ts';
import type { EntryTitle, Failure } from './Jobs.ts';
import type { PullProgress, ShelfModel } from './ModelShelf.ts';
import type { Connection, Notice, Place } from './State.ts';

export type ReadingName = 'timeline' | 'entry' | 'entity' | 'search' | 'models' | 'settings' | 'background' | 'jobs';

/** Moves in the list or text of the current place; a page is what it shows at once. */
export type Motion = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last';

/** A finished reading; `at` is the `wanted` it began at. */
export type ReadingDone =
  | { type: 'timelineRead'; at: number; total: number; first: number; episodes: readonly Episode[] }
  | { type: 'entryRead'; at: number; detail: EpisodeDetail }
  | { type: 'entityRead'; at: number; detail: EntityDetail }
  | { type: 'searchRead'; at: number; hits: readonly SearchHit[] }
  | { type: 'modelsRead'; at: number; shelf: readonly ShelfModel[] }
  | { type: 'settingsRead'; at: number; values: JournalSettings }
  | { type: 'backgroundRead'; at: number; status: JournalStatus }
  | ({ type: 'jobsRead'; at: number; now: number } & JobsRead)
  | { type: 'readingFailed'; reading: ReadingName; at: number; problem: string };

/** What was read for the Jobs screen. Attempts or runs that the present view does not show are left out. */
export interface JobsRead {
  titles: ReadonlyMap<string, EntryTitle>;
  failures: readonly Failure[];
  attempts: readonly Run[];
  runs: readonly Run[];
}

/** The text fields of the window. */
export type FieldName = 'writing' | 'search' | 'path';

export type WritingAction =
  | { type: 'writingBegan'; entry: Pick<EpisodeDetail, 'id' | 'text' | 'revision'> | null; date: EpisodeDate }
  | { type: 'draftOpened'; text: string; cursor: number; date: EpisodeDate }
  | { type: 'draftLineSeen'; line: string | null }
  | { type: 'savingBegan'; waiting: boolean }
  | { type: 'savingFailed'; problem: string }
  | { type: 'saved'; episode: Episode };

export type ModelsAction =
  | { type: 'modelsOffered' }
  | { type: 'pathTyping'; typing: boolean }
  | { type: 'downloadBegan'; name: string; title: string; total: number | null }
  | { type: 'downloadMoved'; progress: PullProgress }
  | { type: 'downloadEnded' }
  | { type: 'modelFailed'; message: string; nextStep: string };

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
  | { type: 'noticed'; notice: Notice | null }
  | { type: 'deleted'; id: string }
  | { type: 'restored'; id: string }
  | ReadingDone
  | WritingAction
  | ModelsAction
  | JobsAction;
