/** A model file is checked before native code sees it. */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelUnavailableError } from '../../../../backend/errors.ts';
import { checkGguf } from '../../../../backend/model/gguf.ts';
import { adapterPath } from '../../../../backend/packageFiles.ts';
import { STARTER } from '../../../../backend/model/catalogue.ts';
import { ggufFile, text, uint32, uint64 } from '../../../helpers/ggufFile.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-gguf-'));
  path = join(folder, 'model.gguf');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function refusal(content: Buffer | string): Promise<string> {
  await writeFile(path, content);
  const error: unknown = await checkGguf(path).catch((reason: unknown) => reason);
  if (!(error instanceof ModelUnavailableError)) throw new Error(`not refused: ${String(error)}`);
  expect(error.nextStep).toContain('kith model');
  return error.message;
}

describe('checking a GGUF file', () => {
  const facts = { 'general.architecture': 'qwen3', 'general.type': 'model', 'tokenizer.chat_template': '{{x}}' };

  it('tells what it is and how long a whole one must be', async () => {
    const content = ggufFile({ facts });
    await writeFile(path, content);
    expect(await checkGguf(path)).toMatchObject({
      architecture: 'qwen3',
      type: 'model',
      chatTemplate: '{{x}}',
      tensors: 2,
      wholeBytes: content.length,
      bytes: content.length,
    });
  });

  it('reads facts of every kind, and leaves out what is too long to matter', async () => {
    const facts = { 'a.text': 'é', 'a.number': 7, 'a.share': 0.5, 'a.yes': true, 'a.list': ['x', 'y'] };
    await writeFile(path, ggufFile({ facts: { ...facts, 'a.long': Array.from({ length: 2000 }, () => 'word') } }));
    const read = (await checkGguf(path)).facts;
    expect(Object.fromEntries(read)).toMatchObject({ ...facts, 'a.long': null });
  });

  it('is asked once for each state of a file, and notices a change', async () => {
    await writeFile(path, ggufFile({ facts }));
    const first = await checkGguf(path);
    expect(await checkGguf(path)).toBe(first);
    await writeFile(path, ggufFile({ facts: { 'general.architecture': 'llama' } }));
    const second = await checkGguf(path);
    expect(second.architecture).toBe('llama');
    expect(second.fingerprint).not.toBe(first.fingerprint);
  });

  it('knows the sizes of quantised tensors: a real adapter is exactly as long as its header says', async () => {
    const { wholeBytes, type } = await checkGguf(adapterPath(STARTER.adapter ?? ''));
    expect(type).toBe('adapter');
    expect(wholeBytes).toBe(7611232);
  });

  it('refuses a file cut off at any byte', async () => {
    const content = ggufFile({ facts });
    for (let length = 4; length < content.length; length += 1) {
      expect(await refusal(content.subarray(0, length))).toMatch(/is cut off/);
    }
  });

  /** A file whose header says these things and then goes on with nothing but zeros. */
  const claiming = (...pieces: Buffer[]): Buffer =>
    Buffer.concat([Buffer.from('GGUF'), uint32(3), uint64(1), uint64(1), ...pieces, Buffer.alloc(100)]);
  const most = 2n ** 64n - 1n;

  it.each([
    ['text', 'Dear diary, this is no model.', /is not a usable GGUF file/],
    ['nothing', '', /is not a usable GGUF file/],
    ['two bytes', 'GG', /is not a usable GGUF file/],
    ['a later format', ggufFile({ version: 99 }), /format version 99 is newer than this Kith/],
    ['an early format', ggufFile({ version: 1 }), /format version 1 is not supported any more/],
    ['a file of other machines', ggufFile({ version: 0x03000000 }), /another byte order/],
    ['absurd counts', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(16, 0xff)]), /header is damaged/],
    ['a text without end', claiming(text('k'), uint32(8), uint64(most)), /header is damaged/],
    ['a text longer than the file', claiming(text('k'), uint32(8), uint64(2 ** 40)), /is cut off/],
    ['a list without end', claiming(text('k'), uint32(9), uint32(4), uint64(2 ** 52)), /header is damaged/],
    ['a list longer than the file', claiming(text('k'), uint32(9), uint32(8), uint64(2 ** 40)), /is cut off/],
    ['lists of lists', claiming(text('k'), uint32(9), uint32(9), uint64(1)), /header is damaged/],
    ['an unknown kind of value', claiming(text('k'), uint32(77)), /unknown kind/],
    ['a key without end', claiming(uint64(2 ** 30)), /header is damaged/],
    ['no alignment', ggufFile({ facts: { 'general.alignment': 0 } }), /header is damaged/],
  ])('refuses %s at once', async (_, content, message) => {
    expect(await refusal(content)).toMatch(message);
  });

  it('reads no more of garbage than a header can be long', async () => {
    await writeFile(path, claiming(text('k'), uint32(8), uint64(2 ** 29)));
    await truncate(path, 2 ** 30);
    await expect(checkGguf(path)).rejects.toThrow(/its header is damaged/);
  });

  it('takes a file with more at its end, as some programs leave it', async () => {
    await writeFile(path, ggufFile({ facts }));
    await appendFile(path, 'more');
    expect((await checkGguf(path)).architecture).toBe('qwen3');
  });

  it('refuses a missing file, a folder and a pipe', async () => {
    await expect(checkGguf(path)).rejects.toThrow('The model file model.gguf cannot be read (ENOENT).');
    await expect(checkGguf(folder)).rejects.toBeInstanceOf(ModelUnavailableError);
    execFileSync('mkfifo', [path]);
    await expect(checkGguf(path)).rejects.toThrow('The model file model.gguf is not a file.');
  });
});
