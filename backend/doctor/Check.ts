/** What one examination of a journal is: it finds one kind of fault, and knows how to mend it. */
import type { EngineBinaries } from '../engine/configuration.ts';
import type { JournalPaths } from '../paths.ts';

export interface Patient {
  paths: JournalPaths;
  /** address of an engine elsewhere, or null: the files of its data are not ours to look at */
  external: string | null;
  /** where an engine is, for trials; throws KithError when there is none */
  binaries: () => Promise<EngineBinaries>;
  now: () => Date;
}

export interface Check {
  /** one word for scripts */
  id: string;
  /** one line that says what is wrong, or null */
  find: (patient: Patient) => Promise<string | null>;
  /**
   * Mends what was found, and returns one line that says what was done. Nothing is ever deleted: what is replaced is
   * kept aside. Throws KithError when it cannot be mended.
   */
  mend: (patient: Patient) => Promise<string>;
}

export interface Finding {
  id: string;
  /** one line: what is wrong */
  problem: string;
  /** one line: what to do about it, or null when it is mended */
  next_step: string | null;
  mended: boolean;
  /** one line: what was done, or null */
  done: string | null;
}
