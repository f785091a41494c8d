/**
 * Sees an earlier engine of the same folder off before another starts: two on one folder write into one file. Its
 * watcher ends it, and so does a rewrite whose engine is gone; what takes too long is killed.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { EngineUnavailableError } from '../../backend/errors.ts';
import { journalProcesses, signalProcess } from '../../backend/process/journalProcesses.ts';

/** The watcher of a killed worker needs at most 3 s; a shutdown has nothing to write. */
const PATIENCE_MILLISECONDS = 4_000;
/** A killed process is gone at once, unless the disk does not let it go. */
const KILL_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 20;

/**
 * Resolves when no engine, and no rewrite of one, works in the folder any more.
 * @param data the engine's data folder
 * @returns how many had to be killed
 * @throws EngineUnavailableError when one does not go
 */
export async function endEarlierEngine(data: string): Promise<number> {
  const began = performance.now();
  const killed = new Set<number>();
  for (;;) {
    const engines = (await journalProcesses(data)).filter(({ role }) => role === 'engine');
    if (engines.length === 0) return killed.size;
    const waited = performance.now() - began;
    if (waited > PATIENCE_MILLISECONDS + KILL_MILLISECONDS) {
      const pids = engines.map(({ pid }) => pid).join(', ');
      throw new EngineUnavailableError(`An earlier engine (process ${pids}) does not end.`, 'Restart the machine.');
    }
    if (waited > PATIENCE_MILLISECONDS) {
      for (const engine of engines) if (await signalProcess(engine, 'SIGKILL')) killed.add(engine.pid);
    }
    await pause(POLL_MILLISECONDS);
  }
}
