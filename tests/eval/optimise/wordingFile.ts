/** Reads the wording in use, and puts a winner in its place with the next number. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../../../backend/packageFiles.ts';
import { versionedWording, type VersionedWording, type Wording } from '../../../prompts/baseWording.ts';
import { wordingChecksum } from './candidates.ts';

export const WORDING_FILE = join(packageRoot(), 'prompts', 'baseWording.json');

export async function readWording(file = WORDING_FILE): Promise<VersionedWording> {
  return versionedWording.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Writes the winner as the next version. Returns it. */
export async function writeWording(winner: Wording, present: VersionedWording, file = WORDING_FILE): Promise<string> {
  const number = Number.parseInt(present.version, 10) + 1;
  const next = versionedWording.parse({ ...winner, version: `${number}-${wordingChecksum(winner)}` });
  const text = await format(JSON.stringify(next), { parser: 'json', printWidth: 120 });
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
  return next.version;
}
