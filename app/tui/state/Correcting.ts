/** What the person is putting right just now, what they can pick from, and what they put right so far. */
import type { Correction, EntitySummary, Suggestion } from '../../../backend/journal/Journal.ts';
import type { EntityType } from '../../../backend/glossary.ts';
import type { TextBuffer } from '../editor/buffer.ts';
import type { TextBefore } from './Browsing.ts';
import { IDLE, type Reading } from './Reading.ts';

/** The entity that is put right. */
export interface Target {
  id: string;
  name: string;
  type: EntityType;
}

/** One step of a correction that needs more than a key. Esc leads to the step before, or out of it. */
export type Correcting =
  /** which other it is */
  | { act: 'merge'; about: Target; field: TextBuffer; selected: number }
  | { act: 'rename' | 'alias'; about: Target; field: TextBuffer }
  /** in which entries it is another; then who that is */
  | { act: 'split'; about: Target; ticked: ReadonlySet<string>; selected: number }
  | { act: 'splitName'; about: Target; ticked: ReadonlySet<string>; field: TextBuffer }
  | { act: 'retype'; about: Target; selected: number }
  /** which name the entry is about, too; then what that is */
  | { act: 'add'; entry: string; field: TextBuffer; selected: number }
  | { act: 'addType'; entry: string; name: string; selected: number }
  | { act: 'delete'; about: Target };

/** What the open name may be the same as. It is read by itself, so that the page never waits for it. */
export interface Suggestions extends Reading {
  list: readonly Suggestion[];
}

/** All names of the journal, to pick from. */
export interface Names extends Reading {
  list: readonly EntitySummary[] | null;
}

/** Everything that was put right, newest first. */
export interface CorrectionList extends Reading {
  list: readonly Correction[] | null;
  selected: number;
}

/** Something done in this window that `u` takes back. */
export type Undo =
  | { what: 'entry'; id: string }
  | { what: 'entries'; ids: readonly string[] }
  /** an earlier text was brought back; `before`: what stood there */
  | { what: 'text'; id: string; before: TextBefore }
  /** `moved`: the entity that was shown, and the one shown for it since */
  | { what: 'correction'; id: string; moved: { from: string; to: string } | null };

export const NO_SUGGESTIONS: Suggestions = { ...IDLE, list: [] };
export const NO_NAMES: Names = { ...IDLE, list: null };
export const NO_CORRECTIONS: CorrectionList = { ...IDLE, list: null, selected: 0 };
