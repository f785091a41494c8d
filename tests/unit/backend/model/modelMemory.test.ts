/** How much memory a model takes, by its header. */
import { expect, it } from 'vitest';
import { CATALOGUE, MODEL_CONTEXT, STARTER } from '../../../../backend/model/catalogue.ts';
import { parseGgufHeader } from '../../../../backend/model/ggufHeader.ts';
import { contextBytes, memoryFit, modelMemory } from '../../../../backend/model/modelMemory.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

const gemma = parseGgufHeader(
  ggufFile({
    facts: {
      'general.architecture': 'gemma3',
      'gemma3.block_count': 18,
      'gemma3.attention.head_count': 4,
      'gemma3.attention.head_count_kv': 1,
      'gemma3.attention.key_length': 256,
      'gemma3.attention.value_length': 256,
    },
  }),
);

it('counts weights, context and what the library takes, as the catalogue does', () => {
  expect(contextBytes(gemma)).toBe(18 * (256 + 256) * 2);
  expect(modelMemory(gemma, STARTER.bytes, MODEL_CONTEXT)).toBeLessThanOrEqual(STARTER.ramBytes);
  expect(modelMemory(gemma, STARTER.bytes, MODEL_CONTEXT)).toBeGreaterThan(0.8 * STARTER.ramBytes);
});

it('takes the size of a head from the width where the file does not say it', () => {
  const facts = {
    'general.architecture': 'llama',
    'llama.block_count': 2,
    'llama.attention.head_count': 8,
    'llama.embedding_length': 512,
  };
  expect(contextBytes(parseGgufHeader(ggufFile({ facts })))).toBe(2 * 8 * (64 + 64) * 2);
});

it('counts a context of unknown size as nothing', () => {
  expect(contextBytes(parseGgufHeader(ggufFile()))).toBe(0);
});

it('says what is too big, what is tight, and that the starter fits a small machine', () => {
  const best = CATALOGUE.find(({ name }) => name === 'qwen3-4b-2507') ?? STARTER;
  expect(memoryFit(best.ramBytes, 16e9)).toBe('comfortable');
  expect(memoryFit(best.ramBytes, 5e9)).toBe('tight');
  expect(memoryFit(best.ramBytes, 3.8e9)).toBe('too_big');
  expect(memoryFit(STARTER.ramBytes, 2e9)).toBe('comfortable');
});
