/** A model gets less context where memory is short, and a clear word where it is too short. */
import { expect, it } from 'vitest';
import { ModelUnavailableError } from '../../../../backend/errors.ts';
import { parseGgufHeader } from '../../../../backend/model/ggufHeader.ts';
import { planContext } from '../../../../worker/model/contextPlan.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';

/** Like Qwen3 4B: 0.147 MB of memory for each token. */
const facts = {
  'general.architecture': 'qwen3',
  'qwen3.block_count': 36,
  'qwen3.attention.head_count': 32,
  'qwen3.attention.head_count_kv': 8,
  'qwen3.attention.key_length': 128,
  'qwen3.attention.value_length': 128,
  'qwen3.context_length': 40_960,
};
const WEIGHTS = 2.5e9;

function plan(free: number | null, more: Record<string, number> = {}): number {
  return planContext('qwen3-4b', parseGgufHeader(ggufFile({ facts: { ...facts, ...more } })), WEIGHTS, free);
}

it.each([
  [null, 4096],
  [8e9, 4096],
  [3.45e9, 4096],
  [3.35e9, 3072],
  [3.2e9, 2048],
])('with %d bytes free it gets %d tokens', (free, tokens) => {
  expect(plan(free)).toBe(tokens);
});

it('never gets more than it was made for', () => {
  expect(plan(null, { 'qwen3.context_length': 1024 })).toBe(1024);
});

it('is refused where the smallest context does not fit, with what it needs, what there is, and what to do', () => {
  expect(() => plan(1.1e9)).toThrow(ModelUnavailableError);
  expect(() => plan(1.1e9)).toThrow('qwen3-4b needs about 3.1 GB of memory, and 1.1 GB are free.');
  expect(() => plan(1.1e9)).toThrow(
    expect.objectContaining({ nextStep: expect.stringContaining('Close other programs') as string }) as Error,
  );
});
