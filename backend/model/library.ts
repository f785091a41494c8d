/** The models on this machine: from a name or a path to the files to load, and which model fits the machine. */
import { stat } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { ModelUnavailableError, NotFoundError } from '../errors.ts';
import { cachePaths, stagingFolder } from '../paths.ts';
import { sizeOfFolder } from '../supply/folderSize.ts';
import { BEST_MODEL, BEST_MODEL_RAM, CATALOGUE, findModel, STARTER, type CatalogueModel } from './catalogue.ts';
import { checkGguf, type CheckedGguf } from './gguf.ts';
import type { ModelKind } from './modelKind.ts';
import { modelProfile } from './modelProfile.ts';
import { requireAllParts } from './splitParts.ts';
import { adapterPath } from '../packageFiles.ts';

/** Everything needed to load a model. */
export interface LocatedModel {
  /** catalogue name, or file name; its title where the file is named by its digest */
  name: string;
  kind: ModelKind;
  /** absolute path of the GGUF file */
  path: string;
  /** absolute path of the adapter, or null */
  adapter: string | null;
  /** another after every change of the file, so that a loaded model is not taken for a file that replaced it */
  fingerprint: string;
}

export interface ListedModel {
  model: CatalogueModel;
  path: string;
  present: boolean;
  /** bytes of a download that was cut off and goes on from there */
  fetchedBytes: number;
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
      fetchedBytes: await sizeOfFolder(stagingFolder(cache, model.name)),
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
  return filesOf(model, path, await checkGguf(path));
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

/** The catalogue model that a file holds, wherever it lies and however it is called there; null for any other. */
export function catalogueModelOf(fileName: string, file: CheckedGguf): CatalogueModel | null {
  const { kind } = modelProfile(file, fileName);
  const same = CATALOGUE.filter(({ bytes }) => bytes === file.bytes);
  const named = same.find((model) => model.file === fileName);
  return named ?? same.find((model) => model.architecture === file.architecture && model.kind === kind) ?? null;
}

function filesOf(model: CatalogueModel, path: string, { fingerprint }: CheckedGguf): LocatedModel {
  const adapter = model.adapter === null ? null : adapterPath(model.adapter);
  return { name: model.name, kind: model.kind, path, adapter, fingerprint };
}

async function locateFile(path: string): Promise<LocatedModel> {
  const file = await checkGguf(path);
  const fileName = basename(path);
  const { title, kind, obstacle } = modelProfile(file, fileName);
  if (obstacle !== null) {
    throw new ModelUnavailableError(`${fileName} ${obstacle}.`, 'Choose a model: kith model list');
  }
  await requireAllParts(path, file);
  const model = catalogueModelOf(fileName, file);
  if (model !== null) return filesOf(model, path, file);
  return { name: nameOf(fileName, title), kind, path, adapter: null, fingerprint: file.fingerprint };
}

/** Caches that name files by their content have names that tell nobody anything. */
function nameOf(fileName: string, title: string): string {
  return /^(sha256[-:])?[0-9a-f]{40,}$/.test(fileName) ? title : fileName;
}

function looksLikePath(text: string): boolean {
  return isAbsolute(text) || text.includes('/') || text.endsWith('.gguf');
}
