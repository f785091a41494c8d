/** A model file is checked before native code sees it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelUnavailableError } from '../../../../backend/errors.ts';
import { checkGguf } from '../../../../backend/model/gguf.ts';
import { adapterPath } from '../../../../backend/packageFiles.ts';
import { STARTER } from '../../../../backend/model/catalogue.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

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
    expect(await checkGguf(path)).toEqual({
      architecture: 'qwen3',
      type: 'model',
      hasChatTemplate: true,
      tensors: 2,
      wholeBytes: content.length,
    });
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

  it.each([
    ['text', 'Dear diary, this is no model.', /is not a usable GGUF file/],
    ['nothing', '', /is not a usable GGUF file/],
    ['two bytes', 'GG', /is not a usable GGUF file/],
    ['a later format', ggufFile({ version: 99 }), /format version 99/],
    ['absurd counts', Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(16, 0xff)]), /header is damaged/],
  ])('refuses %s', async (_, content, message) => {
    expect(await refusal(content)).toMatch(message);
  });

  it('refuses a missing file and a folder', async () => {
    await expect(checkGguf(path)).rejects.toThrow('The model file model.gguf cannot be read (ENOENT).');
    await expect(checkGguf(folder)).rejects.toBeInstanceOf(ModelUnavailableError);
  });
});
