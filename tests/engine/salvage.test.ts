import { appendFile, cp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examineData } from '../../backend/engine/aof/examine.ts';
import { projectPending } from '../../backend/graph/projectPending.ts';
import { prepareGraph } from '../../backend/graph/schema.ts';
import { journalPaths } from '../../backend/paths.ts';
import { recoverData, type Recovery } from '../../backend/salvage/recoverData.ts';
import { keys } from '../../backend/store/keys.ts';
import { savedJournal, storedEntries, type SavedJournal } from '../helpers/savedJournal.ts';
import { startKeptEngine, testBinaries } from '../helpers/startKeptEngine.ts';
import { temporaryHome } from '../helpers/temporaryHome.ts';

const MINUTE = 60_000;

const folderOf = ({ paths }: SavedJournal): string => join(paths.data, 'appendonlydir');

async function fileOf(journal: SavedJournal, kind: 'base' | 'increment'): Promise<string> {
  const { files } = await examineData(journal.paths.data);
  const file = files.findLast((candidate) => candidate.kind === kind);
  return join(folderOf(journal), file?.name ?? '');
}

async function flip(path: string, at: number, bits = 1): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ bits;
  await writeFile(path, bytes);
}

async function recover({ paths }: SavedJournal): Promise<Recovery> {
  return recoverData({ paths, binaries: await testBinaries(paths.home), now: new Date() });
}

/** Starts it twice, and proves that entries and graph are whole. */
async function opened(journal: SavedJournal): Promise<Map<string, string>> {
  const first = await startKeptEngine(journal.paths.home);
  const entries = await storedEntries(first.client);
  expect(await first.client.zCard(keys.unprojected)).toBe(entries.size);
  const graph = await first.graph();
  await prepareGraph(graph);
  await projectPending(first.client, graph);
  await first.stop();
  const second = await startKeptEngine(journal.paths.home);
  expect(await storedEntries(second.client)).toEqual(entries);
  const shown = await (
    await second.graph()
  ).query<{ episodes: number }>('MATCH (e:Episode) RETURN count(e) AS episodes');
  expect(shown.data?.[0]?.episodes).toBe(entries.size);
  await second.stop();
  return entries;
}

/** A seeded sequence of numbers below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

describe('a journal that cannot be loaded', () => {
  it('is brought back whole from a command of the graph that ends the engine', async () => {
    const journal = await savedJournal([{ save: 20 }, 'rewrite', { save: 20 }]);
    const effect = Buffer.alloc(40, 0x7f).toString();
    const bad = `*3\r\n$12\r\nGRAPH.EFFECT\r\n$4\r\nkith\r\n$40\r\n${effect}\r\n`;
    await appendFile(await fileOf(journal, 'increment'), bad);
    await expect(startKeptEngine(journal.paths.home)).rejects.toMatchObject({ kind: 'engine_unavailable' });
    const before = await readdir(folderOf(journal));
    const recovery = await recover(journal);
    expect(recovery).toMatchObject({ complete: true, episodes: 40, from: 'the journal’s own files' });
    expect((await readdir(join(recovery.aside, 'appendonlydir'))).sort()).toEqual(before.sort());
    expect(await opened(journal)).toEqual(journal.entries);
  });

  it('is brought back whole when only the list of its files is gone', async () => {
    const journal = await savedJournal([{ save: 20 }, 'rewrite', { save: 5 }]);
    await rm(join(folderOf(journal), 'appendonly.aof.manifest'));
    await expect(startKeptEngine(journal.paths.home)).rejects.toMatchObject({ kind: 'failure' });
    expect(await recover(journal)).toMatchObject({ complete: true, episodes: 25 });
    expect(await opened(journal)).toEqual(journal.entries);
  });

  it(
    'loses nothing to a flipped byte anywhere in its base, thanks to the backup of that base',
    { timeout: 3 * MINUTE },
    async () => {
      const original = await savedJournal([{ save: 40 }, 'rewrite', 'back up', { save: 10 }]);
      const random = seeded(7);
      for (let round = 0; round < 12; round += 1) {
        const journal = await copyOf(original);
        const base = await fileOf(journal, 'base');
        await flip(base, Math.floor(random() * (await stat(base)).size), 1 << Math.floor(random() * 8));
        expect((await examineData(journal.paths.data)).state).toBe('damaged');
        expect(await recover(journal)).toMatchObject({ complete: true, episodes: 50 });
        expect(await opened(journal)).toEqual(journal.entries);
      }
    },
  );

  it(
    'loses nothing to a flipped byte in the graph of its base, also without any backup',
    { timeout: MINUTE },
    async () => {
      const original = await savedJournal([{ save: 40 }, 'rewrite', { save: 10 }]);
      const journal = await copyOf(original);
      const base = await fileOf(journal, 'base');
      const bytes = await readFile(base);
      // A value of a module, and the name of its key.
      const graph = bytes.indexOf(Buffer.from('\u0007\u0004kith'));
      const inGraph = bytes.indexOf('harbour', graph);
      expect(Math.min(graph, inGraph)).toBeGreaterThan(0);
      await flip(base, inGraph, 4);
      const recovery = await recover(journal);
      expect(recovery.episodes).toBe(50);
      expect(recovery.from).toContain('own files');
      expect(await opened(journal)).toEqual(journal.entries);
    },
  );

  it('loses no entry to a flipped byte anywhere in its increment', { timeout: 4 * MINUTE }, async () => {
    const original = await savedJournal([{ save: 30 }]);
    const random = seeded(11);
    for (let round = 0; round < 15; round += 1) {
      const journal = await copyOf(original);
      const increment = await fileOf(journal, 'increment');
      await flip(increment, Math.floor(random() * (await stat(increment)).size), 1 << Math.floor(random() * 8));
      expect((await recover(journal)).episodes).toBe(30);
      const entries = await opened(journal);
      expect([...entries.keys()].sort()).toEqual([...journal.entries.keys()].sort());
      // A byte flipped inside a text is not seen by anybody: one letter differs then.
      const changed = [...entries].filter(([id, text]) => journal.entries.get(id) !== text);
      expect(changed.length).toBeLessThanOrEqual(1);
    }
  });

  it('gets back what a backup and the increments hold when its base is gone, and says that something is missing', async () => {
    const journal = await savedJournal([
      { save: 10 },
      'rewrite',
      { save: 10 },
      'back up',
      { save: 5 },
      'rewrite',
      { save: 8 },
    ]);
    await rm(await fileOf(journal, 'base'));
    const recovery = await recover(journal);
    expect(recovery).toMatchObject({ complete: false, episodes: 28 });
    expect(recovery.from).toContain('the backup');
    const ids = [...journal.entries.keys()];
    expect([...(await opened(journal)).keys()].sort()).toEqual([...ids.slice(0, 20), ...ids.slice(25)].sort());
  });

  it('is left as it was when nothing of it can be loaded', async () => {
    const journal = await savedJournal([{ save: 3 }, 'rewrite']);
    const base = await fileOf(journal, 'base');
    await writeFile(base, 'nothing that anybody can read');
    await rm(await fileOf(journal, 'increment'));
    await expect(recover(journal)).rejects.toMatchObject({ kind: 'failure' });
    expect(await readFile(base, 'utf8')).toBe('nothing that anybody can read');
    expect((await readdir(journal.paths.home)).filter((name) => /mending|aside/.test(name))).toEqual([]);
  });
});

/** Another home with the same files. */
async function copyOf({ paths, entries }: SavedJournal): Promise<SavedJournal> {
  const home = await temporaryHome();
  await cp(paths.home, home, { recursive: true });
  return { paths: journalPaths(home), entries };
}
