import { spawn } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PASSWORD, addressOf, externalEngine, freePort } from '../helpers/externalEngine.ts';
import { PROGRAM, testJournal, type Outcome, type TestJournal } from '../helpers/kith.ts';
import { waitUntil } from '../helpers/waitUntil.ts';
import { KEYS, openWindow } from '../helpers/window.ts';

const MINUTE = 60_000;
/** As it is, and as an address holds it. */
const SECRETS = [PASSWORD, encodeURIComponent(PASSWORD)];

function expectNoSecret(where: string, text: string): void {
  for (const secret of SECRETS) expect(text.includes(secret), `${where} holds the password`).toBe(false);
}

/** Every file of the home, and what `ps` shows of its processes. */
async function expectNoSecretLeft(journal: TestJournal): Promise<void> {
  const files = (await readdir(journal.home, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  expect(files.map(({ name }) => name)).toContain('worker.log');
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    expectNoSecret(path, await readFile(path, 'latin1').catch(() => ''));
  }
  for (const { pid, name } of await journal.processes()) {
    expectNoSecret(name, await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => ''));
  }
}

/** `kith events --follow` in the background; what it printed so far. */
function followEvents(journal: TestJournal): () => string {
  const child = spawn(process.execPath, [PROGRAM, 'events', '--follow', '--json'], { env: journal.environment });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return () => printed;
}

describe('a journal at an address', () => {
  it('can do what one at home can, and shows the password to nobody', { timeout: MINUTE }, async () => {
    const engine = await externalEngine();
    const journal = await testJournal({ KITH_REDIS_URL: engine.url });
    const said: Outcome[] = [];
    const kith = async (...argv: string[]): Promise<string> => {
      const outcome = await journal.kith(...argv);
      said.push(outcome);
      expect([argv, outcome.code, outcome.stderr]).toEqual([argv, 0, '']);
      return outcome.stdout;
    };
    await kith('model', 'use', 'none');
    const followed = followEvents(journal);
    const id = (await kith('add', 'Walked with Hannah along the Amstel')).trim();
    await waitUntil('the follower hears of it', () => followed().includes(id));
    expect(await kith('list')).toContain('Amstel');
    expect(await kith('search', 'Hannah')).toContain('Amstel');
    expect(await kith('status')).toContain('1');
    const doctor = await journal.kith('doctor');
    said.push(doctor);
    expect(doctor.stdout).toContain('KITH_REDIS_URL: taken, the address redis://:***@127.0.0.1');
    await kith('cancel', id);
    expect(await journal.json('status')).toMatchObject({ engine: { pid: engine.pid(), socket: null, state: 'up' } });

    const window = openWindow(journal);
    await window.shows('Amstel');
    window.type('n');
    await window.shows('New entry');
    window.type('A second one from the window');
    window.type(KEYS.save);
    await window.shows('Saved');
    expect(await kith('list')).toContain('A second one from the window');
    window.type(KEYS.interrupt);
    await window.ended();

    expectNoSecret('the screen', window.output());
    for (const { stdout, stderr } of said) expectNoSecret('the output', stdout + stderr);
    await expectNoSecretLeft(journal);
    expect((await journal.processes()).map(({ name }) => name)).not.toContain('engine');
    await kith('stop');
    await waitUntil('the worker is gone', async () =>
      (await journal.processes()).every(({ name }) => name !== 'worker'),
    );
    const client = await engine.client();
    expect(await client.ping()).toBe('PONG');
  });

  it('is refused with exit 4, one line what and one line what to do', { timeout: MINUTE }, async () => {
    const engine = await externalEngine();
    const [nobody, wrong, notAnAddress] = [
      addressOf(await freePort()),
      addressOf(engine.port, 'Wrong-Secret'),
      'redis//x',
    ];
    for (const [address, what] of [
      [nobody, /^The engine at redis:\/\/:\*\*\*@127\.0\.0\.1:\d+ is not there/],
      [wrong, /^The engine at redis:\/\/:\*\*\*@127\.0\.0\.1:\d+ refuses the password\./],
      [notAnAddress, /^KITH_REDIS_URL is not an address/],
    ] as const) {
      for (const command of [['add', 'kept'], ['worker']]) {
        const journal = await testJournal({ KITH_REDIS_URL: address });
        const { code, stdout, stderr } = await journal.kith(...command);
        expect([command, code, stdout]).toEqual([command, 4, '']);
        const lines = stderr.trimEnd().split('\n');
        expect(lines).toHaveLength(2);
        expect(lines[0]?.replace(/^kith: /, '')).toMatch(what);
        expect(lines[1]).toMatch(/KITH_REDIS_URL/);
        expect(stderr).not.toMatch(/Wrong-Secret|Wren/);
      }
    }
  });

  it('is not mistaken for the journal at home', { timeout: MINUTE }, async () => {
    const engine = await externalEngine();
    const journal = await testJournal({ KITH_LINGER_MS: '20000' });
    await journal.kith('add', 'at home');
    const other = { ...journal.environment, KITH_REDIS_URL: engine.url };
    const child = spawn(process.execPath, [PROGRAM, 'add', 'elsewhere'], { env: other });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(4);
    expect(stderr).toContain('kith stop');
    const client = await engine.client();
    expect(await client.keys('kith:episode:*')).toEqual([]);
  });
});
