/** Files come out of zip archives as they went in, and damaged archives are refused. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackInto } from '../../../../backend/supply/unpack.ts';
import { zipArchive } from '../../../helpers/zipArchive.ts';

let folder: string;
let archive: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-zip-'));
  archive = join(folder, 'a.zip');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function unpack(...members: string[]): Promise<string> {
  const destination = join(folder, 'out');
  const sources = members.map((member) => ({ archive, member }));
  await unpackInto(destination, sources, 0o600);
  return readFile(destination, 'latin1');
}

describe('unpacking', () => {
  const big = Buffer.alloc(300_000, 'pattern ');

  it('gives deflated and stored files back exactly, and joins them in order', async () => {
    await writeFile(archive, zipArchive({ a: 'first', b: big, 'c/d': 'third', empty: '' }));
    expect(await unpack('c/d', 'b', 'a', 'empty')).toBe(`third${big.toString('latin1')}first`);
  });

  it('finds the list of files behind a comment at the end', async () => {
    await writeFile(archive, Buffer.concat([zipArchive({ a: 'first' }), Buffer.alloc(500, 'comment')]));
    expect(await unpack('a')).toBe('first');
  });

  it('refuses what is no archive, one cut off, and one without the file', async () => {
    await writeFile(archive, zipArchive({ a: big }));
    await expect(unpack('b')).rejects.toThrow(/damaged: it has no b\.$/);
    await writeFile(archive, zipArchive({ a: big }).subarray(0, 200));
    await expect(unpack('a')).rejects.toThrow(/damaged/);
    await writeFile(archive, '');
    await expect(unpack('a')).rejects.toThrow(/damaged/);
  });

  it('never writes to the path that a member names', async () => {
    await writeFile(archive, zipArchive({ '../escaped': 'x' }));
    expect(await unpack('../escaped')).toBe('x');
    await expect(readFile(join(folder, '..', 'escaped'))).rejects.toThrow(/ENOENT/);
  });
});
