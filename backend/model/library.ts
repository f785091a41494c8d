/** The models on this machine: from a name or a path to the files to load, and which model fits the machine. */
import { stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { ModelUnavailableError, NotFoundError } from '../errors.ts';
import { cachePaths } from '../paths.ts';
import { BEST_MODEL, BEST_MODEL_RAM, CATALOGUE, findModel, STARTER, type CatalogueModel } from './catalogue.ts';
import { checkGguf } from './gguf.ts';
import { adapterPath } from '../packageFiles.ts';

/** Everything needed to load a model. */
export interface LocatedModel {
  /** catalogue name, or file name */
  name: string;
  kind: 'base' | 'instruct';
  /** absolute path of the GGUF file */
  path: string;
  /** absolute path of the adapter, or null */
  adapter: string | null;
}

export interface ListedModel {
  model: CatalogueModel;
  path: string;
  present: boolean;
}

/** Where a catalogue model lies once it was fetched. */
export function modelPath(cache: string, model: CatalogueModel): string {
  return join(cachePaths(cache).models, model.file);
}

/** Whether it was fetched. Its size is compared, since it gets its name only after its checksum. */
export async function isModelPresent(cache: string, model: CatalogueModel): Promise<boolean> {
  const status = await stat(modelPath(cache, model)).catch(() => null);
  return status !== null && status.isFile() && status.size === model.bytes;
}

/** The catalogue, with what of it is here. */
export async function listModels(cache: string): Promise<ListedModel[]> {
  return Promise.all(
    CATALOGUE.map(async (model) => ({
      model,
      path: modelPath(cache, model),
      present: await isModelPresent(cache, model),
    })),
  );
}

/**
 * What to store for a model a person chose: a catalogue name as it is, a path made absolute.
 * Throws NotFoundError for a name that is neither.
 */
export function modelReference(chosen: string): string {
  if (findModel(chosen) !== null) return chosen;
  if (looksLikePath(chosen)) return resolve(chosen);
  throw new NotFoundError(
    `There is no model named ${chosen}.`,
    `Use one of ${CATALOGUE.map(({ name }) => name).join(', ')}, or the path of a .gguf file.`,
  );
}

/**
 * The files of a model, checked without loading them.
 * @param reference catalogue name or path, as the settings keep it
 * Throws NotFoundError for an unknown name, ModelUnavailableError when it is not here or not whole.
 */
export async function locateModel(reference: string, cache: string): Promise<LocatedModel> {
  const model = findModel(modelReference(reference));
  if (model === null) return locateFile(resolve(reference));
  if (!(await isModelPresent(cache, model))) {
    throw new ModelUnavailableError(
      `The model ${model.name} is not on this machine.`,
      `Fetch it: kith model pull ${model.name}`,
    );
  }
  const path = modelPath(cache, model);
  await checkGguf(path);
  return filesOf(model, path);
}

/** The catalogue model that suits this machine: the best with 8 GB of memory or more if the hub answers, else the starter. */
export function recommendModel(memoryBytes: number, hubReachable: boolean): CatalogueModel {
  const best = findModel(BEST_MODEL);
  return best !== null && hubReachable && memoryBytes >= BEST_MODEL_RAM ? best : STARTER;
}

/** Memory this process may use: that of the machine, or less where a container limits it. In bytes. */
export function machineMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

function filesOf(model: CatalogueModel, path: string): LocatedModel {
  const adapter = model.adapter === null ? null : adapterPath(model.adapter);
  return { name: model.name, kind: model.kind, path, adapter };
}

async function locateFile(path: string): Promise<LocatedModel> {
  const header = await checkGguf(path);
  if (header.type === 'adapter') {
    throw new ModelUnavailableError(`${basename(path)} is an adapter, not a model.`, 'Choose a model: kith model list');
  }
  const known = CATALOGUE.find(({ file }) => file === basename(path));
  if (known !== undefined && (await stat(path)).size === known.bytes) return filesOf(known, path);
  return { name: basename(path), kind: header.hasChatTemplate ? 'instruct' : 'base', path, adapter: null };
}

function looksLikePath(text: string): boolean {
  return isAbsolute(text) || text.includes('/') || text.endsWith('.gguf');
}
