/**
 * How an instruct model wants a question put: which marks stand around rules, question and answer. Found from the chat
 * template its file carries, else from what it says it is. Pure. The model library has chat formats, too, but they leave
 * thinking on where a template differs by a word from the one it knows.
 */
import { textFact, type GgufHeader } from './ggufHeader.ts';

/** A piece of a prompt. Marks are read as the model's special tokens; text never is, whatever stands in it. */
export type ChatPiece = { mark: string } | { text: string };

export interface ChatFormat {
  name: ChatFormatName;
  /** the whole prompt, up to where the answer begins */
  pieces: (rules: string, question: readonly string[]) => ChatPiece[];
  /** what ends an answer, should the file not say so of its tokens */
  end: string;
}

export type ChatFormatName =
  'chatml' | 'phi-4' | 'gemma' | 'llama-3' | 'llama-2' | 'mistral' | 'mistral-7' | 'phi-3' | 'granite';

/** Tells a model that thinks that it has done so already. */
const NO_THOUGHTS = '<think>\n\n</think>\n\n';

type Wrap = (rules: string, question: ChatPiece[]) => ChatPiece[];

/** The format of a model, or null for one we do not know. @param fileName name of the file, without folder */
export function chatFormat(
  header: Pick<GgufHeader, 'facts' | 'architecture' | 'chatTemplate'>,
  fileName: string,
): ChatFormat | null {
  const { chatTemplate } = header;
  const name = chatTemplate === null ? nameByMaker(header, fileName) : nameByTemplate(chatTemplate);
  if (name === null) return null;
  const { end, wrap } = FORMATS[name](chatTemplate ?? '');
  const pieces: ChatFormat['pieces'] = (rules, question) =>
    wrap(
      rules,
      question.map((text) => ({ text })),
    );
  return { name, pieces, end };
}

function nameByTemplate(template: string): ChatFormatName | null {
  const has = (mark: string): boolean => template.includes(mark);
  if (has('<|im_start|>')) return has('<|im_sep|>') ? 'phi-4' : 'chatml';
  if (has('<start_of_turn>')) return 'gemma';
  if (has('<|start_header_id|>') && has('<|eot_id|>')) return 'llama-3';
  if (has('<|start_of_role|>')) return 'granite';
  if (has('[INST]')) return has('<<SYS>>') ? 'llama-2' : has('[SYSTEM_PROMPT]') ? 'mistral-7' : 'mistral';
  if (has('<|end|>') && has('<|assistant|>')) return 'phi-3';
  return null;
}

/** For files without a template: by the names and the architecture they state. */
function nameByMaker({ facts, architecture }: Pick<GgufHeader, 'facts' | 'architecture'>, fileName: string) {
  const names = `${textFact(facts, 'general.name') ?? ''} ${textFact(facts, 'general.basename') ?? ''} ${fileName}`;
  return NAMES.find(([pattern]) => pattern.test(names))?.[1] ?? ARCHITECTURES[architecture ?? ''] ?? null;
}

const NAMES: readonly [RegExp, ChatFormatName][] = [
  [/chatml|hermes|dolphin|qwen|smollm|lfm2/i, 'chatml'],
  [/llama[- ]?3/i, 'llama-3'],
  [/llama[- ]?2/i, 'llama-2'],
  [/mi[sx]tral/i, 'mistral'],
  [/phi[- ]?(3|4[- ]mini)/i, 'phi-3'],
  [/granite/i, 'granite'],
];
const ARCHITECTURES: Readonly<Record<string, ChatFormatName>> = {
  gemma: 'gemma',
  gemma2: 'gemma',
  gemma3: 'gemma',
  gemma3n: 'gemma',
  qwen2: 'chatml',
  qwen3: 'chatml',
  smollm3: 'chatml',
  lfm2: 'chatml',
  phi3: 'phi-3',
  granite: 'granite',
  granitehybrid: 'granite',
};

const FORMATS: Readonly<Record<ChatFormatName, (template: string) => { end: string; wrap: Wrap }>> = {
  chatml: (template) => ({
    end: '<|im_end|>',
    wrap: (rules, question) => [
      { mark: '<|im_start|>system\n' },
      { text: withoutThinking(rules, template) },
      { mark: '<|im_end|>\n<|im_start|>user\n' },
      ...question,
      { mark: `<|im_end|>\n<|im_start|>assistant\n${canThink(template) ? NO_THOUGHTS : ''}` },
    ],
  }),
  'phi-4': () => ({
    end: '<|im_end|>',
    wrap: (rules, question) => [
      { mark: '<|im_start|>system<|im_sep|>' },
      { text: rules },
      { mark: '<|im_end|><|im_start|>user<|im_sep|>' },
      ...question,
      { mark: '<|im_end|><|im_start|>assistant<|im_sep|>' },
    ],
  }),
  // It knows no system turn.
  gemma: () => ({
    end: '<end_of_turn>',
    wrap: (rules, question) => [
      { mark: '<start_of_turn>user\n' },
      { text: `${rules}\n\n` },
      ...question,
      { mark: '<end_of_turn>\n<start_of_turn>model\n' },
    ],
  }),
  'llama-3': () => ({
    end: '<|eot_id|>',
    wrap: (rules, question) => [
      { mark: '<|start_header_id|>system<|end_header_id|>\n\n' },
      { text: rules },
      { mark: '<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n' },
      ...question,
      { mark: '<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n' },
    ],
  }),
  'llama-2': () => ({
    end: '</s>',
    wrap: (rules, question) => [
      { mark: '[INST] ' },
      { text: `<<SYS>>\n${rules}\n<</SYS>>\n\n` },
      ...question,
      { mark: ' [/INST]' },
    ],
  }),
  mistral: (template) => {
    const space = template.includes('[INST] ') ? ' ' : '';
    return {
      end: '</s>',
      wrap: (rules, question) => [
        { mark: `[INST]${space}` },
        { text: `${rules}\n\n` },
        ...question,
        { mark: `${space}[/INST]` },
      ],
    };
  },
  'mistral-7': () => ({
    end: '</s>',
    wrap: (rules, question) => [
      { mark: '[SYSTEM_PROMPT]' },
      { text: rules },
      { mark: '[/SYSTEM_PROMPT][INST]' },
      ...question,
      { mark: '[/INST]' },
    ],
  }),
  'phi-3': (template) => {
    // Phi 3 begins a line after each role, Phi 4 mini does not.
    const line = /<\|(user|assistant)\|>(\\n|\n)/.test(template) ? '\n' : '';
    return {
      end: '<|end|>',
      wrap: (rules, question) => [
        { mark: `<|system|>${line}` },
        { text: rules },
        { mark: `<|end|>${line}<|user|>${line}` },
        ...question,
        { mark: `<|end|>${line}<|assistant|>${line}` },
      ],
    };
  },
  granite: () => ({
    end: '<|end_of_text|>',
    wrap: (rules, question) => [
      { mark: '<|start_of_role|>system<|end_of_role|>' },
      { text: rules },
      { mark: '<|end_of_text|>\n<|start_of_role|>user<|end_of_role|>' },
      ...question,
      { mark: '<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>' },
    ],
  }),
};

/** Whether it thinks before it answers, by choice or always. */
function canThink(template: string): boolean {
  return template.includes('<think>') && /enable_thinking|no_think|assistant\\n<think>/.test(template);
}

/** SmolLM3 is told in its rules, too, and was taught with this heading. */
function withoutThinking(rules: string, template: string): string {
  if (!template.includes('Reasoning Mode')) return rules;
  return `## Metadata\n\nReasoning Mode: /no_think\n\n## Custom Instructions\n\n${rules}\n\n`;
}
