/** The state of everything behind a journal, as `kith status` and the status line show it. */
import { hostname } from 'node:os';
import { NO_MODEL } from '../glossary.ts';
import type { JournalPaths } from '../paths.ts';
import { bootId, startTime } from '../process/identity.ts';
import { lockHolder } from '../process/lock.ts';
import { residentBytes } from '../process/residentBytes.ts';
import { IDLE, readActivity, type WorkerActivity } from '../store/activity.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { countProposals } from '../store/readProposals.ts';
import { readBacklog, readQueue } from '../store/readQueue.ts';
import { mayLive, readWorkers, type RegisteredWorker } from '../store/workers.ts';
import { readSettings } from '../store/settings.ts';
import { readDiskState } from './diskGuard.ts';
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
  const now = Date.now();
  const [info, holder, settings, counts, backlog, proposals, queue, workers, disk] = await Promise.all([
    client.info('server'),
    lockHolder(paths.lock),
    readSettings(client),
    readCounts(client),
    readBacklog(client, now),
    countProposals(client),
    readQueue(client, QUEUE_LIMIT, now),
    currentWorkers(client),
    readDiskState(paths.home),
  ]);
  const activity = await busiestActivity(client, workers);
  const modelPid = activity.model_pid !== null && (await startTime(activity.model_pid)) ? activity.model_pid : null;
  const here = await bootId();
  const pid = field(info, 'process_id');
  return {
    home: paths.home,
    engine: {
      pid: pid === null ? null : Number(pid),
      version: field(info, 'redis_version'),
      socket: holder?.note['socket'] ?? null,
      state: 'up',
    },
    workers: workers.map(({ id, pid, machine, boot }) => ({ id, pid, machine, local: boot === here })),
    worker: { pid: holder?.pid ?? null, state: holder?.note['state'] ?? 'none' },
    model: {
      name: settings.model === NO_MODEL ? null : settings.model,
      state: activity.model_state,
      pid: modelPid,
      rss_bytes: modelPid === null ? null : await residentBytes(modelPid),
    },
    disk: { free_bytes: disk.freeBytes, state: disk.state },
    inference_enabled: settings.inferenceEnabled,
    counts,
    backlog,
    proposals,
    queue,
    activity: {
      state: settings.inferenceEnabled || activity.state !== 'idle' ? activity.state : 'off',
      episode: activity.episode,
      stage: activity.stage,
      run: activity.run,
      tokens: activity.tokens,
      tokens_per_second: activity.tokens_per_second,
      finished: activity.finished,
      reason: activity.reason,
      until: activity.until,
    },
  };
}

/** What the worker of this machine does; of another that reads, while ours has nothing to do. */
async function busiestActivity(client: EngineClient, workers: readonly RegisteredWorker[]): Promise<WorkerActivity> {
  const here = hostname();
  const ordered = [...workers].sort((left, right) => Number(right.machine === here) - Number(left.machine === here));
  const told = await Promise.all(ordered.map(({ id }) => readActivity(client, id)));
  return told.find(({ state }) => state !== 'idle') ?? told[0] ?? IDLE;
}

/** Workers that live, as far as can be told from here. */
async function currentWorkers(client: EngineClient): Promise<RegisteredWorker[]> {
  const registered = await readWorkers(client);
  const alive = await Promise.all(registered.map(mayLive));
  return registered.filter((_, index) => alive[index]);
}
