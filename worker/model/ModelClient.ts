/** One loaded language model, wherever it lives: in this process (tools) or in the model host (worker). */
import type { LoopKind } from './LoopGuard.ts';

export interface CompletionRequest {
  /**
   * Text pieces of the prompt. Each is tokenised by itself, so that a piece boundary is also a token boundary, as in
   * training. What the model's context already holds of them is not evaluated again.
   */
  prompt: string[];
  /** For an instruct model: wrap the prompt as the user's turn of its chat template, thinking off. */
  chat?: { system: string };
  /** Generation ends before the first of these. */
  stop: string[];
  /** Generation ends, too, when the answer goes round in circles; left out, it may. */
  loops?: LoopKind;
  maxTokens: number;
  sampling: 'greedy' | 'free';
}

/** A token of an answer. */
export interface AnswerToken {
  /** where its text ends in that of the answer, in UTF-16 units; it begins where the one before ends */
  end: number;
  /** how likely the model held it to be, 0 to 1 */
  probability: number;
}

export interface Completion {
  text: string;
  /** what the text is made of, where the likeliest was taken each time; missing elsewhere */
  tokens?: AnswerToken[];
  /** why it ended: the model said so, a stop text, it went round in circles, or the token limit */
  ended: 'eos' | 'stop' | 'loop' | 'limit';
  promptTokens: number;
  /** prompt tokens that were still in the context and cost nothing */
  cachedTokens: number;
  generatedTokens: number;
  milliseconds: number;
}

export interface CompletionOptions {
  /** aborts within one token; the promise rejects with the signal's reason */
  signal?: AbortSignal;
  /** called with the number of tokens generated so far */
  onToken?: (generated: number) => void;
}

export interface ModelInfo {
  /** catalogue name, or file name */
  name: string;
  kind: 'base' | 'instruct';
  /** file name of the loaded adapter, or null; it decides which prompt is used */
  adapter: string | null;
  /** tokens */
  contextSize: number;
  /** where the layers run */
  device: 'cpu' | 'gpu';
}

export interface ModelClient {
  readonly info: ModelInfo;
  complete(request: CompletionRequest, options?: CompletionOptions): Promise<Completion>;
  /** Number of tokens of a text, without special tokens. */
  countTokens(text: string): Promise<number>;
  dispose(): Promise<void>;
}

/** Everything needed to load a model; the same for the host and for tools. */
export interface ModelSpecification {
  name: string;
  kind: 'base' | 'instruct';
  /** absolute path of the GGUF file */
  path: string;
  /** absolute path of the adapter GGUF, or null */
  adapter: string | null;
  /** another after every change of the file; left out where nobody watches it */
  fingerprint?: string;
}
