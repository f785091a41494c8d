/** How much memory a model takes while it reads, and whether a machine has it. Pure. */
import { numberFact, type GgufHeader } from './ggufHeader.ts';

/** What the library takes beside weights and context, in bytes: buffers, vocabulary, the program itself. */
const OVERHEAD = 0.3e9;
/** Bytes of a number in the key/value cache: 16-bit floats. */
const CACHE_NUMBER = 2;
/** What system and other programs need at least, in bytes. */
const OTHERS = 0.5e9;
/** Above this share of the machine's memory a model leaves little for other programs. */
const TIGHT_SHARE = 0.6;

/** Memory for each token of context, in bytes; 0 where the file does not say enough to tell. */
export function contextBytes({ architecture, facts }: Pick<GgufHeader, 'architecture' | 'facts'>): number {
  const fact = (key: string): number | null => numberFact(facts, `${architecture}.${key}`);
  const heads = fact('attention.head_count') ?? 0;
  const headSize = heads === 0 ? 0 : (fact('embedding_length') ?? 0) / heads;
  const keys = fact('attention.key_length') ?? headSize;
  const values = fact('attention.value_length') ?? headSize;
  const layers = fact('block_count') ?? 0;
  return layers * (fact('attention.head_count_kv') ?? heads) * (keys + values) * CACHE_NUMBER;
}

/**
 * Memory a model takes, in bytes.
 * @param weights bytes of its file, of all its parts
 * @param contextTokens size of the context it is used with
 */
export function modelMemory(
  header: Pick<GgufHeader, 'architecture' | 'facts'>,
  weights: number,
  contextTokens: number,
): number {
  return weights + contextBytes(header) * contextTokens + OVERHEAD;
}

/** `tight`: it runs, but other programs will feel it. */
export type MemoryFit = 'comfortable' | 'tight' | 'too_big';

/** How well a model suits a machine. @param needed bytes it takes @param machine bytes of the machine's memory */
export function memoryFit(needed: number, machine: number): MemoryFit {
  if (needed + OTHERS > machine) return 'too_big';
  return needed > machine * TIGHT_SHARE ? 'tight' : 'comfortable';
}
