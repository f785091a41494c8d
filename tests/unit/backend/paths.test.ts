/** The journal's home is found where the user says and refused when it could leak or fail. */
import { chmod, chown, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KithError } from '../../../backend/errors.ts';
import { cacheFolder, journalHome, prepareHome } from '../../../backend/paths.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-paths-'));
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

async function refusal(home: string): Promise<KithError> {
  const error: unknown = await prepareHome(home).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof KithError)) throw new Error(`not refused: ${String(error)}`);
  expect(error.message).not.toContain('\n');
  expect(error.nextStep).not.toBe('');
  return error;
}

async function mode(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe('where the journal is', () => {
  it('prefers --home, then KITH_HOME, then the XDG data folder, then ~/.local/share', () => {
    const environment = { HOME: '/h', XDG_DATA_HOME: '/x', KITH_HOME: '/k' };
    expect(journalHome(environment, '/flag')).toBe('/flag');
    expect(journalHome(environment)).toBe('/k');
    expect(journalHome({ HOME: '/h', XDG_DATA_HOME: '/x' })).toBe('/x/kith');
    expect(journalHome({ HOME: '/h', XDG_DATA_HOME: 'not/absolute' })).toBe('/h/.local/share/kith');
    expect(journalHome({ HOME: '/h', KITH_HOME: '' })).toBe('/h/.local/share/kith');
  });

  it('makes relative paths absolute', () => {
    expect(journalHome({}, 'diary')).toBe(resolve('diary'));
    expect(cacheFolder({ KITH_CACHE: 'c' })).toBe(resolve('c'));
  });

  it('puts downloads into KITH_CACHE, the XDG cache folder or ~/.cache', () => {
    expect(cacheFolder({ KITH_CACHE: '/c', XDG_CACHE_HOME: '/x' })).toBe('/c');
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/kith');
    expect(cacheFolder({ HOME: '/h' })).toBe('/h/.cache/kith');
  });
});

describe('preparing a home', () => {
  it('makes it and its folders private, parents too, and accepts it again', async () => {
    const home = join(folder, 'a', 'b');
    const paths = await prepareHome(home);
    for (const path of [join(folder, 'a'), home, paths.sockets, paths.logs, paths.drafts, paths.data]) {
      expect(await mode(path)).toBe(0o700);
    }
    await chmod(paths.data, 0o755);
    await prepareHome(home);
    expect(await mode(paths.data)).toBe(0o700);
  });

  it('follows a link to a private folder', async () => {
    await mkdir(join(folder, 'real'), { mode: 0o700 });
    await symlink(join(folder, 'real'), join(folder, 'link'));
    expect((await prepareHome(join(folder, 'link'))).home).toBe(join(folder, 'link'));
  });

  it.each([
    [0o750, /other users \(mode 750\)/, /chmod 700 /],
    [0o705, /other users \(mode 705\)/, /chmod 700 /],
    [0o500, /read-only/, /chmod 700 /],
    [0o300, /not readable/, /chmod 700 /],
    [0o000, /not readable/, /chmod 700 /],
  ])('refuses mode %o', async (bits, message, next) => {
    const home = join(folder, 'home');
    await mkdir(home);
    await chmod(home, bits);
    const error = await refusal(home);
    expect(error.message).toMatch(message);
    expect(error.nextStep).toMatch(next);
  });

  it('refuses a file, and a folder below a file', async () => {
    await writeFile(join(folder, 'file'), '');
    expect((await refusal(join(folder, 'file'))).message).toMatch(/is not a folder/);
    expect((await refusal(join(folder, 'file', 'home'))).message).toMatch(/is not a folder/);
  });

  it.runIf(process.getuid?.() === 0)("refuses another user's folder", async () => {
    const home = join(folder, 'home');
    await mkdir(home, { mode: 0o700 });
    await chown(home, 12345, 12345);
    expect((await refusal(home)).message).toMatch(/belongs to another user/);
  });

  it('gives a command that can be pasted, also for odd names', async () => {
    const home = join(folder, "my diary's");
    await mkdir(home);
    await chmod(home, 0o755);
    expect((await refusal(home)).nextStep).toContain(`'${folder}/my diary'\\''s'`);
  });
});
