/** `kith doctor` names what was tried and what is wrong, and its exit code says whether the journal can be used. */
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineUnavailableError } from '../../../../backend/errors.ts';
import { CliJournal, kith, type CliRun, type CliSetting } from '../../../helpers/cliHarness.ts';

let home: string;
let journal: CliJournal;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kith-doctor-'));
  journal = new CliJournal(home);
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

/** With an address of an engine elsewhere, nothing on this machine decides the outcome. */
function run(words: string[], address: string, setting: CliSetting = {}): Promise<CliRun> {
  const environment = { KITH_HOME: home, KITH_CACHE: join(home, 'cache'), KITH_REDIS_URL: address, PATH: '/nowhere' };
  return kith(words, { journal, environment, ...setting });
}

const GOOD = 'redis://me:secret@graph.example:6379';

describe('doctor', () => {
  it('exits 0 when all is well, and names engine, log, folders and model', async () => {
    const { code, out } = await run(['doctor'], GOOD);
    expect(code).toBe(0);
    expect(out).toContain('✓ KITH_REDIS_URL: taken');
    expect(out).toContain(`log        ${join(home, 'logs', 'worker.log')}`);
    expect(out).toContain('✗ redis-server on PATH: not taken, not found');
    expect(out).toContain('model      starter: The model starter is not on this machine.');
    expect(out).not.toContain('secret');
  });

  it('prints one JSON value', async () => {
    const diagnosis: unknown = JSON.parse((await run(['doctor', '--json'], GOOD)).out);
    expect(diagnosis).toMatchObject({
      home: { path: home, problem: null },
      log: join(home, 'logs', 'worker.log'),
      engine: { running: { version: '8.2.3' }, problem: null },
      model: { name: 'starter' },
    });
    expect(diagnosis).toHaveProperty('engine.candidates.0', {
      source: 'KITH_REDIS_URL',
      redisServer: null,
      module: null,
      version: null,
      taken: true,
      reason: expect.stringContaining('graph.example') as string,
    });
  });

  it('exits 4 when no engine can be had, and does not try to open the journal', async () => {
    const { code, out } = await run(['doctor'], 'nonsense');
    expect(code).toBe(4);
    expect(out).toContain('KITH_REDIS_URL is not an address');
    expect(journal.calls).toEqual([]);
  });

  it('exits with the journal’s own error when an engine is there but cannot be reached', async () => {
    const openJournal = async (): Promise<never> => {
      throw new EngineUnavailableError('It does not answer.', 'Start it.');
    };
    const { code, out } = await run(['doctor'], GOOD, { openJournal });
    expect(code).toBe(4);
    expect(out).toContain('It does not answer. Start it.');
  });

  it('exits 1 when others could read the journal', async () => {
    await chmod(home, 0o755);
    const { code, out } = await run(['doctor'], GOOD);
    expect(code).toBe(1);
    expect(out).toContain(`Make it private: chmod 700 ${home}`);
  });
});

describe('what doctor finds', () => {
  const names = async (): Promise<string[]> => (await readdir(home)).filter((name) => name.includes('lock'));
  beforeEach(() => writeFile(join(home, 'lock'), '{ half a lock', { mode: 0o600 }));

  it('is only reported, with what to do, and the journal is left closed', async () => {
    const { code, out } = await run(['doctor'], GOOD);
    expect(code).toBe(1);
    expect(out).toContain('✗ A process that is gone left its lock behind: lock.\n  Run `kith doctor --mend`');
    expect(journal.calls).toEqual([]);
    expect(await names()).toEqual(['lock']);
  });

  it('is mended when that is asked for, and said', async () => {
    const { code, out } = await run(['doctor', '--mend'], GOOD);
    expect(code).toBe(0);
    expect(out).toContain('✓ A process that is gone left its lock behind: lock.\n  Removed lock.');
    expect(journal.calls).not.toEqual([]);
    expect(await names()).toEqual([]);
  });

  it('is part of the JSON value', async () => {
    const value: unknown = JSON.parse((await run(['doctor', '--json', '--mend'], GOOD)).out);
    expect(value).toMatchObject({
      findings: [{ id: 'stale_lock', next_step: null, mended: true, done: 'Removed lock.' }],
    });
  });
});

describe('stop', () => {
  it('starts nothing when nothing runs', async () => {
    const result = await run(['stop', '--json'], GOOD);
    expect(result).toMatchObject({ code: 0, out: '{"stopped":false}\n' });
    expect(journal.calls).toEqual([]);
  });
});
