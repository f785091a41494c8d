/** What a file is, seen from its header: whether it can be asked, and how. */
import { describe, expect, it } from 'vitest';
import { parseGgufHeader } from '../../../../backend/model/ggufHeader.ts';
import { modelProfile } from '../../../../backend/model/modelProfile.ts';
import { ggufFile, type GgufFact, type GgufParts } from '../../../helpers/ggufFile.ts';
import { KNOWN_HEADERS } from '../../../helpers/modelHeaders.ts';

function profileOf(facts: Record<string, GgufFact>, fileName = 'model.gguf', parts: GgufParts = {}) {
  return modelProfile(parseGgufHeader(ggufFile({ ...parts, facts })), fileName);
}

describe('the profile of a model', () => {
  it.each(KNOWN_HEADERS)('tells base from instruct: $fileName', ({ fileName, facts, kind }) => {
    expect(profileOf(facts, fileName)).toMatchObject({ kind, obstacle: null });
  });

  it('takes its makers’ name as title, else that of the file', () => {
    expect(profileOf({ 'general.name': 'Qwen3 0.6B' }).title).toBe('Qwen3 0.6B');
    expect(profileOf({ 'general.name': ' ' }, 'Mine-1B.gguf').title).toBe('Mine-1B');
  });

  it('goes by what its program calls it where the file has no name', () => {
    expect(profileOf({ 'tokenizer.chat_template': 'x' }, 'someone/model-base:1b').kind).toBe('base');
  });

  it.each<[string, Record<string, GgufFact>, string, RegExp]>([
    ['an adapter', { 'general.type': 'adapter' }, 'a.gguf', /is an adapter/],
    ['a projector', { 'general.type': 'mmproj', 'general.architecture': 'clip' }, 'a.gguf', /vision part/],
    ['an old projector', { 'general.architecture': 'clip' }, 'a.gguf', /vision part/],
    ['a projector by name', {}, 'mmproj-model-f16.gguf', /vision part/],
    ['a later part', { 'split.no': 1, 'split.count': 3 }, 'a-00002-of-00003.gguf', /part 2 of 3; choose part 1/],
    ['an encoder', { 'general.architecture': 'nomic-bert' }, 'nomic.gguf', /embeddings/],
    ['a pooling model', { 'general.architecture': 'qwen3', 'qwen3.pooling_type': 3 }, 'a.gguf', /embeddings/],
    ['an embedding model by tag', { 'general.tags': ['feature-extraction'] }, 'a.gguf', /embeddings/],
    ['an embedding model by name', { 'general.name': 'Embedding Gemma 300M' }, 'a.gguf', /embeddings/],
    ['a reranker', {}, 'bge-reranker-v2-m3-Q8_0.gguf', /rankings/],
    ['an importance matrix', { 'general.type': 'imatrix' }, 'a.gguf', /not a model/],
    ['a diffusion model', { 'general.architecture': 'llada' }, 'a.gguf', /diffusion/],
    ['a translation model', { 'general.architecture': 't5' }, 'a.gguf', /translation/],
  ])('refuses %s', (_, facts, fileName, reason) => {
    expect(profileOf(facts, fileName).obstacle).toMatch(reason);
  });

  it('refuses what has a vocabulary only, and what has none', () => {
    expect(profileOf({}, 'vocab.gguf', { tensors: [] }).obstacle).toMatch(/vocabulary only/);
    const image = profileOf({ 'general.architecture': 'flux' }, 'flux.gguf', { vocabulary: false });
    expect(image.obstacle).toBe('is not a language model');
  });

  it('takes the first part, and a model that says outright that it does not pool', () => {
    expect(profileOf({ 'split.no': 0, 'split.count': 3 }).obstacle).toBeNull();
    expect(profileOf({ 'general.architecture': 'qwen3', 'qwen3.pooling_type': 0 }).obstacle).toBeNull();
  });
});
