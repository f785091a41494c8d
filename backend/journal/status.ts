/** The state of everything behind a journal, as `kith status` and the status line show it. */
import { NO_MODEL } from '../glossary.ts';
import type { JournalPaths } from '../paths.ts';
import { startTime } from '../process/identity.ts';
import { lockHolder } from '../process/lock.ts';
import { residentBytes } from '../process/residentBytes.ts';
import { IDLE, readActivity } from '../store/activity.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readQueue } from '../store/readQueue.ts';
import { readSettings } from '../store/settings.ts';
import type { JournalStatus } from './Journal.ts';

/** Most queue items shown; the counts are complete. */
const QUEUE_LIMIT = 100;

function field(info: string, name: string): string | null {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? null;
}

async function readCounts(client: EngineClient): Promise<JournalStatus['counts']> {
  const [pendingNodes, pendingEdges, done, needsAttention, running] = await Promise.all([
    client.zCard(keys.status('pending_nodes')),
    client.zCard(keys.status('pending_edges')),
    client.zCard(keys.status('done')),
    client.zCard(keys.status('needs_attention')),
    client.zCard(keys.inflight),
  ]);
  return { pending_nodes: pendingNodes, pending_edges: pendingEdges, running, done, needs_attention: needsAttention };
}

/** Reads the state of engine, worker, model and queue. */
export async function readStatus(client: EngineClient, paths: JournalPaths): Promise<JournalStatus> {
  const [info, holder, told, settings, counts, queue] = await Promise.all([
    client.info('server'),
    lockHolder(paths.lock),
    readActivity(client),
    readSettings(client),
    readCounts(client),
    readQueue(client, QUEUE_LIMIT, Date.now()),
  ]);
  // What a dead worker said last is not the truth any more.
  const activity = holder ? told : IDLE;
  const modelPid = activity.model_pid !== null && (await startTime(activity.model_pid)) ? activity.model_pid : null;
  const pid = field(info, 'process_id');
  return {
    home: paths.home,
    engine: {
      pid: pid === null ? null : Number(pid),
      version: field(info, 'redis_version'),
      socket: holder?.note['socket'] ?? null,
      state: 'up',
    },
    worker: { pid: holder?.pid ?? null, state: holder?.note['state'] ?? 'none' },
    model: {
      name: settings.model === NO_MODEL ? null : settings.model,
      state: activity.model_state,
      pid: modelPid,
      rss_bytes: modelPid === null ? null : await residentBytes(modelPid),
    },
    inference_enabled: settings.inferenceEnabled,
    counts,
    queue,
    activity: {
      state: settings.inferenceEnabled || activity.state !== 'idle' ? activity.state : 'off',
      episode: activity.episode,
      stage: activity.stage,
      finished: activity.finished,
      reason: activity.reason,
    },
  };
}
