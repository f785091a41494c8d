/** What a model file is to us: whether it can be asked at all, how it wants to be asked, and what it needs. Pure. */
import { numberFact, textFact, textsFact, type GgufHeader } from './ggufHeader.ts';
import { modelKind, type ModelKind } from './modelKind.ts';

export interface ModelProfile {
  /** as its makers call it, else as its file is called */
  title: string;
  kind: ModelKind;
  /** why no entry can be read with it, as the rest of a sentence after its name; null when one can */
  obstacle: string | null;
}

/** Models that make vectors, not text. Source: LLM_ARCH_NAMES of llama.cpp. */
const ENCODERS = /bert|^t5encoder$|embedding|^eurobert$/;
const DIFFUSION = /^(dream|llada|llada-moe|rnd1)$/;
const EMBEDDING_TAGS = ['feature-extraction', 'sentence-similarity', 'text-ranking', 'sentence-transformers'];
const EMBEDDING_WORDS = /(^|[^a-z])(embed|embedding|embeddings|reranker|rerank)([^a-z]|$)/i;

/** Describes a file by its header. @param fileName name of the file, without folder */
export function modelProfile(header: GgufHeader, fileName: string): ModelProfile {
  return {
    title: textFact(header.facts, 'general.name') ?? fileName.replace(/\.gguf$/i, ''),
    kind: modelKind(header, fileName),
    obstacle: obstacleOf(header, fileName),
  };
}

/** Which part of a split model a file is, counted from 1, and of how many; null for a whole one. */
export function splitOf({ facts }: Pick<GgufHeader, 'facts'>): { part: number; parts: number } | null {
  const parts = numberFact(facts, 'split.count') ?? 0;
  return parts > 1 ? { part: (numberFact(facts, 'split.no') ?? 0) + 1, parts } : null;
}

function obstacleOf(header: GgufHeader, fileName: string): string | null {
  const { architecture, type, facts, tensors } = header;
  if (type === 'adapter') return 'is an adapter, not a model';
  if (type === 'mmproj' || architecture === 'clip' || /mmproj/i.test(fileName))
    return 'is the vision part of a model (mmproj), not a model';
  if (type === 'imatrix') return 'is a table for making models smaller, not a model';
  const split = splitOf(header);
  if (split !== null && split.part > 1) {
    return `is part ${split.part} of ${split.parts}; choose part 1, which stands for all`;
  }
  if (type === 'vocab' || tensors === 0) return 'holds a vocabulary only, not a model';
  if (!facts.has('tokenizer.ggml.tokens') && !facts.has('tokenizer.ggml.model')) return 'is not a language model';
  if (isEmbedding(header, fileName)) return 'makes embeddings or rankings, and answers no questions';
  if (architecture === 't5') return 'is a translation model of a kind that Kith cannot ask';
  if (DIFFUSION.test(architecture ?? '')) return 'is a diffusion model, which Kith cannot ask';
  return null;
}

function isEmbedding({ architecture, facts }: GgufHeader, fileName: string): boolean {
  if (ENCODERS.test(architecture ?? '')) return true;
  // 0 says outright that nothing is pooled.
  if ((numberFact(facts, `${architecture}.pooling_type`) ?? 0) > 0) return true;
  const tags = textsFact(facts, 'general.tags');
  if (tags.some((tag) => EMBEDDING_TAGS.includes(tag.toLowerCase()))) return true;
  return [fileName, textFact(facts, 'general.name') ?? ''].some((name) => EMBEDDING_WORDS.test(name));
}
