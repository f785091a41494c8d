/** A model client that remembers its answers, so that those that could not be read are counted as well. */
import type { Completion, ModelClient } from '../../worker/model/ModelClient.ts';

export interface WatchedClient {
  client: ModelClient;
  completions: Completion[];
}

export function watchedClient(client: ModelClient): WatchedClient {
  const completions: Completion[] = [];
  return {
    completions,
    client: {
      info: client.info,
      countTokens: (text) => client.countTokens(text),
      dispose: () => client.dispose(),
      complete: async (request, options) => {
        const completion = await client.complete(request, options);
        completions.push(completion);
        return completion;
      },
    },
  };
}
