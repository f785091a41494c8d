/** Tells a GGUF file from a missing or foreign one before native code sees it, and says why a load failed. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { InsufficientMemoryError, readGgufFileInfo } from 'node-llama-cpp';
import { KithError, ModelUnavailableError } from '../../backend/errors.ts';

const CHOOSE = 'Choose another model: kith model use NAME';
const FETCH = 'Fetch it again: kith model pull NAME, or choose another: kith model use NAME';

/**
 * Checks that a file exists and begins as a GGUF file does.
 * @param path absolute path of a model or adapter
 * @throws ModelUnavailableError with the reason
 */
export async function checkModelFile(path: string): Promise<void> {
  let magic: string;
  try {
    magic = await readMagic(path);
  } catch (cause) {
    throw new ModelUnavailableError(`The model file ${path} cannot be read.`, FETCH, { cause });
  }
  if (magic !== 'GGUF') throw new ModelUnavailableError(`${basename(path)} is not a GGUF model file.`, CHOOSE);
}

/**
 * Why loading a model failed, as an error a person can act on.
 * @param path absolute path of the model that did not load
 * @param cause what the library threw
 */
export async function explainLoadFailure(path: string, cause: unknown): Promise<KithError> {
  if (cause instanceof KithError) return cause;
  const name = basename(path);
  if (cause instanceof InsufficientMemoryError) {
    return new ModelUnavailableError(
      `There is not enough free memory for ${name}.`,
      'Choose a smaller model: kith model list',
      {
        cause,
      },
    );
  }
  if (await isCutOff(path)) return new ModelUnavailableError(`${name} is cut off or damaged.`, FETCH, { cause });
  return new ModelUnavailableError(`${name} cannot be loaded as a model.`, CHOOSE, { cause });
}

async function readMagic(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A whole file reaches past the start of the last tensor in its own table of contents. */
async function isCutOff(path: string): Promise<boolean> {
  try {
    const info = await readGgufFileInfo(path, {
      sourceType: 'filesystem',
      logWarnings: false,
      spliceSplitFiles: false,
    });
    const lastStart = Math.max(0, ...(info.tensorInfo ?? []).map((tensor) => Number(tensor.fileOffset)));
    return (await stat(path)).size <= lastStart;
  } catch {
    return true;
  }
}
