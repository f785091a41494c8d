import { describe, expect, it } from 'vitest';
import { listBackups } from '../../backend/backup/listBackups.ts';
import { examineData } from '../../backend/engine/aof/examine.ts';
import { MIGRATIONS, type Migration } from '../../backend/store/migrations.ts';
import { requireSchema } from '../../backend/store/requireSchema.ts';
import { Caretaker } from '../../worker/engine/Caretaker.ts';
import { startKeptEngine } from '../helpers/startKeptEngine.ts';

/** Steps that leave a trace, and one that fails the first time, half-way. */
function scripted(done: string[], failing: number | null = null): Migration[] {
  let fails = failing;
  return [2, 3, 4].map((to) => ({
    to,
    migrate: async (client) => {
      await client.hSet('kith:migrated', String(to), 'begun');
      if (to === fails) {
        fails = null;
        throw new Error('the engine went away');
      }
      await client.hSet('kith:migrated', String(to), 'whole');
      done.push(`version ${to}`);
    },
  }));
}

describe('the version of the data', () => {
  it('of a new journal is the newest, without a step or a backup', async () => {
    const { client } = await startKeptEngine();
    const done: string[] = [];
    const beforeMigration = async (): Promise<void> => void done.push('backup');
    expect(await requireSchema(client, { migrations: scripted(done), beforeMigration })).toBeNull();
    expect(await client.get('kith:schema')).toBe('4');
    expect(await requireSchema(client, { migrations: scripted(done), beforeMigration })).toBe(4);
    expect(done).toEqual([]);
  });

  it('of an old journal is raised step by step, after one backup of what was there before', async () => {
    const { client, paths } = await startKeptEngine();
    await client.set('kith:schema', '2');
    await client.set('kith:episode:1', 'text');
    const done: string[] = [];
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;
    const caretaker = new Caretaker({ data: paths.data, backups: paths.backups, log });
    const beforeMigration = async (version: number): Promise<void> => {
      done.push('backup');
      await caretaker.backUp(`before-version-${version}`);
    };
    expect(await requireSchema(client, { migrations: scripted(done), beforeMigration })).toBe(2);
    expect(done).toEqual(['backup', 'version 3', 'version 4']);
    expect(await client.get('kith:schema')).toBe('4');
    const [backup] = await listBackups(paths.backups);
    expect(backup?.occasion).toBe('before-version-4');
    expect((await examineData(backup?.path ?? '')).state).toBe('sound');
  });

  it('goes on where it was cut off', async () => {
    const { client } = await startKeptEngine();
    await client.set('kith:schema', '1');
    const done: string[] = [];
    const migrations = scripted(done, 3);
    await expect(requireSchema(client, { migrations })).rejects.toThrow('went away');
    expect(await client.get('kith:schema')).toBe('2');
    await requireSchema(client, { migrations });
    expect(done).toEqual(['version 2', 'version 3', 'version 4']);
    expect(await client.hGetAll('kith:migrated')).toEqual({ 2: 'whole', 3: 'whole', 4: 'whole' });
  });

  it('is not raised when there can be no backup', async () => {
    const { client } = await startKeptEngine();
    await client.set('kith:schema', '1');
    const beforeMigration = (): Promise<void> => Promise.reject(new Error('no room'));
    await expect(requireSchema(client, { migrations: scripted([]), beforeMigration })).rejects.toThrow('no room');
    expect(await client.get('kith:schema')).toBe('1');
    expect(await client.exists('kith:migrated')).toBe(0);
  });

  it('of entries that carry none is the first', async () => {
    const { client } = await startKeptEngine();
    await client.zAdd('kith:episodes', { score: 1, value: 'a' });
    const done: string[] = [];
    await requireSchema(client, { migrations: scripted(done) });
    expect(done).toEqual(['version 2', 'version 3', 'version 4']);
  });

  it('of a newer Kith is refused, and so is one that is no number', async () => {
    const { client } = await startKeptEngine();
    for (const version of ['5', 'x']) {
      await client.set('kith:schema', version);
      await expect(requireSchema(client, { migrations: scripted([]) })).rejects.toMatchObject({ kind: 'failure' });
      expect(await client.get('kith:schema')).toBe(version);
    }
  });

  it('has steps that count up from 2 without a gap', () => {
    expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, step) => step + 2));
  });
});
