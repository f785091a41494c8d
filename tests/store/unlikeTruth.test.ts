/** A graph that shows something else than follows from what is stored: how that is found, mended, and brought up to date. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { graphUnlikeTruth } from '../../backend/doctor/graphUnlikeTruth.ts';
import { identityBook } from '../../backend/graph/IdentityBook.ts';
import { projectPending } from '../../backend/graph/projectPending.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import { unlikeTruth } from '../../backend/graph/unlikeTruth.ts';
import { tryLock } from '../../backend/process/lock.ts';
import { keys } from '../../backend/store/keys.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import { difference, dumpGraph } from '../faults/graphDump.ts';
import { saveNamed } from '../helpers/namedEntries.ts';
import { startKeptEngine } from '../helpers/startKeptEngine.ts';

const ENTRIES = [
  '[Leo Hart](person) and I went to [Askvik](place).',
  'Lunch with [Ana](person), [Ana](person) paid.',
  '[Leo Hart](person) and I broke up.',
  'Rain.',
];
const id = (at: number) => `01ENTRY${String(at).padStart(19, '0')}`;

/** A journal that is shown as it is stored, and a doctor's way to it. */
async function wellJournal() {
  const kept = await startKeptEngine();
  const { client, paths, socket } = kept;
  const graph = await kept.graph();
  await requireSchema(client);
  await prepareGraph(graph);
  for (const [at, text] of ENTRIES.entries()) await saveNamed(client, id(at), at + 1, text);
  while ((await client.zCard(keys.unprojected)) > 0) await projectPending(client, graph);
  expect(await unlikeTruth(client, graph)).toEqual([]);
  const taken = await tryLock(paths.lock);
  if ('holder' in taken) throw new Error('the journal is in use');
  await taken.lock.tell({ state: 'serving', socket });
  onTestFinished(() => taken.lock.release());
  const patient = { paths, external: null, binaries: () => Promise.reject(new Error()), now: () => new Date() };
  return { ...kept, graph, patient };
}

const HARMS: [string, string, number][] = [
  [
    'somebody else, at the same place',
    `MATCH (e:Episode)-[m:MENTIONS]->(:Entity {name: 'Askvik'}), (other:Entity {name: 'Ana'})
     CREATE (e)-[:MENTIONS {uid: m.uid, surface: m.surface, start: m.start, end: m.end, run: m.run}]->(other) DELETE m`,
    0,
  ],
  ['another name', "MATCH (n:Entity {name: 'Ana'}) SET n.name = 'Anna'", 1],
  ['another type', "MATCH (n:Entity {name: 'Askvik'}) SET n.type = 'work'", 0],
  ['one place less', "MATCH (:Episode)-[m:MENTIONS]->(:Entity {name: 'Ana'}) WITH m LIMIT 1 DELETE m", 1],
  ['a relation less', "MATCH ()-[r:RELATES]->(:Entity {name: 'Ana'}) DELETE r", 1],
  ['an ending less', 'MATCH ()-[r:ENDS]->() DELETE r', 2],
  ['no text at all', "MATCH (e:Episode {text: 'Rain.'}) DELETE e", 3],
];

describe('the doctor', () => {
  it('finds an entry that shows something else, and shows it anew', async () => {
    const { client, graph, patient } = await wellJournal();
    expect(await graphUnlikeTruth.find(patient)).toBeNull();
    const before = await dumpGraph(graph);
    for (const [what, harm, at] of HARMS) {
      await graph.query(harm);
      expect(difference(before, await dumpGraph(graph)), what).not.toEqual([]);
      expect(await unlikeTruth(client, graph), what).toEqual([id(at)]);
      expect(await graphUnlikeTruth.mend(patient), what).toBe('Showed 1 of them anew.');
      expect(difference(before, await dumpGraph(graph)), what).toEqual([]);
    }
    await graph.query('MATCH ()-[r:ENDS]->() DELETE r');
    expect(await graphUnlikeTruth.find(patient)).toBe('The graph shows 1 entry otherwise than stored.');
  });
});

describe('a graph made by earlier rules', () => {
  it('is made anew by whoever looks first with newer ones, once', async () => {
    const { client, graph, connect } = await wellJournal();
    const before = await dumpGraph(graph);
    await graph.query('MATCH ()-[r:ENDS]->() DELETE r');
    await graph.query("MATCH (n:Entity {name: 'Leo Hart'}) SET n.name = 'Leo'");
    await client.hSet(keys.identity, 'rules', '1');
    const newer = await connect();
    await identityBook(newer).sync();
    expect(await client.zCard(keys.unprojected)).toBe(ENTRIES.length);
    await projectPending(newer, graph);
    expect(difference(before, await dumpGraph(graph))).toEqual([]);
    await identityBook(await connect()).sync();
    expect(await client.zCard(keys.unprojected)).toBe(0);
  });
});
