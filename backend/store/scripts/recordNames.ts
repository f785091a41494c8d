/** Keeps what entries name, from which identity follows. Each change gets a version; who decided on an older one is refused. */
import { z } from 'zod';
import type { EngineClient } from '../client.ts';
import { keys } from '../keys.ts';
import { script } from './prelude.ts';

const VERSIONS = `
local IDENTITY, NAMES, CHANGED = K..'identity', K..'names', K..'names:changed'
local function is_current(epoch, version)
  local now = redis.call('HMGET', IDENTITY, 'epoch', 'version')
  return now[1] == epoch and (now[2] or '0') == version
end
-- Entries that show somebody else now are projected again, and windows told when that is done.
local function unproject_all(from)
  for at = from, #ARGV do unproject(ARGV[at]) end
  if #ARGV >= from then redis.call('HSET', IDENTITY, 'announce', '1') end
end
`;

/** In front of scripts that change what identity follows from. */
export function identityScript(body: string): string {
  return script(VERSIONS + body);
}

const READ = identityScript(`
local epoch, version, known = ARGV[1], ARGV[2], tonumber(ARGV[3])
local now = redis.call('HMGET', IDENTITY, 'epoch', 'version', 'rules')
local reply = { now[1] or '', now[2] or '0', now[3] or '0', 'some' }
local ids, found = {}, {}
if now[1] and now[1] ~= epoch then
  reply[4] = 'all'
  found = redis.call('HGETALL', NAMES)
elseif now[1] and (now[2] or '0') ~= version then
  for _, id in ipairs(redis.call('ZRANGE', CHANGED, '('..version, '+inf', 'BYSCORE')) do
    found[#found + 1] = id
    found[#found + 1] = redis.call('HGET', NAMES, id) or ''
  end
end
reply[5] = found
reply[6] = redis.call('LRANGE', K..'corrections', known, -1)
return reply
`);

const RECORD = identityScript(`
local epoch, version, id, names, change = unpack(ARGV)
if not is_current(epoch, version) then return 0 end
-- Who has read the truth later knows better.
if tonumber(redis.call('HGET', K..'names:by', id) or '0') > tonumber(change) then return -1 end
redis.call('HSET', K..'names:by', id, change)
if names == '' then redis.call('HDEL', NAMES, id) else redis.call('HSET', NAMES, id, names) end
local now = redis.call('HINCRBY', IDENTITY, 'version', 1)
redis.call('ZADD', CHANGED, now, id)
unproject_all(6)
return now
`);

const NAMELESS = identityScript(`
local id, change = unpack(ARGV)
if redis.call('HEXISTS', NAMES, id) == 1 then return 0 end
for _, correction in ipairs(redis.call('LRANGE', K..'corrections', 0, -1)) do
  if string.find(correction, id, 1, true) then return 0 end
end
if tonumber(redis.call('HGET', K..'names:by', id) or '0') < tonumber(change) then
  redis.call('HSET', K..'names:by', id, change)
end
return 1
`);

const BEGIN = identityScript(`
local collected, epoch = unpack(ARGV)
if redis.call('HEXISTS', IDENTITY, 'epoch') == 1 then redis.call('DEL', collected) return 0 end
redis.call('DEL', NAMES, CHANGED)
if redis.call('EXISTS', collected) == 1 then redis.call('RENAME', collected, NAMES) redis.call('PERSIST', NAMES) end
redis.call('HSET', IDENTITY, 'epoch', epoch)
redis.call('HINCRBY', IDENTITY, 'version', 1)
return 1
`);

const FORGET = identityScript(`
redis.call('HDEL', IDENTITY, 'epoch')
return 1
`);

const UPGRADE = identityScript(`
if tonumber(redis.call('HGET', IDENTITY, 'rules') or '0') >= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', IDENTITY, 'rules', ARGV[1])
redis.call('HDEL', IDENTITY, 'epoch')
for _, set in ipairs({ K..'episodes', K..'trash' }) do
  for _, id in ipairs(redis.call('ZRANGE', set, 0, -1)) do unproject(id) end
end
return 1
`);

const ANNOUNCE = identityScript(`
if redis.call('ZCARD', K..'unprojected') > 0 or redis.call('HDEL', IDENTITY, 'announce') == 0 then return 0 end
event('graph_changed')
return 1
`);

const readReply = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.enum(['all', 'some']),
  z.array(z.string()),
  z.array(z.string()),
]);

export interface NamesRead {
  /** null: what entries name has to be collected first */
  epoch: string | null;
  version: number;
  /** version of the rules by which the graph was made */
  rules: number;
  /** whether `names` are all there are, or only what changed since */
  isAll: boolean;
  /** entry → its names as JSON; empty when it names nothing any more */
  names: Map<string, string>;
  /** corrections after those that were known, as JSON */
  corrections: string[];
}

/** What changed since an epoch and version, and since so many corrections. */
export async function readNames(
  client: EngineClient,
  since: { epoch: string | null; version: number; corrections: number },
): Promise<NamesRead> {
  const known = [since.epoch ?? '', String(since.version), String(since.corrections)];
  const reply = readReply.parse(await client.eval(READ, { arguments: known }));
  const [epoch, version, rules, which, flat, corrections] = reply;
  const names = new Map<string, string>();
  for (let at = 0; at < flat.length; at += 2) names.set(flat[at] ?? '', flat[at + 1] ?? '');
  return {
    epoch: epoch === '' ? null : epoch,
    version: Number(version),
    rules: Number(rules),
    isAll: which === 'all',
    names,
    corrections,
  };
}

/**
 * Keeps what an entry names, and lists the entries that show somebody else since.
 * @param change number of the projection that read it
 * @returns the new version; null when somebody changed something meanwhile, 'late' when a later projection has said what
 *   the entry names: nothing was kept then
 */
export async function recordNames(
  client: EngineClient,
  at: { epoch: string; version: number },
  id: string,
  { names, change }: { names: string; change: number },
  affected: Iterable<string>,
): Promise<number | null | 'late'> {
  const known = [at.epoch, String(at.version), id, names, String(change)];
  const version = z.number().parse(await client.eval(RECORD, { arguments: [...known, ...affected] }));
  return version === 0 ? null : version < 0 ? 'late' : version;
}

/**
 * Whether an entry that names nothing named nothing before, and no correction speaks of it: then who is who need not be
 * known to show it.
 * @param change number of the projection that read it
 */
export async function isNameless(client: EngineClient, id: string, change: number): Promise<boolean> {
  return z.number().parse(await client.eval(NAMELESS, { arguments: [id, String(change)] })) === 1;
}

const CHUNK = 500;
const COLLECTED_SECONDS = 3_600;

/** Begins a new epoch with what all entries name, unless somebody else was faster. */
export async function beginEpoch(
  client: EngineClient,
  epoch: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const collected = `${keys.names}:${epoch}`;
  const all = [...names];
  for (let start = 0; start < all.length; start += CHUNK) {
    await client.hSet(collected, Object.fromEntries(all.slice(start, start + CHUNK)));
  }
  // Should nobody come to take it over.
  await client.expire(collected, COLLECTED_SECONDS);
  await client.eval(BEGIN, { arguments: [collected, epoch] });
}

/** Has what entries name collected from the truth again before the next projection. */
export async function forgetNames(client: EngineClient): Promise<void> {
  await client.eval(FORGET);
}

/** Has everything decided anew by newer rules, unless that was done. */
export async function upgradeRules(client: EngineClient, rules: number): Promise<void> {
  await client.eval(UPGRADE, { arguments: [String(rules)] });
}

/** Tells windows that earlier entries show somebody else, once all of them do. */
export async function announceGraph(client: EngineClient): Promise<void> {
  await client.eval(ANNOUNCE);
}
