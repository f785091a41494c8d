/** What the table of keys says of one command. */
import type { Condition, Context } from './contexts.ts';

/** One row of the table. */
export interface CommandRow {
  id: string;
  contexts: readonly Context[];
  /** first one shown; as `keyName` writes them; none for what only the list of commands offers */
  keys: readonly string[];
  /** one or two words for the footer */
  label: string;
  /** one line for the help */
  help: string;
  /** all of these must hold */
  when?: readonly Condition[];
  /** how much it matters in the footer, 1 most; without it only the help shows the command */
  footer?: number;
  /** the list of commands offers it in every place where one reads */
  everywhere?: true;
  /** undoable, but worth a thought */
  danger?: true;
}
