/** Everything a command may use: the state, the effects on the journal, and the terminal. */
import type { BrowsingEffects } from './effects/browsing.ts';
import type { CorrectionEffects } from './effects/corrections.ts';
import type { EntryEffects } from './effects/entries.ts';
import type { JobEffects } from './effects/jobs.ts';
import type { JournalLink } from './effects/JournalLink.ts';
import type { ModelEffects } from './effects/models.ts';
import type { LockEffects } from './effects/lock.ts';
import type { PreferenceEffects } from './effects/preferences.ts';
import type { ReviewEffects } from './effects/review.ts';
import type { WritingEffects } from './effects/writing.ts';
import type { Store } from './store.ts';

/** What commands do to the terminal itself. */
export interface TerminalActions {
  /** draws everything again */
  redraw(): void;
  /** stops the window until the shell continues it */
  suspend(): void;
  /** the text after a visit to the person's own editor; null leaves it as it was */
  editExternally(text: string): Promise<string | null>;
  /** hands a text to the clipboard of the system, where the terminal lets it; false for one that is too long for that */
  copy(text: string): boolean;
  /** how many steps lead from the selection of a list to what is drawn on a cell, from 0; null for nothing */
  stepsTo(column: number, row: number): number | null;
  /** ends the window */
  quit(): void;
}

export interface Kith {
  store: Store;
  link: JournalLink;
  writing: WritingEffects;
  entries: EntryEffects;
  browsing: BrowsingEffects;
  jobs: JobEffects;
  corrections: CorrectionEffects;
  models: ModelEffects;
  review: ReviewEffects;
  preferences: PreferenceEffects;
  lock: LockEffects;
  terminal: TerminalActions;
}

/**
 * Does one command.
 * @param key the key that was pressed, as the keymap writes it
 */
export type Perform = (kith: Kith, key: string) => void | Promise<void>;
