import { chmod, mkdir, readFile, writeFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectEngine } from '../../backend/store/client.ts';
import { ggufFile } from '../helpers/ggufFile.ts';
import { PROGRAM, testJournal, type Outcome } from '../helpers/kith.ts';
import { episodeShape, statusShape } from '../helpers/shapes.ts';

/** One line what, one line what next, the right exit code, and nothing on the standard output. */
function expectRefusal(outcome: Outcome, code: number, what: RegExp): void {
  expect(outcome.stderr).toMatch(what);
  expect(outcome.stderr.trimEnd().split('\n').length).toBe(2);
  expect(outcome.stdout).toBe('');
  expect(outcome.code).toBe(code);
}

const listed = (outcome: Outcome) =>
  (JSON.parse(outcome.stdout) as unknown[]).map((episode) => episodeShape.parse(episode));

describe('what cannot be saved', () => {
  it('is refused, and the journal stays as it was', async () => {
    const { kith, pipe } = await testJournal();
    expectRefusal(await kith('add', ''), 2, /empty/);
    expectRefusal(await pipe(' \n\t\n', 'add'), 2, /empty/);
    expectRefusal(await pipe('x'.repeat(5 * 1024 * 1024), 'add'), 2, /at most 1 MiB/);
    expectRefusal(await kith('add', 'text', '--date', 'the 32nd'), 2, /the 32nd/);
    expectRefusal(await kith('add', 'text', '--nonsense'), 2, /--nonsense/);
    expectRefusal(await kith('frobnicate'), 2, /frobnicate/);
    expect(listed(await kith('list', '--json'))).toEqual([]);
  });

  it('is an id that does not exist', async () => {
    const { kith } = await testJournal();
    for (const command of ['show', 'delete', 'restore', 'enrich'])
      expectRefusal(await kith(command, 'nothing'), 3, /nothing/);
    expectRefusal(await kith('entity', 'Nobody'), 3, /Nobody/);
    expectRefusal(await kith('show', 'last'), 3, /no entries/);
  });
});

describe('hostile text', () => {
  it('is kept as it is and drawn without power over the terminal', async () => {
    const { pipe, kith } = await testJournal();
    const text =
      '\u001B[31mred\u001B]0;owned\u0007 \u001B]52;c;aGk=\u0007 \u202Eback MATCH (n) DETACH DELETE n {"a":1}';
    const { id } = episodeShape.parse(JSON.parse((await pipe(text, 'add', '--json')).stdout));
    expect(episodeShape.parse(JSON.parse((await kith('show', id, '--json')).stdout)).text).toBe(text);
    expect((await kith('list')).stdout).not.toMatch(/[\u001B\u0007\u202E]/);
    expect((await kith('show', id)).stdout).not.toMatch(/[\u001B\u0007\u202E]/);
  });

  it('loses only NUL and what no encoding can hold', async () => {
    const { pipe } = await testJournal();
    const saved = await pipe(Buffer.from('a\0b \xED\xA0\x80 end', 'latin1'), 'add', '--json');
    expect(episodeShape.parse(JSON.parse(saved.stdout)).text).toMatch(/^ab \uFFFD+ end$/);
  });
});

describe('a folder that cannot be a journal', () => {
  it('is named with the command that repairs it', async () => {
    const { kith, home } = await testJournal();
    const folder = join(home, 'other');
    await mkdir(folder, { mode: 0o750 });
    expectRefusal(await kith('--home', folder, 'list'), 1, /other users/);
    await chmod(folder, 0o000);
    expectRefusal(await kith('--home', folder, 'list'), 1, /not readable/);
    await chmod(folder, 0o700);
    expectRefusal(await kith('--home', PROGRAM, 'list'), 1, /not a folder/);
  });

  it('may lie deeper than a socket path can', async () => {
    const { kith, home } = await testJournal();
    const deep = join(home, 'd'.repeat(120), 'é ü'.repeat(10));
    const add = await kith('--home', deep, 'add', 'deep');
    expect(add.stderr).toBe('');
    expect(listed(await kith('--home', deep, 'list', '--json')).map(({ text }) => text)).toEqual(['deep']);
    expect((await kith('--home', deep, 'stop')).code).toBe(0);
  });

  it('holds data of a newer Kith, which is left alone', async () => {
    const { kith, json } = await testJournal({ KITH_LINGER_MS: '60000' });
    await kith('add', 'from the future');
    const { socket } = statusShape.parse(await json('status')).engine;
    const client = await connectEngine({ socket }, 'kith-app:test');
    await client.set('kith:schema', '99');
    client.destroy();
    await kith('stop');
    expectRefusal(await kith('list'), 1, /data version 99/);
  });
});

describe('a model that cannot be used', () => {
  it('is refused with the reason', async () => {
    const { kith, home } = await testJournal();
    const foreign = join(home, 'foreign.gguf');
    const cut = join(home, 'cut.gguf');
    const whole = ggufFile({ tensors: [8, 1_000] });
    await writeFile(foreign, 'this is no model');
    await writeFile(cut, whole.subarray(0, whole.length - 500));
    expectRefusal(await kith('model', 'use', foreign), 5, /GGUF/);
    expectRefusal(await kith('model', 'use', cut), 5, /cut/);
    expectRefusal(await kith('model', 'use', join(home, 'missing.gguf')), 5, /missing\.gguf/);
    expectRefusal(await kith('model', 'use', 'nosuch'), 3, /nosuch/);
  });

  it('is missing: entries are kept, and waiting for them says why', async () => {
    const { kith, json } = await testJournal();
    await kith('add', 'patient');
    expect((await kith('enrich', '--pending', '--wait')).code).toBe(5);
    expect(statusShape.parse(await json('status')).counts.pending_nodes).toBe(1);
  });
});

describe('without an engine', () => {
  it('says what to install, and exits with 4', async () => {
    const { kith, home } = await testJournal({ KITH_CACHE: '/dev/null/none', PATH: '/nowhere' });
    const outcome = await kith('add', 'text');
    expect(outcome.code).toBe(4);
    expect(outcome.stderr.trimEnd().split('\n').length).toBe(2);
    expect(await readdir(join(home, 'data')).catch(() => [])).toEqual([]);
  });

  it('is told by doctor, candidate by candidate', async () => {
    const { kith } = await testJournal();
    const doctor = await kith('doctor');
    expect(doctor.code).toBe(0);
    expect(doctor.stdout).toMatch(/KITH_REDIS_URL/);
    expect(doctor.stdout).toMatch(/worker\.log/);
  });
});

describe('privacy', () => {
  it('leaves no word of an entry outside the data folder', async () => {
    const { kith, home, processes } = await testJournal({ KITH_LINGER_MS: '60000' });
    await kith('add', 'the canary Quetzalcoatl sings');
    await kith('search', 'Quetzalcoatl');
    for (const { pid } of await processes()) {
      expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('Quetzalcoatl');
    }
    for (const name of await readdir(join(home, 'logs'))) {
      expect(await readFile(join(home, 'logs', name), 'utf8')).not.toContain('Quetzalcoatl');
    }
    await kith('stop');
  });
});
