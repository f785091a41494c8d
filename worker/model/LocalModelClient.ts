/** A model loaded into this process: one context, one sequence, one completion at a time. */
import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { KithError } from '../../backend/errors.ts';
import type { ChatFormat } from '../../backend/model/chatFormat.ts';
import { AnswerText } from './AnswerText.ts';
import { drawnTokens, likeliestTokens } from './likeliestTokens.ts';
import { LoopGuard } from './LoopGuard.ts';
import type { Completion, CompletionOptions, CompletionRequest, ModelClient, ModelInfo } from './ModelClient.ts';
import { plainTokens, promptTokens } from './promptTokens.ts';
import { MODEL_SETTINGS } from './settings.ts';
import type { ThreadBudget } from './ThreadBudget.ts';

export interface LoadedModel {
  llama: Llama;
  model: LlamaModel;
  context: LlamaContext;
  sequence: LlamaContextSequence;
  /** how an instruct model wants to be asked; null where the library has to find it */
  chat: ChatFormat | null;
}

export class LocalModelClient implements ModelClient {
  /** settles when the completion before has left the sequence */
  #turn: Promise<unknown> = Promise.resolve();
  #disposal: Promise<void> | null = null;

  /** @param threads asked again and again: other programs come and go, also in the middle of an answer */
  constructor(
    readonly info: ModelInfo,
    private readonly loaded: LoadedModel,
    private readonly threads: ThreadBudget,
  ) {}

  complete(request: CompletionRequest, options: CompletionOptions = {}): Promise<Completion> {
    const completion = this.#turn.then(() => this.#complete(request, options));
    this.#turn = completion.catch(() => undefined);
    return completion;
  }

  async countTokens(text: string): Promise<number> {
    return plainTokens(this.loaded.model, text).length;
  }

  dispose(): Promise<void> {
    // In this order, each awaited: the library crashes otherwise when a reply has just ended.
    this.#disposal ??= this.#turn.then(async () => {
      await this.loaded.sequence.dispose();
      await this.loaded.context.dispose();
      await this.loaded.model.dispose();
      await this.loaded.llama.dispose();
    });
    return this.#disposal;
  }

  async #complete(request: CompletionRequest, { signal, onToken }: CompletionOptions): Promise<Completion> {
    signal?.throwIfAborted();
    if (this.#disposal !== null) throw new KithError('failure', 'The model has been unloaded.', 'Try again.');
    const started = performance.now();
    const { llama, model, sequence } = this.loaded;
    const { tokens, stop } = promptTokens(model, request, this.loaded.chat);
    const room = sequence.contextSize - tokens.length;
    if (tokens.length === 0 || room < 1) {
      throw new KithError(
        'failure',
        `A prompt of ${tokens.length} tokens does not fit the model.`,
        'Report this: passages should fit.',
      );
    }
    const cachedTokens = await this.#evaluatePrompt(tokens, signal);

    const answer = new AnswerText<Token>((some, before) => model.detokenize(some, false, before), stop);
    const guard = request.loops === undefined ? null : new LoopGuard(request.loops);
    const maxTokens = Math.min(request.maxTokens, room);
    let generatedTokens = 0;
    let ended: Completion['ended'] = 'eos';
    const rest = tokens.slice(sequence.nextTokenIndex);
    const written =
      request.sampling === 'greedy' ? likeliestTokens(model, sequence, rest) : drawnTokens(sequence, rest);
    for await (const { token, probability } of written) {
      signal?.throwIfAborted();
      generatedTokens += 1;
      if (generatedTokens % MODEL_SETTINGS.threadsTokens === 0) llama.maxThreads = this.threads.next();
      onToken?.(generatedTokens);
      if (answer.add(token, probability)) ended = 'stop';
      else if (guard?.isLooping(answer.text) === true) ended = 'loop';
      else if (generatedTokens >= maxTokens) ended = 'limit';
      if (ended !== 'eos') break;
    }
    return {
      ...answer.finish(),
      ended,
      promptTokens: tokens.length,
      cachedTokens,
      generatedTokens,
      milliseconds: performance.now() - started,
    };
  }

  /** Reads the prompt up to its last few tokens, looking at the signal now and then. Returns how many were there already. */
  async #evaluatePrompt(tokens: Token[], signal: AbortSignal | undefined): Promise<number> {
    const { llama, sequence } = this.loaded;
    const step = MODEL_SETTINGS.prefillTokens;
    // The last token is always evaluated: its result is the first token of the answer. Shifting would change answers.
    await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
    const cached = sequence.nextTokenIndex;
    llama.maxThreads = this.threads.next();
    for (let start = cached; tokens.length - start > step; start += step) {
      await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(start, start + step));
      llama.maxThreads = this.threads.next();
      signal?.throwIfAborted();
    }
    return cached;
  }
}
