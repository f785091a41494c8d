/** Says why a model did not load, as an error a person can act on. */
import { basename } from 'node:path';
import { InsufficientMemoryError } from 'node-llama-cpp';
import { KithError, ModelUnavailableError } from '../../backend/errors.ts';

const CHOOSE = 'Choose another model: kith model list';

/**
 * @param path absolute path of the model that did not load, already checked to be a whole GGUF file
 * @param cause what the library threw; an error of ours is returned as it is
 * @param architecture what its header says that it is
 */
export function explainLoadFailure(path: string, cause: unknown, architecture: string | null = null): KithError {
  if (cause instanceof KithError) return cause;
  const name = basename(path);
  if (cause instanceof InsufficientMemoryError) {
    return new ModelUnavailableError(`There is not enough free memory for ${name}.`, CHOOSE, { cause });
  }
  const kind = architecture === null ? '' : ` (${architecture.slice(0, 40)})`;
  return new ModelUnavailableError(
    `The model library cannot load ${name}${kind}.`,
    `It may be of a kind newer than this Kith. ${CHOOSE}`,
    { cause },
  );
}

/** The same for an adapter, which must have been trained on this very kind of model. */
export function explainAdapterFailure(path: string, adapter: string, cause: unknown): KithError {
  if (!(cause instanceof Error) || !/lora/i.test(cause.message)) return explainLoadFailure(path, cause);
  return new ModelUnavailableError(`The adapter ${basename(adapter)} does not fit ${basename(path)}.`, CHOOSE, {
    cause,
  });
}
