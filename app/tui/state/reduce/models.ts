/** Choosing and fetching a language model. */
import { createBuffer } from '../../editor/buffer.ts';
import type { ModelsAction } from '../Action.ts';
import type { Models } from '../State.ts';

export function reduceModels(models: Models, action: ModelsAction): Models {
  switch (action.type) {
    case 'modelsOffered':
      return { ...models, offered: true };
    case 'pathTyping':
      return { ...models, path: action.typing ? createBuffer() : null, failure: null };
    case 'downloadBegan': {
      const { name, title, total } = action;
      return { ...models, failure: null, download: { name, title, done: 0, total, what: '' } };
    }
    case 'downloadMoved':
      return models.download === null ? models : { ...models, download: { ...models.download, ...action.progress } };
    case 'downloadEnded':
      return { ...models, download: null, wanted: models.wanted + 1 };
    case 'modelFailed':
      return { ...models, download: null, failure: { message: action.message, nextStep: action.nextStep } };
  }
}
