/** The preferences on disk, `settings.json` in the journal's folder: private, replaced as a whole, forgiving. */
import { readFileSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KithError } from '../errors.ts';
import { makePrivateFolder } from '../paths.ts';
import { publishFile } from '../supply/durable.ts';
import { DEFAULT_PREFERENCES, parsePreferences, type Preferences, type ReadPreferences } from './Preferences.ts';

/** Absolute path of the file. */
export function preferencesFile(home: string): string {
  return join(home, 'settings.json');
}

/**
 * The preferences of a journal. A missing file means the defaults; one that cannot be read or understood does too, and
 * says so in `problems`. Read in one go, so that a window can listen to the keyboard in its first moment. Never throws.
 */
export function readPreferences(home: string): ReadPreferences {
  try {
    return parsePreferences(JSON.parse(readFileSync(preferencesFile(home), 'utf8')));
  } catch (error) {
    if (isMissing(error)) return { preferences: DEFAULT_PREFERENCES, problems: [] };
    return { preferences: DEFAULT_PREFERENCES, problems: ['The settings file cannot be read; all is as at first.'] };
  }
}

/**
 * Changes some preferences on disk. Others stay as they are there, also those that a newer Kith may know. A file that is
 * not understood is put aside as `settings.json.damaged`. Throws KithError 'failure' when the file cannot be written.
 */
export async function writePreferences(home: string, change: Partial<Preferences>): Promise<void> {
  const file = preferencesFile(home);
  try {
    await makePrivateFolder(home);
    const kept = await readRaw(file);
    await replaceFile(file, `${JSON.stringify({ ...kept, ...change }, null, 2)}\n`);
  } catch (cause) {
    throw new KithError('failure', 'The setting could not be written.', 'It holds in this window only.', { cause });
  }
}

async function readRaw(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (!isMissing(error)) await rename(file, `${file}.damaged`);
    return {};
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  await publishFile(temporary, file);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
