/** `kith status`: what the background does. */
import type { JournalStatus } from '../../../backend/journal/Journal.ts';
import type { CommandRun } from '../Command.ts';
import { byteSize, oneLine } from '../format.ts';

export const status: CommandRun = async (_, context) => {
  const current = await (await context.journal()).status();
  context.output.print(contractOf(current), () => textOf(current));
};

/** The shape that scripts depend on (design §6): these fields and no others. */
function contractOf({ home, engine, worker, model, inference_enabled, counts, queue }: JournalStatus): unknown {
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
  };
}

function textOf({ home, engine, worker, model, inference_enabled, counts, activity }: JournalStatus): string[] {
  const memory = model.rss_bytes === null ? '' : `, ${byteSize(model.rss_bytes)}`;
  const lines = [
    `journal    ${oneLine(home)}`,
    `engine     ${engine.state}${engine.version === null ? '' : `, Redis ${engine.version}`}${processOf(engine.pid)}`,
    `worker     ${worker.state}${processOf(worker.pid)}`,
    `model      ${oneLine(model.name ?? 'none chosen')}: ${model.state}${processOf(model.pid)}${memory}`,
    `inference  ${inference_enabled ? 'on' : 'off'}`,
    `entries    ${counts.done} read, ${counts.pending_nodes + counts.pending_edges} waiting, ` +
      `${counts.running} being read, ${counts.needs_attention} need attention`,
  ];
  if (activity.state === 'waiting' && activity.reason !== null) lines.push(`waiting    ${oneLine(activity.reason)}`);
  return lines;
}

function processOf(pid: number | null): string {
  return pid === null ? '' : `, process ${pid}`;
}
