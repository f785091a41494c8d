/** What becomes of work whose worker died, was held, or was lost, on the real engine. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../backend/store/client.ts';
import { readBacklog, readQueue } from '../../backend/store/readQueue.ts';
import { readRuns, trimRuns } from '../../backend/store/readRuns.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import { SCHEDULING } from '../../backend/store/scheduling.ts';
import { claimWork, type ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { adoptPending, readClaims, recoverWork } from '../../backend/store/scripts/recoverWork.ts';
import {
  cancelWork,
  heldEpisodes,
  raiseWork,
  requestEnrichment,
  resumeWork,
} from '../../backend/store/scripts/requestWork.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';
import { completeWork, endWork } from '../../backend/store/scripts/settleWork.ts';
import { recentEvents, trimEvents } from '../../backend/store/events.ts';
import { writeModel } from '../../backend/store/settings.ts';
import { startTestEngine } from '../helpers/startTestEngine.ts';

const NOW = Date.UTC(2026, 0, 1);
const FIRST_TURN = { resident: null, streak: 0, episode: null, byAge: false };

let client: EngineClient;
let runs: number;

beforeEach(async () => {
  client = (await startTestEngine()).client;
  await writeModel(client, 'small');
  runs = 0;
});

async function save(id: string, now = NOW): Promise<void> {
  const date = '2026-01-01T10:00:00+00:00';
  await saveEpisode(client, { id, text: `entry ${id}`, date, zone: 'UTC', moment: now }, now);
}

async function claim(now = NOW): Promise<ClaimedWork> {
  const request = { run: `run-${runs++}`, owner: 'worker', turn: FIRST_TURN, blocked: [] };
  const found = await claimWork(client, request, SCHEDULING, now);
  if (!('item' in found)) throw new Error('nothing to claim');
  return found;
}

const placeOf = (item: string) => client.hGet(`kith:work:item:${item}`, 'place');
const types = async () => (await recentEvents(client, 1_000)).map(({ type }) => type);

describe('an item whose worker died', () => {
  it('goes back, with the attempt counted and the run closed; a late result is refused', async () => {
    await save('one');
    const lost = await claim();
    expect(await recoverWork(client, await readClaims(client), NOW + 1)).toBe(1);
    expect(await completeWork(client, lost, {}, NOW + 2)).toBe(false);
    expect(await endWork(client, lost, { outcome: 'failed', reason: 'late' }, {}, NOW + 2)).toBe('lost');
    expect((await readRuns(client, {}))[0]).toMatchObject({ outcome: 'lost', error_class: 'WorkerLost' });
    expect(await claim(NOW + 3)).toMatchObject({ item: lost.item, attempt: 2 });
    expect(await types()).toContain('recovered');
  });

  it('is left to whoever claimed it since', async () => {
    await save('one');
    await claim();
    const seen = await readClaims(client);
    await recoverWork(client, seen, NOW);
    const second = await claim(NOW + 1);
    expect(await recoverWork(client, seen, NOW + 2)).toBe(0);
    expect(await completeWork(client, second, {}, NOW + 3)).toBe(true);
  });

  it('needs attention when that happened three times', async () => {
    await save('one');
    for (let start = 1; start <= 3; start++) {
      expect(await claim(NOW + start)).toMatchObject({ attempt: start });
      await recoverWork(client, await readClaims(client), NOW + start);
    }
    expect(await client.hGet('kith:episode:one', 'status')).toBe('needs_attention');
    expect((await types()).filter((type) => type === 'escalated').length).toBe(1);
    await requestEnrichment(client, ['one'], 'manual', '', NOW + 5);
    expect(await claim(NOW + 6)).toMatchObject({ attempt: 1, corridor: 'manual' });
  });
});

describe('a pending entry that no item stands for', () => {
  it('is found and queued', async () => {
    await save('one');
    await client.del(['kith:work:ready:fresh', 'kith:work:item:one:nodes:1']);
    expect(await adoptPending(client, false, NOW)).toBe(1);
    expect(await adoptPending(client, true, NOW)).toBe(0);
    expect(await claim()).toMatchObject({ item: 'one:nodes:1', corridor: 'backfill' });
  });

  it('is queued after a journal of version 1 is opened', async () => {
    await save('one');
    await client.del(['kith:work:ready:fresh', 'kith:work:item:one:nodes:1', 'kith:unprojected']);
    await client.set('kith:schema', '1');
    await client.zAdd('kith:work:ready', { score: 1, value: 'one:nodes:1' });
    await client.hSet('kith:work:item:one:nodes:1', { episode: 'one', stage: 'nodes', attempts: '2' });
    expect(await requireSchema(client)).toBe(1);
    expect(await adoptPending(client, true, NOW)).toBe(1);
    expect(await claim()).toMatchObject({ item: 'one:nodes:1', attempt: 1 });
    expect(await client.zCard('kith:unprojected')).toBe(1);
  });
});

describe('held work', () => {
  it('is in no lane, is not adopted, and goes back to its own corridor', async () => {
    await save('one');
    await save('two');
    await requestEnrichment(client, ['two'], 'backfill', '', NOW);
    expect(await cancelWork(client, ['one', 'two', 'nobody'], NOW)).toEqual(['one', 'two']);
    expect(await adoptPending(client, true, NOW)).toBe(0);
    expect((await readQueue(client, 10, NOW)).map(({ state }) => state)).toEqual(['held', 'held']);
    await expect(claim()).rejects.toThrow('nothing to claim');
    expect((await resumeWork(client, await heldEpisodes(client), NOW)).sort()).toEqual(['one', 'two']);
    expect([(await claim()).corridor, (await claim()).corridor]).toEqual(['entry', 'backfill']);
  });

  it('is raised like work that waits for its time', async () => {
    await save('one');
    const work = await claim();
    await endWork(client, work, { outcome: 'retried', reason: 'no memory', notBefore: NOW + 600_000 }, {}, NOW);
    await save('two');
    await cancelWork(client, ['two'], NOW);
    expect(await raiseWork(client, ['one', 'two'], NOW)).toEqual(['one', 'two']);
    expect(await readBacklog(client, NOW)).toMatchObject({ ready: 2, waiting: 0, held: 0, corridors: { manual: 2 } });
    expect(await claim()).toMatchObject({ attempt: 1, corridor: 'manual' });
  });

  it('takes a running item from its worker and gives the attempt back', async () => {
    await save('one');
    const work = await claim();
    await cancelWork(client, ['one'], NOW);
    expect(await placeOf(work.item)).toBe('held');
    expect(await completeWork(client, work, {}, NOW)).toBe(false);
    await raiseWork(client, ['one'], NOW);
    expect(await claim()).toMatchObject({ attempt: 1 });
  });
});

describe('events', () => {
  it('are kept for half a year', async () => {
    await save('one');
    const kept = (await recentEvents(client, 100)).length;
    const day = 24 * 60 * 60 * 1000;
    expect(await trimEvents(client, Date.now() + 100 * day)).toBe(0);
    expect(await trimEvents(client, Date.now() + 200 * day)).toBe(kept);
  });
});

describe('the records of runs', () => {
  it('are trimmed by number and age, the oldest first', async () => {
    await save('one');
    for (let time = 0; time < 6; time++) {
      const work = await claim(NOW + time);
      await endWork(client, work, { outcome: 'released', reason: 'x' }, {}, NOW + time);
    }
    expect(await trimRuns(client, NOW, 4)).toBe(2);
    expect((await readRuns(client, {})).map(({ id }) => id)).toEqual(['run-5', 'run-4', 'run-3', 'run-2']);
    expect(await client.keys('kith:run:*')).toHaveLength(4);
    expect(await trimRuns(client, NOW + 200 * 24 * 60 * 60 * 1000)).toBe(4);
  });
});
