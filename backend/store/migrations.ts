/**
 * How an older journal becomes one of this version, one step after the other. Steps only add: what an older version
 * wrote stays readable. A step may be cut off by a kill and is then done again, so each must bear being done twice.
 */
import type { EngineClient } from './client.ts';
import { toLanes } from './toLanes.ts';

export interface Migration {
  /** version of the data after this step; the steps count up from 2 without a gap */
  to: number;
  migrate: (client: EngineClient) => Promise<void>;
}

/** Every step there is, oldest first. */
export const MIGRATIONS: readonly Migration[] = [{ to: 2, migrate: toLanes }];

/** The version of a journal that was made before there were steps. */
export const FIRST_VERSION = 1;

/** The newest version a table of steps leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.to ?? FIRST_VERSION;
}
