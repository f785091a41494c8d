/** `kith status`: what the background does. */
import type { JournalStatus } from '../../../backend/journal/Journal.ts';
import { diskLimits } from '../../../backend/journal/diskGuard.ts';
import type { Environment } from '../../../backend/paths.ts';
import type { CommandRun } from '../Command.ts';
import { byteSize } from '../format.ts';
import { statusText } from '../statusText.ts';

export const status: CommandRun = async (_, context) => {
  const current = await (await context.journal()).status();
  const disk = diskLine(current.disk, context.environment);
  context.output.print(contractOf(current), () => statusText({ status: current, disk, now: context.now() }));
};

/** The shape that scripts depend on (design §6), with the background's own view added at the end. */
function contractOf(status: JournalStatus): unknown {
  const { home, engine, worker, model, inference_enabled, counts, queue, workers, backlog, proposals, activity, disk } =
    status;
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
    proposals,
    activity,
    disk,
  };
}

/** Said when little is left; null otherwise. */
function diskLine({ free_bytes, state }: JournalStatus['disk'], environment: Environment): string | null {
  if (state === 'roomy') return null;
  const least = byteSize(diskLimits(environment).full);
  const consequence = state === 'full' ? 'nothing is saved until there is' : `nothing is saved below ${least}, make`;
  return `${byteSize(free_bytes)} free: ${consequence} more room`;
}
