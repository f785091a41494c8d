/** From what a person typed to the model they mean: a catalogue name, a path, or one that was found on this machine. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { NotFoundError } from '../errors.ts';
import type { Environment } from '../paths.ts';
import { findModel } from './catalogue.ts';
import { findModels } from './findModels.ts';
import { modelReference } from './library.ts';

/**
 * What to store for it. Other programs' folders are looked through only for a name that is neither known nor a file.
 * Throws NotFoundError for anything else.
 */
export async function chooseModel(chosen: string, environment: Environment, cache: string): Promise<string> {
  if (findModel(chosen) !== null) return chosen;
  const path = resolve(chosen);
  if ((await stat(path).catch(() => null))?.isFile() === true) return path;
  const { models } = await findModels(environment, cache);
  const wanted = chosen.toLowerCase();
  const found = models.find(({ name }) => name.toLowerCase() === wanted);
  if (found !== undefined) return found.path;
  try {
    return modelReference(chosen);
  } catch (error) {
    if (!(error instanceof NotFoundError) || models.length === 0) throw error;
    throw new NotFoundError(error.message, `See which there are: kith model list`);
  }
}
