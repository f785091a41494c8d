/** The order in which work is claimed, on the real engine, with times of the test's own. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../backend/store/client.ts';
import { SCHEDULING } from '../../backend/store/scheduling.ts';
import { claimWork, type ClaimedWork, type Turn } from '../../backend/store/scripts/claimWork.ts';
import { editEpisode } from '../../backend/store/scripts/editEpisode.ts';
import { requestEnrichment, switchInference } from '../../backend/store/scripts/requestWork.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';
import { completeWork, endWork, storeExtraction } from '../../backend/store/scripts/settleWork.ts';
import { writeModel } from '../../backend/store/settings.ts';
import { startTestEngine } from '../helpers/startTestEngine.ts';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

let client: EngineClient;
let turn: Turn;
let runs: number;

beforeEach(async () => {
  client = (await startTestEngine()).client;
  await writeModel(client, 'small');
  turn = { resident: null, streak: 0, episode: null, byAge: false };
  runs = 0;
});

async function save(id: string, now: number): Promise<void> {
  const date = '2026-01-01T10:00:00+00:00';
  await saveEpisode(client, { id, text: `entry ${id}`, date, zone: 'UTC', moment: now }, now);
}

/** Saved while nothing may be read, as a backlog is. */
async function saveBacklog(id: string, now: number): Promise<void> {
  await switchInference(client, false);
  await save(id, now);
  await switchInference(client, true);
}

/** Claims as a worker would, which remembers what it did last. */
async function claim(now: number, blocked: string[] = []): Promise<ClaimedWork | null> {
  runs += 1;
  const found = await claimWork(client, { run: `run-${runs}`, owner: 'worker', turn, blocked }, SCHEDULING, now);
  if (!('item' in found)) return null;
  const streak = found.model === turn.resident ? turn.streak + 1 : 1;
  turn = { resident: found.model, streak, episode: found.episode, byAge: found.byAge };
  return found;
}

async function complete(work: ClaimedWork, now: number): Promise<void> {
  const found = { revision: work.revision, model: 'm', prompt_version: 'p' };
  const extraction =
    work.stage === 'nodes'
      ? { ...found, stage: 'nodes' as const, entities: [], passages: [] }
      : { ...found, stage: 'edges' as const, relations: [] };
  expect(await storeExtraction(client, work, extraction)).toBe(true);
  expect(await completeWork(client, work, {}, now)).toBe(true);
}

/** Reads everything; the names of what was read, in order. */
async function drain(now: number): Promise<string[]> {
  const order: string[] = [];
  for (let work = await claim(now); work !== null; work = await claim(now)) {
    order.push(`${work.episode} ${work.stage}`);
    await complete(work, now);
  }
  return order;
}

describe('the next item', () => {
  it('is of the best corridor, then the one that waits longest', async () => {
    for (const id of ['b1', 'b2', 'm1', 'm2', 'a1']) await saveBacklog(id, START);
    await requestEnrichment(client, ['b1'], 'backfill', '', START + 1);
    await requestEnrichment(client, ['b2'], 'backfill', '', START + 2);
    await requestEnrichment(client, ['m2'], 'manual', '', START + 3);
    await requestEnrichment(client, ['m1'], 'manual', '', START + 4);
    await requestEnrichment(client, ['a1'], 'ask', '', START + 5);
    const order = (await drain(START + 6)).filter((name) => name.endsWith('nodes'));
    expect(order).toEqual(['a1 nodes', 'm2 nodes', 'm1 nodes', 'b1 nodes', 'b2 nodes']);
  });

  it('is what was just written before the backlog of the same corridor', async () => {
    await saveBacklog('old-1', START);
    await saveBacklog('old-2', START + 1);
    await save('new-1', START + 2);
    await save('new-2', START + 3);
    const order = (await drain(START + 4)).filter((name) => name.endsWith('nodes'));
    expect(order).toEqual(['new-2 nodes', 'new-1 nodes', 'old-1 nodes', 'old-2 nodes']);
  });

  it('is the relations of the entry just read, unless something better waits', async () => {
    await saveBacklog('one', START);
    await saveBacklog('two', START + 1);
    expect(await drain(START + 2)).toEqual(['one nodes', 'one edges', 'two nodes', 'two edges']);

    await saveBacklog('three', START + 3);
    const three = await claim(START + 4);
    await requestEnrichment(client, ['one'], 'manual', '', START + 5);
    await complete(three!, START + 6);
    expect(await drain(START + 7)).toEqual(['one nodes', 'one edges', 'three edges']);
  });

  it('never is the relations of an entry whose names are not known', async () => {
    await save('one', START);
    const nodes = await claim(START);
    expect(nodes).toMatchObject({ stage: 'nodes' });
    expect(await claim(START)).toBeNull();
    await endWork(client, nodes!, { outcome: 'failed', reason: 'x', notBefore: START + 5_000 }, {}, START);
    expect(await claim(START + 4_999)).toBeNull();
    expect(await claim(START + 5_000)).toMatchObject({ stage: 'nodes', attempt: 2 });
  });

  it('grows in priority by waiting, up to below what a person asks for', async () => {
    await save('entry', START);
    await requestEnrichment(client, ['entry'], 'backfill', '', START);
    await save('tonight', START + 8 * MINUTE);
    // 30, and +10 at 6, 7 and 8 minutes: 60 against 50.
    expect(await claim(START + 8 * MINUTE)).toMatchObject({ episode: 'entry', byAge: true });
  });

  it('is not lifted before its time', async () => {
    await save('entry', START);
    await requestEnrichment(client, ['entry'], 'backfill', '', START);
    await save('tonight', START + 7 * MINUTE - 1);
    expect(await claim(START + 7 * MINUTE - 1)).toMatchObject({ episode: 'tonight' });
  });

  it('is still what a person asks for, however long the rest waits', async () => {
    await save('entry', START);
    await save('asked', START);
    await requestEnrichment(client, ['asked'], 'manual', '', START + 60 * MINUTE);
    expect(await claim(START + 60 * MINUTE)).toMatchObject({ episode: 'asked' });
  });

  it('lets tonight’s entry in between, when a whole backlog has waited long', async () => {
    const ids = Array.from({ length: 5 }, (_, index) => `import-${index}`);
    for (const id of ids) await save(id, START);
    await requestEnrichment(client, ids, 'backfill', '', START);
    await save('tonight', START + 60 * MINUTE);
    const order = (await drain(START + 60 * MINUTE)).slice(0, 2);
    expect(order).toEqual(['import-0 nodes', 'tonight nodes']);
  });
});

describe('two models', () => {
  it('take turns in streaks, and neither starves', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `e${String(index).padStart(2, '0')}`);
    for (const id of ids) await saveBacklog(id, START);
    for (const [index, id] of ids.entries()) {
      await requestEnrichment(client, [id], 'manual', index % 2 === 0 ? 'large' : '', START + index);
    }
    const models: string[] = [];
    for (let work = await claim(START + 100); work !== null; work = await claim(START + 100)) {
      models.push(work.model);
      await complete(work, START + 100);
    }
    const changes = models.filter((model, index) => index > 0 && model !== models[index - 1]).length;
    expect(models.length).toBe(40);
    expect(changes).toBeGreaterThanOrEqual(2);
    expect(changes).toBeLessThanOrEqual(5);
    expect(new Set(models.slice(0, SCHEDULING.longestStreak + 2)).size).toBe(2);
  });

  it('do not wait for each other when one cannot be used', async () => {
    await save('one', START);
    await save('two', START + 1);
    await requestEnrichment(client, ['one'], 'manual', 'large', START + 2);
    expect(await claim(START + 3, ['large'])).toMatchObject({ episode: 'two', model: 'small' });
    expect(await claim(START + 3, ['large', 'small'])).toBeNull();
  });
});

describe('a claim', () => {
  it('is refused while inference is off, and the item keeps its place', async () => {
    await save('one', START);
    await switchInference(client, false);
    expect(await claim(START)).toBeNull();
    await switchInference(client, true);
    expect(await claim(START)).toMatchObject({ episode: 'one', attempt: 1 });
  });

  it('passes over what no longer counts', async () => {
    await save('one', START);
    await client.hSet('kith:episode:one', 'revision', '7');
    expect(await claim(START)).toMatchObject({ item: 'one:nodes:7' });
  });

  it('of an entry that is edited meanwhile is worth nothing', async () => {
    await save('one', START);
    const work = await claim(START);
    const next = { id: 'one', text: 'other', date: '2026-01-01T10:00:00+00:00', zone: 'UTC', moment: START };
    await editEpisode(client, next, START + 1);
    const found = { revision: 1, model: 'm', prompt_version: 'p', stage: 'nodes' as const, entities: [], passages: [] };
    expect(await storeExtraction(client, work!, found)).toBe(false);
    expect(await completeWork(client, work!, {}, START + 2)).toBe(false);
    expect(await drain(START + 3)).toEqual(['one nodes', 'one edges']);
  });
});
