/** A model client that loads its model when it is first needed: where every answer is known already, never. */
import { basename } from 'node:path';
import { createModelClient } from '../../worker/model/createModelClient.ts';
import { MODEL_SETTINGS } from '../../worker/model/settings.ts';
import type { ModelClient, ModelSpecification } from '../../worker/model/ModelClient.ts';

/** @param onLoaded told the loaded model, before it is asked */
export function lazyClient(specification: ModelSpecification, onLoaded: (client: ModelClient) => void): ModelClient {
  const { name, kind, adapter } = specification;
  let loading: Promise<ModelClient> | null = null;
  const loaded = () =>
    (loading ??= createModelClient(specification).then((client) => {
      onLoaded(client);
      return client;
    }));
  return {
    info: {
      name,
      kind,
      adapter: adapter === null ? null : basename(adapter),
      contextSize: MODEL_SETTINGS.contextSizes[0],
      device: 'cpu',
    },
    complete: async (request, options) => (await loaded()).complete(request, options),
    countTokens: async (text) => (await loaded()).countTokens(text),
    dispose: async () => (await loading)?.dispose(),
  };
}
