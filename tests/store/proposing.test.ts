/** What becomes of proposals whose worker died, was held or lost, on the real engine. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../backend/store/client.ts';
import { countProposals, readProposal } from '../../backend/store/readProposals.ts';
import { readRuns } from '../../backend/store/readRuns.ts';
import { readQueue } from '../../backend/store/readQueue.ts';
import { SCHEDULING } from '../../backend/store/scheduling.ts';
import { claimWork, type ClaimedWork } from '../../backend/store/scripts/claimWork.ts';
import { acceptProposals, discardProposals, requestPreview } from '../../backend/store/scripts/proposeWork.ts';
import { adoptPending, readClaims, recoverWork } from '../../backend/store/scripts/recoverWork.ts';
import { cancelWork, requestEnrichment } from '../../backend/store/scripts/requestWork.ts';
import { editEpisode } from '../../backend/store/scripts/editEpisode.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';
import { completeWork, storeExtraction } from '../../backend/store/scripts/settleWork.ts';
import { lastAccepted, takeBackAccepted } from '../../backend/store/scripts/takeBackAccepted.ts';
import { deleteEpisode, restoreEpisode } from '../../backend/store/scripts/trashEpisode.ts';
import { writeModel } from '../../backend/store/settings.ts';
import { orderProblems } from '../faults/invariants.ts';
import { startTestEngine } from '../helpers/startTestEngine.ts';

const NOW = Date.UTC(2026, 0, 1);
const FIRST_TURN = { resident: null, streak: 0, episode: null, byAge: false };

let client: EngineClient;
let runs: number;

async function claim(): Promise<ClaimedWork> {
  const request = { run: `run-${runs++}`, owner: 'worker', turn: FIRST_TURN, blocked: [] };
  const found = await claimWork(client, request, SCHEDULING, NOW);
  if (!('item' in found)) throw new Error('nothing to claim');
  return found;
}

async function store(work: ClaimedWork, model: string): Promise<void> {
  const found = { revision: work.revision, model, prompt_version: 'p' };
  const extraction =
    work.stage === 'nodes'
      ? { ...found, stage: 'nodes' as const, entities: [], passages: [] }
      : { ...found, stage: 'edges' as const, relations: [] };
  expect(await storeExtraction(client, work, extraction)).toBe(true);
}

async function read(model: string): Promise<void> {
  for (const stage of ['nodes', 'edges']) {
    const work = await claim();
    expect(work.stage).toBe(stage);
    await store(work, model);
    expect(await completeWork(client, work, {}, NOW)).toBe(true);
  }
}

const preview = (model = 'large') => requestPreview(client, ['one'], 'manual', model, NOW);
const modelOf = async (key: string) => /"model":"(\w+)"/.exec((await client.get(key)) ?? '')?.[1];

beforeEach(async () => {
  client = (await startTestEngine()).client;
  await writeModel(client, 'small');
  runs = 0;
  const date = '2026-01-01T10:00:00+00:00';
  await saveEpisode(client, { id: 'one', text: 'entry one', date, zone: 'UTC', moment: NOW }, NOW);
  await read('small');
});

describe('a proposal whose worker died', () => {
  it('after storing what it found is read again, and what stands stays', async () => {
    await preview();
    const lost = await claim();
    expect(lost).toMatchObject({ item: 'one:nodes:1:preview', isPreview: true, model: 'large' });
    await store(lost, 'large');
    expect(await recoverWork(client, await readClaims(client), NOW)).toBe(1);
    expect(await completeWork(client, lost, {}, NOW)).toBe(false);
    expect(await orderProblems(client)).toEqual([]);
    await read('large');
    expect(await modelOf('kith:extraction:one:nodes')).toBe('small');
    expect(await modelOf('kith:proposal:one:nodes')).toBe('large');
    expect(await readProposal(client, 'one')).toMatchObject({ state: 'ready', model: 'large' });
    expect(await orderProblems(client)).toEqual([]);
  });

  it('three times is given up; the entry does not need attention', async () => {
    await preview();
    for (let start = 1; start <= 3; start++) {
      expect(await claim()).toMatchObject({ attempt: start });
      await recoverWork(client, await readClaims(client), NOW);
    }
    const reason = 'the process that read it ended each time';
    expect(await readProposal(client, 'one')).toMatchObject({ state: 'failed', reason });
    expect(await client.hmGet('kith:episode:one', ['status', 'reason'])).toEqual(['done', null]);
    await expect(claim()).rejects.toThrow('nothing to claim');
    expect(await orderProblems(client)).toEqual([]);
  });
});

describe('a pending proposal', () => {
  it('that no item stands for is found and queued, for its own model', async () => {
    await preview();
    await client.del(['kith:work:ready:manual@large', 'kith:work:item:one:nodes:1:preview']);
    expect(await orderProblems(client)).not.toEqual([]);
    expect(await adoptPending(client, false, NOW)).toBe(1);
    expect(await adoptPending(client, true, NOW)).toBe(0);
    expect(await claim()).toMatchObject({ isPreview: true, corridor: 'backfill', model: 'large' });
  });

  it('that is held stays held, is not adopted, and can be discarded', async () => {
    await preview();
    expect(await cancelWork(client, ['one'], NOW)).toEqual(['one']);
    expect(await adoptPending(client, true, NOW)).toBe(0);
    expect(await readQueue(client, 10, NOW)).toMatchObject([{ state: 'held', preview: true }]);
    expect(await discardProposals(client, [{ id: 'one' }], NOW)).toEqual(['one']);
    expect(await readQueue(client, 10, NOW)).toEqual([]);
    expect(await client.keys('kith:proposal*')).toEqual([]);
  });
});

describe('accepting', () => {
  it('is one step: the entry is to be shown anew, and nothing of the proposal is left', async () => {
    await preview();
    await read('large');
    await client.del('kith:unprojected');
    expect(await acceptProposals(client, [{ id: 'one' }], NOW)).toEqual(['one']);
    expect([await modelOf('kith:extraction:one:nodes'), await modelOf('kith:extraction:one:edges')]).toEqual([
      'large',
      'large',
    ]);
    expect(await client.zRange('kith:unprojected', 0, -1)).toEqual(['one']);
    expect(await client.keys('kith:proposal*')).toEqual([]);
    expect(await acceptProposals(client, [{ id: 'one' }], NOW)).toEqual([]);
  });

  it('can be taken back as a whole: what stood stands again, and the proposal is one again', async () => {
    await preview();
    await read('large');
    await acceptProposals(client, [{ id: 'one' }], NOW);
    expect(await lastAccepted(client)).toEqual(['one']);
    const replaced = async () =>
      (await readRuns(client, {})).flatMap((run) => run.replaced?.model ?? run.accepted ?? []);
    expect(await replaced()).toEqual(['small', 'small']);
    await client.del('kith:unprojected');
    expect(await takeBackAccepted(client, ['one', 'nobody'], NOW)).toEqual(['one']);
    for (const stage of ['nodes', 'edges']) {
      expect(await modelOf(`kith:extraction:one:${stage}`)).toBe('small');
      expect(await modelOf(`kith:proposal:one:${stage}`)).toBe('large');
    }
    expect(await readProposal(client, 'one')).toMatchObject({ state: 'ready', model: 'large', revision: 1 });
    expect(await replaced()).toEqual([]);
    expect(await client.zRange('kith:unprojected', 0, -1)).toEqual(['one']);
    expect([await lastAccepted(client), await client.keys('kith:replaced*')]).toEqual([[], []]);
    expect(await takeBackAccepted(client, ['one'], NOW)).toEqual([]);
    expect(await orderProblems(client)).toEqual([]);
    // And once more, from what waits.
    expect(await acceptProposals(client, [{ id: 'one' }], NOW)).toEqual(['one']);
    expect(await modelOf('kith:extraction:one:nodes')).toBe('large');
  });

  it('cannot be taken back once the entry is edited, deleted or read again', async () => {
    const date = '2026-01-01T10:00:00+00:00';
    const harms = [
      async () => {
        await requestEnrichment(client, ['one'], 'manual', '', NOW);
        await read('small');
      },
      async () => {
        await deleteEpisode(client, 'one', NOW);
        await restoreEpisode(client, 'one', NOW);
      },
      async () => {
        await editEpisode(client, { id: 'one', text: 'another', date, zone: 'UTC', moment: NOW }, NOW);
        await read('small');
      },
    ];
    for (const harm of harms) {
      await preview();
      await read('large');
      await acceptProposals(client, [{ id: 'one' }], NOW);
      await harm();
      const stands = await modelOf('kith:extraction:one:nodes');
      expect(await takeBackAccepted(client, ['one'], NOW)).toEqual([]);
      expect(await modelOf('kith:extraction:one:nodes')).toBe(stands);
      expect(await client.keys('kith:replaced*')).toEqual([]);
    }
  });

  it('drops a later preview when it is taken back, even one that is being read', async () => {
    await preview();
    await read('large');
    await acceptProposals(client, [{ id: 'one' }], NOW);
    await preview('third');
    const work = await claim();
    expect(await takeBackAccepted(client, ['one'], NOW)).toEqual(['one']);
    expect(await completeWork(client, work, {}, NOW)).toBe(false);
    expect(await modelOf('kith:proposal:one:nodes')).toBe('large');
    expect(await orderProblems(client)).toEqual([]);
  });

  it('of what belongs to an earlier text is refused', async () => {
    await preview();
    await read('large');
    await client.hSet('kith:episode:one', 'revision', '2');
    expect(await acceptProposals(client, [{ id: 'one' }], NOW)).toEqual([]);
    expect(await modelOf('kith:extraction:one:nodes')).toBe('small');
  });

  it('makes no record of a run that was trimmed long ago', async () => {
    await preview();
    await read('large');
    await client.del(await client.keys('kith:run:*'));
    expect(await acceptProposals(client, [{ id: 'one' }], NOW)).toEqual(['one']);
    expect(await client.keys('kith:run:*')).toEqual([]);
  });

  it('of very many takes them in parts', async () => {
    await preview();
    await read('large');
    const others = Array.from({ length: 450 }, (_, at) => ({ id: `other-${at}` }));
    expect(await acceptProposals(client, [...others, { id: 'one' }], NOW)).toEqual(['one']);
    expect(await countProposals(client)).toEqual({ pending: 0, ready: 0, failed: 0 });
  });
});
