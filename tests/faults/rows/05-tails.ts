/** Power loss: the data file ends anywhere in its last 4,096 bytes, or in garbage or zeros. */
import { cp, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendOnlyFolder, readManifest } from '../../../backend/engine/aof/manifest.ts';
import { scanFile } from '../../../backend/engine/aof/scanFile.ts';
import { journalPaths } from '../../../backend/paths.ts';
import { keys } from '../../../backend/store/keys.ts';
import { bareHome, engineBinaries, startBareEngine } from '../bareEngine.ts';
import { orderProblems } from '../invariants.ts';
import { defineRow } from '../Row.ts';
import type { Scene } from '../Scene.ts';
import { transactionBorders } from '../transactionBorders.ts';

const TAIL = 4_096;

interface Source {
  data: string;
  /** the newest file, its name and content */
  name: string;
  bytes: Buffer;
  /** acknowledged entries: id, and the size of the file when it was acknowledged */
  saved: { id: string; size: number }[];
}

async function newestFile(data: string): Promise<string> {
  const files = await readManifest(data);
  const newest = files === null || files === 'damaged' ? undefined : files.findLast(({ kind }) => kind === 'increment');
  if (newest === undefined) throw new Error('there is no data file');
  return newest.name;
}

/** A journal that ends in saves: read entries first, and then as many unread ones as fill the tail. */
async function makeSource(scene: Scene): Promise<Source> {
  const journal = await scene.journal();
  const window = await journal.open();
  const { data } = journalPaths(journal.home);
  const file = join(appendOnlyFolder(data), await newestFile(data));
  const saved: Source['saved'] = [];
  const save = async (): Promise<void> => {
    const id = await journal.save(window);
    saved.push({ id, size: (await stat(file)).size });
  };
  for (let entry = 0; entry < 12; entry += 1) await save();
  await journal.settle();
  await window.setInference(false);
  const start = (await stat(file)).size;
  while ((await stat(file)).size < start + TAIL) await save();
  scene.object(await journal.close());
  return { data, name: await newestFile(data), bytes: await readFile(file), saved };
}

/** Every cut of the tail through the product's scanner: it has to find the last border before the cut. Returns borders. */
async function scanCuts(scene: Scene, { bytes }: Source): Promise<number[]> {
  const borders = transactionBorders(bytes);
  const { home, remove } = await bareHome();
  scene.defer(remove);
  const copy = join(home, 'copy.aof');
  await writeFile(copy, bytes);
  const least = bytes.length - TAIL;
  for (let size = bytes.length; size >= least; size -= 1) {
    await truncate(copy, size);
    const found = await scanFile(copy);
    const expected = borders.findLast((border) => border <= size);
    const end = expected === size ? 'whole' : 'torn';
    scene.require(found.sound === expected && found.end === end, `cut at ${size}: ${found.end} at ${found.sound}`);
  }
  return borders.filter((border) => border >= least);
}

/** Loads a file that ends so, checks, writes, and loads it once more. Returns the bytes that were cut. */
async function loadTwice(scene: Scene, source: Source, bytes: Buffer, sound: number, what: string): Promise<number> {
  const { home, data, remove } = await bareHome();
  await cp(source.data, data, { recursive: true });
  await writeFile(join(appendOnlyFolder(data), source.name), bytes);
  const binaries = await engineBinaries(home);
  const check = async (engine: Awaited<ReturnType<typeof startBareEngine>>): Promise<void> => {
    scene.object(await orderProblems(engine.client), what);
    for (const { id, size } of source.saved) {
      const isThere = (await engine.client.exists(keys.episode(id))) === 1;
      if (size <= sound) scene.require(isThere, `${what}: acknowledged entry ${id} is lost`);
    }
  };
  const first = await startBareEngine(binaries, data);
  await check(first);
  for (let write = 0; write < 20; write += 1) await first.client.set(`after:${write}`, 'kept');
  await first.kill();
  const second = await startBareEngine(binaries, data);
  await check(second);
  const kept = await second.client.exists(Array.from({ length: 20 }, (_, write) => `after:${write}`));
  scene.require(kept === 20, `${what}: ${20 - kept} of 20 writes after the repair were lost`);
  scene.object(await second.graphProblems(), what);
  await second.kill();
  await remove();
  return first.repair?.cutBytes ?? 0;
}

function garbage(scene: Scene, round: number): Buffer {
  const length = scene.between(1, TAIL);
  if (round % 3 === 0) return Buffer.alloc(length);
  if (round % 3 === 1) return Buffer.from(Array.from({ length }, () => scene.between(0, 255)));
  return Buffer.from(Array.from({ length }, () => scene.between(32, 126)));
}

export const tails = defineRow({
  number: 5,
  title: `power loss: cut at each of the last ${TAIL} bytes; garbage and zero tails`,
  full: { every: 64, borders: 1_000, tails: 200 },
  part: { every: 1_024, borders: 3, tails: 3 },
  async run(scene, { every, borders: most, tails }) {
    const source = await makeSource(scene);
    const borders = await scanCuts(scene, source);
    const { bytes } = source;
    const cuts = Array.from({ length: Math.floor(TAIL / every) }, (_, index) => bytes.length - 1 - index * every);
    const loads = [...new Set([...cuts, ...borders.slice(-most)])];
    for (const [index, size] of loads.entries()) {
      const sound = borders.findLast((border) => border <= size) ?? 0;
      const cut = await loadTwice(scene, source, bytes.subarray(0, size), sound, `cut at ${size}`);
      scene.require(cut === size - Math.max(sound, 0) || sound === 0, `cut at ${size}: ${cut} bytes cut`);
      if ((index + 1) % 20 === 0) scene.progress(`${index + 1} of ${loads.length} cuts`);
    }
    for (let round = 0; round < tails; round += 1) {
      const tail = garbage(scene, round);
      const whole = Buffer.concat([bytes, tail]);
      const cut = await loadTwice(scene, source, whole, bytes.length, `tail ${round} of ${tail.length} bytes`);
      scene.require(cut === tail.length, `tail ${round}: ${cut} of ${tail.length} bytes cut`);
      if ((round + 1) % 20 === 0) scene.progress(`${round + 1} of ${tails} tails`);
    }
    return {
      faults: `${TAIL + 1} cuts scanned, ${loads.length} of them loaded twice (${Math.min(most, borders.length)} at borders), ${tails} tails loaded twice`,
      measured: [
        'every cut at the last border before it',
        '20 of 20 writes after each repair kept',
        '0 acknowledged lost',
      ],
    };
  },
});
