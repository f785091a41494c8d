import { appendFile, chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startEngine } from '../../backend/engine/start.ts';
import { connectGraph } from '../../backend/graph/connectGraph.ts';
import { journalPaths } from '../../backend/paths.ts';
import { lockHolder } from '../../backend/process/lock.ts';
import { testJournal, type TestJournal } from '../helpers/kith.ts';
import { testBinaries } from '../helpers/startKeptEngine.ts';
import { waitUntil } from '../helpers/waitUntil.ts';

const diagnosis = z.object({
  findings: z.array(
    z.object({
      id: z.string(),
      problem: z.string(),
      next_step: z.string().nullable(),
      mended: z.boolean(),
      done: z.string().nullable(),
    }),
  ),
});
const TEXTS = ['first', 'second', 'third'];

async function written(): Promise<TestJournal> {
  const journal = await testJournal();
  for (const text of TEXTS) expect((await journal.kith('add', text)).code).toBe(0);
  await journal.kith('stop');
  return journal;
}

async function doctor(journal: TestJournal, ...flags: string[]) {
  const { code, stdout } = await journal.kith('doctor', '--json', ...flags);
  const { findings } = diagnosis.parse(JSON.parse(stdout));
  return { code, findings, ids: findings.map(({ id }) => id) };
}

/** Finds it without changing anything, mends it, and has nothing more to find; every entry is there. */
async function findsAndMends(journal: TestJournal, id: string): Promise<void> {
  const found = await doctor(journal);
  expect(found).toMatchObject({ code: 1, ids: [id] });
  expect(found.findings[0]).toMatchObject({ mended: false, done: null });
  expect(found.findings[0]?.next_step).toContain('kith doctor --mend');
  const mended = await doctor(journal, '--mend');
  expect(mended).toMatchObject({ code: 0, ids: [id] });
  expect(mended.findings[0]).toMatchObject({ mended: true, next_step: null });
  expect(mended.findings[0]?.done).not.toBe('');
  expect(await doctor(journal)).toEqual({ code: 0, findings: [], ids: [] });
  const list = z.array(z.object({ text: z.string() })).parse(await journal.json('list'));
  expect(list.map(({ text }) => text).sort()).toEqual([...TEXTS].sort());
}

async function increment(home: string): Promise<string> {
  const folder = join(home, 'data', 'appendonlydir');
  const name = (await readdir(folder)).find((file) => file.endsWith('incr.aof'));
  return join(folder, name ?? '');
}

describe('kith doctor', () => {
  it('finds nothing wrong with a journal that is well', async () => {
    const journal = await written();
    expect(await doctor(journal)).toEqual({ code: 0, findings: [], ids: [] });
    expect(await doctor(journal, '--mend')).toEqual({ code: 0, findings: [], ids: [] });
  });

  it('finds the lock of a killed worker', async () => {
    const journal = await written();
    await journal.kith('add', 'fourth').then(({ stdout }) => journal.kith('delete', stdout.trim()));
    for (const { pid } of await journal.processes()) process.kill(pid, 'SIGKILL');
    await waitUntil('all are gone', async () => (await journal.processes()).length === 0);
    await findsAndMends(journal, 'stale_lock');
  });

  it('finds an engine that nobody knows, and ends it', async () => {
    const journal = await written();
    const { data, sockets, logs } = journalPaths(journal.home);
    const place = { data, socket: join(sockets, 'left.sock'), log: join(logs, 'engine.log') };
    const engine = await startEngine(await testBinaries(journal.home), place);
    onTestFinished(() => engine.stop());
    await findsAndMends(journal, 'orphan_processes');
    await engine.exited;
  });

  it('finds a write that was cut off, and keeps a copy', async () => {
    const journal = await written();
    await appendFile(await increment(journal.home), '*3\r\n$3\r\nSET\r\n$1\r\na\r\n$100\r\nhal');
    const before = await readFile(await increment(journal.home));
    expect((await doctor(journal)).ids).toEqual(['unfinished_end']);
    expect(await readFile(await increment(journal.home))).toEqual(before);
    await findsAndMends(journal, 'unfinished_end');
    expect(await readdir(join(journal.home, 'data', 'cut'))).toHaveLength(1);
  });

  it('finds damaged data, and brings every entry back', async () => {
    const journal = await written();
    const path = await increment(journal.home);
    const bytes = await readFile(path);
    const at = bytes.indexOf('$6\r\nsecond');
    bytes[at + 1] = 57;
    await writeFile(path, bytes);
    await findsAndMends(journal, 'damaged_data');
    const aside = await readdir(join(journal.home, 'aside'), { recursive: true });
    expect(aside.filter((name) => name.endsWith('.aof'))).toHaveLength(1);
  });

  it('finds whole data that the engine does not load, and brings every entry back', async () => {
    const journal = await written();
    const effect = Buffer.alloc(40, 0x7f).toString();
    await appendFile(await increment(journal.home), `*3\r\n$12\r\nGRAPH.EFFECT\r\n$4\r\nkith\r\n$40\r\n${effect}\r\n`);
    await findsAndMends(journal, 'refused_data');
  });

  it('finds what others may read', async () => {
    const journal = await written();
    await chmod(await increment(journal.home), 0o644);
    await findsAndMends(journal, 'open_modes');
    expect((await stat(await increment(journal.home))).mode & 0o777).toBe(0o600);
  });

  it('finds a graph that shows something else than is stored', async () => {
    const journal = await testJournal({ KITH_LINGER_MS: '60000' });
    for (const text of TEXTS) await journal.kith('add', text);
    await waitUntil('the graph shows them', async () => (await journal.kith('search', 'first')).stdout !== '');
    const socket = (await lockHolder(journalPaths(journal.home).lock))?.note['socket'] ?? '';
    const connection = await connectGraph({ socket });
    const { graph } = connection;
    await graph.query("MATCH (e:Episode) WHERE e.text = 'second' DELETE e");
    await graph.query("CREATE (:Episode {uid: 'nobody', text: 'ghost'})");
    await connection.close();
    await findsAndMends(journal, 'graph_unlike_truth');
    expect((await journal.kith('search', 'second')).stdout).toContain('second');
    expect((await journal.kith('search', 'ghost')).stdout).toBe('');
    await journal.kith('stop');
  });
});
