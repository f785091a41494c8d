/** Decides how large a context a model gets: as large as is of use, smaller where memory is short. Pure. */
import { ModelUnavailableError } from '../../backend/errors.ts';
import { numberFact, type GgufHeader } from '../../backend/model/ggufHeader.ts';
import { modelMemory } from '../../backend/model/modelMemory.ts';
import { MODEL_SETTINGS } from './settings.ts';

/**
 * Tokens of context. What the model was made for is never exceeded.
 * @param name how the model is called
 * @param weights bytes of the model's file, with all its parts
 * @param free bytes of memory that can be had, or null where nobody knows
 * Throws ModelUnavailableError when even the smallest context that an entry fits into takes more.
 */
export function planContext(
  name: string,
  header: Pick<GgufHeader, 'architecture' | 'facts'>,
  weights: number,
  free: number | null,
): number {
  const trained = numberFact(header.facts, `${header.architecture}.context_length`) ?? Infinity;
  const sizes = [...new Set(MODEL_SETTINGS.contextSizes.map((size) => Math.min(size, trained)))];
  const fitting = sizes.find((size) => free === null || modelMemory(header, weights, size) <= free);
  if (fitting !== undefined) return fitting;
  const needed = modelMemory(header, weights, Math.min(...sizes));
  throw new ModelUnavailableError(
    `${name} needs about ${gigabytes(needed)} of memory, and ${gigabytes(free ?? 0)} are free.`,
    'Close other programs, and it goes on by itself; or choose a smaller model: kith model list',
  );
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
