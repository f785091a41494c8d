/** Keeps a correction as truth, and lists the entries that show somebody else because of it. */
import { z } from 'zod';
import type { StoredCorrection } from '../../journal/correction.ts';
import type { EngineClient } from '../client.ts';
import { identityScript } from './recordNames.ts';

const RECORD = identityScript(`
local epoch, version, id, kind, correction = unpack(ARGV)
-- What is sent again after a lost connection is kept once.
local last = redis.call('LINDEX', K..'corrections', -1)
if last and cjson.decode(last).id == id then return tonumber(redis.call('HGET', IDENTITY, 'version')) end
if not is_current(epoch, version) then return 0 end
redis.call('RPUSH', K..'corrections', correction)
local now = redis.call('HINCRBY', IDENTITY, 'version', 1)
unproject_all(6)
event('corrected', { detail = kind })
return now
`);

/**
 * @param affected entries to be projected again
 * @returns the new version; null when somebody changed something meanwhile, and nothing was kept
 */
export async function recordCorrection(
  client: EngineClient,
  at: { epoch: string; version: number },
  correction: StoredCorrection,
  affected: Iterable<string>,
): Promise<number | null> {
  const { id, says } = correction;
  const reply = await client.eval(RECORD, {
    arguments: [at.epoch, String(at.version), id, says.kind, JSON.stringify(correction), ...affected],
  });
  const version = z.number().parse(reply);
  return version === 0 ? null : version;
}
