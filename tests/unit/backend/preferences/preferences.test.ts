/** Settings of a window survive bad files, and never cost what somebody else wrote there. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { preferencesFile, readPreferences, writePreferences } from '../../../../backend/preferences/file.ts';
import { isPassphrase, storePassphrase } from '../../../../backend/preferences/passphrase.ts';
import { DEFAULT_PREFERENCES, parsePreferences } from '../../../../backend/preferences/Preferences.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';

async function withFile(text: string): Promise<string> {
  const home = await temporaryHome();
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writeFile(preferencesFile(home), text, { mode: 0o600 });
  return home;
}

describe('reading', () => {
  test('a journal without a file has the defaults, and nothing to complain of', async () => {
    expect(readPreferences(await temporaryHome())).toEqual({ preferences: DEFAULT_PREFERENCES, problems: [] });
  });

  test.each(['', '{', 'null', '[]', '"theme"', '\u0000\u0001'])(
    'of the file %j gives the defaults, and says so',
    async (text) => {
      const { preferences, problems } = readPreferences(await withFile(text));
      expect(preferences).toEqual(DEFAULT_PREFERENCES);
      expect(problems).toHaveLength(1);
    },
  );

  test('takes each sound value, and names the others', () => {
    const { preferences, problems } = parsePreferences({ theme: 'dusk', mouse: 'yes', dayStart: 4, colour: 'red' });
    expect(preferences).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dusk', dayStart: 4 });
    expect(problems.join(' ')).toMatch(/mouse.*colour/);
  });
});

describe('writing', () => {
  test('changes what is asked, for its owner only, and keeps what a newer Kith may have written', async () => {
    const home = await withFile('{"mouse": true, "hologram": 3}');
    await writePreferences(home, { theme: 'amber' });
    expect(JSON.parse(await readFile(preferencesFile(home), 'utf8'))).toEqual({
      mouse: true,
      hologram: 3,
      theme: 'amber',
    });
    expect((await stat(preferencesFile(home))).mode & 0o777).toBe(0o600);
  });

  test('makes the folder of a journal that is not there yet', async () => {
    const home = join(await temporaryHome(), 'new');
    await writePreferences(home, { vim: true });
    expect(readPreferences(home).preferences.vim).toBe(true);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
  });

  test('puts a file aside that it does not understand', async () => {
    const home = await withFile('half a fi');
    await writePreferences(home, { vim: true });
    expect(readPreferences(home).preferences.vim).toBe(true);
    expect(await readFile(`${preferencesFile(home)}.damaged`, 'utf8')).toBe('half a fi');
  });
});

test('a passphrase is known again, however its accents are spelled, and not kept', async () => {
  const stored = await storePassphrase('caf\u00E9 at noon');
  expect(await isPassphrase('cafe\u0301 at noon', stored)).toBe(true);
  expect(await isPassphrase('cafe at noon', stored)).toBe(false);
  expect(JSON.stringify(stored)).not.toContain('noon');
  expect(parsePreferences({ passphrase: stored }).preferences.passphrase).toEqual(stored);
});
