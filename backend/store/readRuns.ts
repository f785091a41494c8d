/** The records of attempts: read newest first, and trimmed by age and number. */
import { z } from 'zod';
import { CORRIDORS, RUN_OUTCOMES, STAGES, type Corridor } from '../glossary.ts';
import type { Run, RunFilter } from '../journal/work.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

const instant = z.coerce
  .number()
  .transform((milliseconds) => new Date(milliseconds).toISOString())
  .nullable()
  .default(null);
const text = z.string().nullable().default(null);
const number = z.coerce.number().nullable().default(null);

const storedFields = z.object({
  item: z.string(),
  episode: z.string(),
  stage: z.enum(STAGES),
  revision: z.coerce.number(),
  preview: z
    .literal('1')
    .optional()
    .transform((flag) => flag !== undefined),
  corridor: z.enum(Object.keys(CORRIDORS) as [Corridor, ...Corridor[]]),
  attempt: z.coerce.number(),
  worker: z.string(),
  model: text,
  prompt_version: text,
  claimed: z.coerce.number().transform((milliseconds) => new Date(milliseconds).toISOString()),
  started: instant,
  first_token: instant,
  ended: instant,
  prompt_tokens: number,
  cached_tokens: number,
  generated_tokens: number,
  tokens_per_second: number,
  outcome: z.enum(RUN_OUTCOMES),
  error_class: text,
  error_message: text,
  accepted: instant,
  replaced_run: text,
  replaced_model: text,
  replaced_prompt_version: text,
});

const storedRun = storedFields.transform(({ replaced_run, replaced_model, replaced_prompt_version, ...run }) => ({
  ...run,
  replaced:
    replaced_model === null
      ? null
      : { run: replaced_run || null, model: replaced_model, prompt_version: replaced_prompt_version ?? '' },
}));

const BATCH = 200;
const USUAL_LIMIT = 50;

/** Runs that pass the filter, newest first. */
export async function readRuns(client: EngineClient, filter: RunFilter): Promise<Run[]> {
  const limit = filter.limit ?? USUAL_LIMIT;
  const found: Run[] = [];
  for (let start = 0; found.length < limit; start += BATCH) {
    const ids = await client.zRange(keys.runs, start, start + BATCH - 1, { REV: true });
    if (ids.length === 0) break;
    const records = await Promise.all(ids.map((id) => client.hGetAll(keys.run(id))));
    for (const [index, record] of records.entries()) {
      // A run may be trimmed between the two reads.
      const parsed = storedRun.safeParse(record);
      if (!parsed.success || found.length >= limit) continue;
      const run = { id: ids[index] ?? '', ...parsed.data };
      if (filter.episode !== undefined && run.episode !== filter.episode) continue;
      if (filter.outcome !== undefined && run.outcome !== filter.outcome) continue;
      found.push(run);
    }
  }
  return found;
}

const DAY = 24 * 60 * 60 * 1000;
/** Runs are kept for this long, and at most so many. */
const KEPT_DAYS = 180;
const KEPT_RUNS = 10_000;
const TRIMMED_AT_ONCE = 500;

const TRIM = `
local old = redis.call('ZRANGE', KEYS[1], '-inf', ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[3])
if #old == 0 then
  local many = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[2])
  if many > 0 then old = redis.call('ZRANGE', KEYS[1], 0, math.min(many, tonumber(ARGV[3])) - 1) end
end
for _, run in ipairs(old) do
  redis.call('DEL', 'kith:run:'..run)
  redis.call('ZREM', KEYS[1], run)
end
return #old`;

/** Removes the records that are too old or too many, a part at each call. Returns how many it removed. */
export async function trimRuns(client: EngineClient, now: number, kept = KEPT_RUNS): Promise<number> {
  const reply = await client.eval(TRIM, {
    keys: [keys.runs],
    arguments: [String(now - KEPT_DAYS * DAY), String(kept), String(TRIMMED_AT_ONCE)],
  });
  return z.number().parse(reply);
}
