/** A model client in memory that answers from a script. A token is a word or a line break. */
import type { Completion, CompletionRequest, ModelClient, ModelInfo } from '../../worker/model/ModelClient.ts';

export interface ScriptedModel extends ModelClient {
  /** what was asked, in order */
  readonly requests: CompletionRequest[];
  disposed: boolean;
}

const TOKEN = /\n|[^\S\n]*\S+[^\S\n]*/g;

/**
 * @param script answers by request, or an answer for every request
 * @param info what the client says of itself; a base model unless told otherwise
 */
export function scriptedModel(
  script: string | ((request: CompletionRequest) => string),
  info: Partial<ModelInfo> = {},
): ScriptedModel {
  const requests: CompletionRequest[] = [];
  return {
    info: { name: 'scripted', kind: 'base', adapter: null, contextSize: 4096, device: 'cpu', ...info },
    requests,
    disposed: false,
    async complete(request, { signal, onToken } = {}) {
      signal?.throwIfAborted();
      requests.push(request);
      const full = typeof script === 'string' ? script : script(request);
      const completion = cut(full, request);
      for (let token = 1; token <= completion.generatedTokens; token += 1) {
        onToken?.(token);
        signal?.throwIfAborted();
      }
      return completion;
    },
    async countTokens(text) {
      return tokens(text).length;
    },
    async dispose() {
      this.disposed = true;
    },
  };
}

/** What a real model's client would return of this text: up to the first stop text, or the token limit. */
function cut(full: string, { prompt, stop, maxTokens }: CompletionRequest): Completion {
  const ends = stop.map((text) => full.indexOf(text)).filter((index) => index >= 0);
  const stopped = ends.length > 0 ? full.slice(0, Math.min(...ends)) : full;
  const generated = tokens(stopped);
  const limited = generated.length > maxTokens;
  return {
    text: limited ? generated.slice(0, maxTokens).join('') : stopped,
    ended: limited ? 'limit' : ends.length > 0 ? 'stop' : 'eos',
    promptTokens: tokens(prompt.join('')).length,
    cachedTokens: 0,
    generatedTokens: Math.min(generated.length, maxTokens),
    milliseconds: 1,
  };
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
