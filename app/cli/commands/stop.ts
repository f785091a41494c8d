/** `kith stop`: ends worker and engine of this journal in order. Starts nothing to do so. */
import { stopWorker } from '../../../backend/journal/stopWorker.ts';
import { journalPaths } from '../../../backend/paths.ts';
import { lockHolder } from '../../../backend/process/lock.ts';
import type { CommandRun } from '../Command.ts';

export const stop: CommandRun = async (_, context) => {
  const paths = journalPaths(context.home);
  const running = (await lockHolder(paths.lock)) !== null;
  if (running) await stopWorker(paths);
  context.output.print({ stopped: running }, () => (running ? 'stopped' : 'nothing was running'));
};
