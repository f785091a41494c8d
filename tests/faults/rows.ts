/** All rows of the fault table, in order. */
import type { Row } from './Row.ts';
import { engine } from './rows/01-engine.ts';
import { worker } from './rows/02-worker.ts';
import { host } from './rows/03-host.ts';
import { everything } from './rows/04-everything.ts';
import { tails } from './rows/05-tails.ts';
import { fullDisk } from './rows/06-fullDisk.ts';
import { starters } from './rows/07-starters.ts';
import { reconnect } from './rows/08-reconnect.ts';
import { stopped } from './rows/09-stopped.ts';
import { clocks } from './rows/10-clocks.ts';
import { poison } from './rows/11-poison.ts';
import { corridors } from './rows/12-corridors.ts';
import { soak } from './rows/13-soak.ts';
import { realModel } from './rows/14-realModel.ts';

export const rows: readonly Row[] = [
  ...[engine, worker, host, everything, tails],
  ...[fullDisk, starters, reconnect, stopped, clocks],
  ...[poison, corridors, soak, realModel],
];
