/** Turns a completion request into the tokens to evaluate, and the texts at which the answer ends. */
import { resolveChatWrapper, type LlamaModel, type Token } from 'node-llama-cpp';
import type { ChatFormat } from '../../backend/model/chatFormat.ts';
import type { CompletionRequest } from './ModelClient.ts';

export interface PromptTokens {
  tokens: Token[];
  stop: string[];
}

/**
 * Plain prompts: the begin token, then each piece by itself. Chat prompts: the pieces as the user's turn of the model's
 * own format, thinking off. Text of a prompt is never read as a special token.
 * @param format null where the model library has to find it
 */
export function promptTokens(
  model: LlamaModel,
  request: CompletionRequest,
  format: ChatFormat | null = null,
): PromptTokens {
  const { chat, prompt, stop } = request;
  if (chat === undefined)
    return {
      tokens: begun(
        model,
        prompt.flatMap((piece) => plainTokens(model, piece)),
      ),
      stop,
    };
  if (format === null) return libraryTokens(model, chat.system, request);
  const pieces = format.pieces(chat.system, prompt).flatMap((piece) => {
    return 'mark' in piece ? [...model.tokenize(piece.mark, true)] : plainTokens(model, piece.text);
  });
  return { tokens: begun(model, pieces), stop: [...stop, format.end] };
}

/** With the begin token, for models that were taught with one. */
function begun(model: LlamaModel, tokens: Token[]): Token[] {
  const { bos, shouldPrependBosToken } = model.tokens;
  return bos !== null && shouldPrependBosToken ? [bos, ...tokens] : tokens;
}

/** Tokens of a text by itself, without special tokens or an added leading space. */
export function plainTokens(model: LlamaModel, text: string): Token[] {
  return text === '' ? [] : model.tokenize(text, false, 'trimLeadingSpace');
}

/** By the library's own chat formats, for models whose format we do not know. */
function libraryTokens(model: LlamaModel, system: string, request: CompletionRequest): PromptTokens {
  const wrapper = resolveChatWrapper(model, {
    warningLogs: false,
    customWrapperSettings: { qwen: { thoughts: 'discourage' } },
  });
  const { contextText, stopGenerationTriggers } = wrapper.generateContextState({
    chatHistory: [
      ...wrapper.generateInitialChatHistory({ systemPrompt: system }),
      { type: 'user', text: request.prompt.join('') },
      { type: 'model', response: [''] },
    ],
  });
  // Triggers made of special tokens end the evaluation by themselves.
  const texts = stopGenerationTriggers
    .map((trigger) => trigger.values)
    .filter((values) => values.length > 0 && values.every((value) => typeof value === 'string'))
    .map((values) => values.join(''));
  return { tokens: contextText.tokenize(model.tokenizer), stop: [...request.stop, ...texts] };
}
