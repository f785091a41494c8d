/** Something read from the journal, and whether it is to be read again. */

/**
 * `wanted` counts up when it should be read (again); a reading that began at a count sets `got` to it. Reading is due
 * while `wanted > got`, so any number of reasons become one reading.
 */
export interface Reading {
  wanted: number;
  got: number;
  /** why the last reading failed, or null */
  problem: string | null;
}

/** Wanted from the start. */
export const UNREAD: Reading = { wanted: 1, got: 0, problem: null };
/** Wanted when somebody goes there. */
export const IDLE: Reading = { wanted: 0, got: 0, problem: null };
