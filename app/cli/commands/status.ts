/** `kith status`: what the background does. */
import type { JournalStatus } from '../../../backend/journal/Journal.ts';
import { diskLimits, readDiskState } from '../../../backend/journal/diskGuard.ts';
import type { Environment } from '../../../backend/paths.ts';
import type { CommandRun } from '../Command.ts';
import { byteSize } from '../format.ts';
import { statusText } from '../statusText.ts';

export const status: CommandRun = async (_, context) => {
  const current = await (await context.journal()).status();
  const disk = context.output.json ? null : await diskLine(current, context.environment);
  context.output.print(contractOf(current), () => statusText({ status: current, disk, now: context.now() }));
};

/** The shape that scripts depend on (design §6), with the background's own view added at the end. */
function contractOf(status: JournalStatus): unknown {
  const { home, engine, worker, model, inference_enabled, counts, queue, workers, backlog, activity } = status;
  return {
    home,
    engine: { pid: engine.pid, version: engine.version, socket: engine.socket, state: engine.state },
    worker: { pid: worker.pid, state: worker.state },
    model: { name: model.name, state: model.state, pid: model.pid, rss_bytes: model.rss_bytes },
    inference_enabled,
    counts: {
      pending_nodes: counts.pending_nodes,
      pending_edges: counts.pending_edges,
      running: counts.running,
      done: counts.done,
      needs_attention: counts.needs_attention,
    },
    queue,
    workers,
    backlog,
    activity,
  };
}

/** Said where the engine writes and little is left; null elsewhere, and when it cannot be told. */
async function diskLine({ home, engine }: JournalStatus, environment: Environment): Promise<string | null> {
  if (engine.socket === null) return null;
  const limits = diskLimits(environment);
  const disk = await readDiskState(home, limits).catch(() => null);
  if (disk === null || disk.state === 'roomy') return null;
  const refused =
    disk.state === 'full' ? 'nothing is saved until there is' : `nothing is saved below ${byteSize(limits.full)}, make`;
  return `${byteSize(disk.freeBytes)} free: ${refused} more room`;
}
