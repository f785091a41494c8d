/** The workers of a journal: who they are, and until when each is believed alive. Times are the engine's own. */
import { hostname } from 'node:os';
import { z } from 'zod';
import { bootId, isAlive, processIdentity, type ProcessIdentity } from '../process/identity.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const storedWorker = processIdentity.extend({
  pid: z.coerce.number(),
  /** host name: two containers on one machine share its boot but not its processes */
  machine: z.string(),
});

export interface WorkerIdentity extends ProcessIdentity {
  /** unique; names process and machine for a reader */
  id: string;
  machine: string;
}
export interface RegisteredWorker extends WorkerIdentity {
  /** whether its lease has not run out */
  isCurrent: boolean;
}

const REGISTER = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[2], 'pid', ARGV[3], 'started', ARGV[4], 'boot', ARGV[5], 'machine', ARGV[6])
redis.call('ZADD', KEYS[1], ARGV[2] == 'inf' and '+inf' or now + tonumber(ARGV[2]), ARGV[1])
return 1`;

const LIST = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local found = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
local list = {}
for index = 1, #found, 2 do
  local is_current = found[index + 1] == 'inf' or tonumber(found[index + 1]) > now
  list[#list + 1] = { found[index], is_current and 1 or 0 }
end
return list`;

/**
 * Registers a worker, or renews its lease.
 * @param lease milliseconds, or 'inf' where the lock of the home says who lives
 */
export async function registerWorker(
  client: EngineClient,
  worker: WorkerIdentity,
  lease: number | 'inf',
): Promise<void> {
  await client.eval(REGISTER, {
    keys: [keys.workers, keys.worker(worker.id)],
    arguments: [worker.id, String(lease), String(worker.pid), worker.started, worker.boot, worker.machine],
  });
}

/** Takes workers out of the register. */
export async function forgetWorkers(client: EngineClient, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await client.zRem(keys.workers, [...ids]);
  await client.del(ids.flatMap((id) => [keys.worker(id), keys.activity(id)]));
}

/** Every registered worker, the dead ones too until somebody forgets them. */
export async function readWorkers(client: EngineClient): Promise<RegisteredWorker[]> {
  const list = z.array(z.tuple([z.string(), z.number()])).parse(await client.eval(LIST, { keys: [keys.workers] }));
  const found = await Promise.all(
    list.map(async ([id, current]) => {
      const stored = storedWorker.safeParse(await client.hGetAll(keys.worker(id)));
      return stored.success ? { id, isCurrent: current === 1, ...stored.data } : null;
    }),
  );
  return found.filter((worker) => worker !== null);
}

/**
 * Whether a worker may still do what it claimed: its lease is current and, where it runs on this machine, so is its process.
 */
export async function mayLive(worker: RegisteredWorker): Promise<boolean> {
  if (!worker.isCurrent) return false;
  const isHere = worker.machine === hostname() && worker.boot === (await bootId());
  return !isHere || (await isAlive(worker));
}
