/** The write screen as a value: the text, what it is about, how far a save has come, and what is asked beside it. */
import type { Episode, EpisodeDate, EpisodeDetail, TagCount } from '../../../backend/journal/Journal.ts';
import type { Template } from '../../templates/templates.ts';
import { createBuffer, type TextBuffer } from '../editor/buffer.ts';
import { VIM_START, type Vim } from '../editor/vim.ts';
import { IDLE, type Reading } from './Reading.ts';

/** A line, or a list, that lies over the last rows of the page while something is asked. */
export type Aside =
  /** when the entry was; `read` is what the words mean, or null while they mean nothing */
  | { what: 'when'; field: TextBuffer; read: EpisodeDate | null }
  /** what to find; `from` is where the cursor was, in UTF-16 units */
  | { what: 'find'; field: TextBuffer; from: number }
  /** how to begin */
  | { what: 'template'; list: readonly Template[]; selected: number };

/** One that has a field to type in. */
export type AskingAside = Extract<Aside, { field: TextBuffer }>;

/** The tags of the journal, read when one is typed. */
export interface Tags extends Reading {
  list: readonly TagCount[];
}

export const NO_TAGS: Tags = { ...IDLE, list: [] };

export interface Writing {
  /** the entry being changed, or null for a new one */
  id: string | null;
  field: TextBuffer;
  /** the text it began with: empty, or that of the entry */
  original: string;
  /** revision of the entry being changed, or null for a new one */
  revision: number | null;
  date: EpisodeDate;
  /** the date was chosen by the person, so it is saved with the text */
  dated: boolean;
  /** waiting: asked to save before the journal was open */
  /** the mode of vim, where that is wanted */
  vim: Vim;
  saving: 'no' | 'waiting' | 'saving';
  problem: string | null;
  aside: Aside | null;
  /** the row of the completion list that is selected, and where in the text a list was sent away */
  completing: { selected: number; dismissed: string | null };
}

export type WritingAction =
  | { type: 'writingBegan'; entry: Pick<EpisodeDetail, 'id' | 'text' | 'revision'> | null; date: EpisodeDate }
  | { type: 'draftOpened'; text: string; cursor: number; date: EpisodeDate; dated: boolean }
  | { type: 'draftLineSeen'; line: string | null }
  | { type: 'asideOpened'; aside: Aside }
  | { type: 'asideClosed' }
  /** what the words of the field mean, if it still holds them */
  | { type: 'whenRead'; field: TextBuffer; read: EpisodeDate | null }
  | { type: 'dated'; date: EpisodeDate }
  /** to the next or the previous place of what is looked for */
  | { type: 'foundNext'; by: 1 | -1 }
  | { type: 'completionDismissed' }
  | { type: 'vimMoved'; vim: Vim }
  | { type: 'savingBegan'; waiting: boolean }
  | { type: 'savingFailed'; problem: string }
  | { type: 'saved'; episode: Episode }
  /** what an entry that was just saved brings back to mind */
  | { type: 'echoed'; id: string; text: string };

export const NO_WRITING: Writing = {
  id: null,
  field: createBuffer(),
  original: '',
  revision: null,
  date: { date: '', zone: '' },
  dated: false,
  vim: VIM_START,
  saving: 'no',
  problem: null,
  aside: null,
  completing: { selected: 0, dismissed: null },
};
