/** A model client in memory that answers from a script. A token is a word or a line break. */
import { LoopGuard } from '../../worker/model/LoopGuard.ts';
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

/** What a real model's client would return of this text: up to the first stop text, a loop, or the token limit. */
function cut(full: string, { prompt, stop, maxTokens, loops }: CompletionRequest): Completion {
  const ends = stop.map((text) => full.indexOf(text)).filter((index) => index >= 0);
  const stopped = ends.length > 0 ? full.slice(0, Math.min(...ends)) : full;
  const guard = loops === undefined ? null : new LoopGuard(loops);
  let ended: Completion['ended'] = ends.length > 0 ? 'stop' : 'eos';
  let text = '';
  let generatedTokens = 0;
  for (const token of tokens(stopped)) {
    text += token;
    generatedTokens += 1;
    if (guard?.isLooping(text) === true) ended = 'loop';
    else if (generatedTokens >= maxTokens) ended = 'limit';
    if (ended === 'loop' || ended === 'limit') break;
  }
  const promptTokens = tokens(prompt.join('')).length;
  const isWhole = ended === 'eos' || ended === 'stop';
  return { text: isWhole ? stopped : text, ended, promptTokens, cachedTokens: 0, generatedTokens, milliseconds: 1 };
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}
