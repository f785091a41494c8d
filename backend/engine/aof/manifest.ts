/** The manifest of the append-only files: which of them make up the data, in the order in which they are loaded. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** `base` is a whole image; `increment` what was written after it; `history` is about to be removed and not loaded. */
export type DataFileKind = 'base' | 'increment' | 'history';

export interface DataFile {
  name: string;
  sequence: number;
  kind: DataFileKind;
}

export const MANIFEST = 'appendonly.aof.manifest';

const KINDS: Readonly<Record<string, DataFileKind>> = { b: 'base', i: 'increment', h: 'history' };
const LETTERS: Readonly<Record<DataFileKind, string>> = { base: 'b', increment: 'i', history: 'h' };

/** Folder of the append-only files in the engine's data folder. */
export function appendOnlyFolder(data: string): string {
  return join(data, 'appendonlydir');
}

/**
 * The files a manifest names: base first, increments by sequence. Pure.
 * @param text `file NAME seq N type b|i|h`, a line each
 * @returns null when a line is something else, or a name would leave the folder
 */
export function parseManifest(text: string): DataFile[] | null {
  const files: DataFile[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, name = '', sequence, letter = ''] = /^file (\S+) seq (\d+) type ([bih])(?: \S+ \S+)*$/.exec(line) ?? [];
    const kind = KINDS[letter];
    if (kind === undefined || name !== basename(name)) return null;
    files.push({ name, sequence: Number(sequence), kind });
  }
  const rank = ({ kind, sequence }: DataFile): number => (kind === 'base' ? -1 : sequence);
  return files.sort((left, right) => rank(left) - rank(right));
}

/** The text of a manifest that names these files. Pure. */
export function manifestText(files: readonly DataFile[]): string {
  return files.map(({ name, sequence, kind }) => `file ${name} seq ${sequence} type ${LETTERS[kind]}\n`).join('');
}

const DATA_FILE = /^appendonly\.aof\.(\d+)\.(base\.rdb|incr\.aof)$/;

/** Reads the manifest of a data folder: null when the folder holds no data yet, 'damaged' also when only it is missing. */
export async function readManifest(data: string): Promise<DataFile[] | 'damaged' | null> {
  try {
    const files = parseManifest(await readFile(join(appendOnlyFolder(data), MANIFEST), 'utf8'));
    return files === null || files.length === 0 ? 'damaged' : files;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return (await guessManifest(data)).length === 0 ? null : 'damaged';
  }
}

/** What the manifest must have said, from the names of the files that are there: the newest base and all increments. */
export async function guessManifest(data: string): Promise<DataFile[]> {
  const names = await readdir(appendOnlyFolder(data)).catch(() => []);
  const files = names.flatMap((name): DataFile[] => {
    const [, sequence, ending] = DATA_FILE.exec(name) ?? [];
    if (sequence === undefined) return [];
    return [{ name, sequence: Number(sequence), kind: ending === 'base.rdb' ? 'base' : 'increment' }];
  });
  const bySequence = files.sort((left, right) => left.sequence - right.sequence);
  const base = bySequence.findLast(({ kind }) => kind === 'base');
  return [...(base ? [base] : []), ...bySequence.filter(({ kind }) => kind === 'increment')];
}
