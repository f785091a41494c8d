import { describe, expect, it } from 'vitest';
import type { Graph } from 'falkordb';
import { projectOne, projectPending } from '../../backend/graph/projectPending.ts';
import { readEntities } from '../../backend/graph/readEntities.ts';
import { rebuildGraph } from '../../backend/graph/rebuildGraph.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import { unlikeTruth } from '../../backend/graph/unlikeTruth.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import { deleteEpisode } from '../../backend/store/scripts/trashEpisode.ts';
import { difference, dumpGraph } from '../faults/graphDump.ts';
import { findIn, saveNamed } from '../helpers/namedEntries.ts';
import { startKeptEngine } from '../helpers/startKeptEngine.ts';

const ENTRIES = [
  '[Corin](person) came with [Tess](person).',
  'Lunch at [Halbrook](organization), [Tess](person) was late.',
  '[Corin Vasker](person) and I went to [Halbrook Mills](organization).',
  '[Mum](person) rang.',
  'With [Corin](person) at the lake.',
  '[Corin Adeyo](person) has a boat.',
  '[Tess Ondry](person) sang; [Dr. Vasker](person) listened.',
  '[C. Vasker](person) wrote. [Halbrook](place) is far.',
  "[Tess's](person) hat. [Mama](person) laughed.",
  '[Vasker](person), [Tess](person) and the sea.',
];

function shuffled<Each>(items: readonly Each[], seed: number): Each[] {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

const id = (at: number) => `01ENTRY${String(at).padStart(19, '0')}`;

async function journal() {
  const kept = await startKeptEngine();
  const graph = await kept.graph();
  await requireSchema(kept.client);
  await prepareGraph(graph);
  return { ...kept, graph };
}

async function settle(client: EngineClient, graph: Graph): Promise<void> {
  while ((await client.zCard(keys.unprojected)) > 0) await projectPending(client, graph);
}

async function names(graph: Graph): Promise<string[]> {
  return (await readEntities(graph)).map(({ name, type, episodes }) => `${type} ${name} ${episodes}`).sort();
}

describe('who is who in the graph', () => {
  it('does not depend on the order of reading, survives a rebuild, and follows what entries come to name', async () => {
    const { client, graph, connect } = await journal();
    const orders = [1, 2].map((seed) => shuffled([...ENTRIES.keys()], seed));
    const other = await connect();
    const dumps = [];
    for (const [round, order] of orders.entries()) {
      for (const at of order) {
        await saveNamed(client, id(at), at + 1, ENTRIES[at] ?? '');
        await projectOne(round === 1 && at % 2 === 0 ? other : client, graph, id(at));
      }
      await settle(client, graph);
      dumps.push(await dumpGraph(graph));
      expect(await unlikeTruth(client, graph)).toEqual([]);
      if (round < orders.length - 1) {
        for (const at of order) await deleteEpisode(client, id(at), Date.now());
        await settle(client, graph);
        expect(await names(graph)).toEqual([]);
        await client.flushAll();
        await requireSchema(client);
        await prepareGraph(graph);
      }
    }
    const [first, ...others] = dumps;
    if (!first) throw new Error('nothing was dumped');
    for (const dump of others) expect(difference(first, dump)).toEqual([]);
    expect(await names(graph)).toEqual([
      'organization Halbrook Mills 3',
      'person Corin 2',
      'person Corin Adeyo 1',
      'person Corin Vasker 4',
      'person Mama 2',
      'person Tess Ondry 5',
    ]);
    await rebuildGraph(client, graph);
    expect(difference(first, await dumpGraph(graph))).toEqual([]);

    // Read anew, an entry names somebody else: earlier ones follow, and go back when it is deleted.
    await findIn(client, id(5), '[Nobody](person) has a boat.');
    await settle(client, graph);
    expect(await names(graph)).toContain('person Corin Vasker 6');
    await deleteEpisode(client, id(6), Date.now());
    await settle(client, graph);
    expect(await names(graph)).toContain('person Tess 4');
    const before = await dumpGraph(graph);
    await rebuildGraph(client, graph);
    expect(difference(before, await dumpGraph(graph))).toEqual([]);
  });

  it('comes out the same when whoever projects dies anywhere', async () => {
    const { client, graph, connect } = await journal();
    for (const [at, text] of ENTRIES.slice(2, 8).entries()) await saveNamed(client, id(at), at + 1, text);
    let left = 0;
    // Every query may be the last one that gets through.
    const dying: Graph = Object.assign(Object.create(graph) as Graph, {
      roQuery: (...asked: Parameters<Graph['roQuery']>) => graph.roQuery(...asked),
      query: (...asked: Parameters<Graph['query']>) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : graph.query(...asked);
      },
    });
    for (let life = 0; (await client.zCard(keys.unprojected)) > 0; life += 1) {
      left = 5 + ((life * 7) % 31);
      // A new process knows nothing of the one before.
      const newcomer = await connect();
      await projectPending(newcomer, dying).catch(() => undefined);
      newcomer.destroy();
    }
    const dump = await dumpGraph(graph);
    expect(dump.duplicates).toEqual([]);
    await rebuildGraph(client, graph);
    expect(difference(dump, await dumpGraph(graph))).toEqual([]);
  });
});
