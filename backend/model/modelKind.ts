/** Tells a model that continues text (base) from one that answers (instruct), by what its file says of itself. Pure. */
import { textFact, textsFact, type GgufHeader } from './ggufHeader.ts';

export type ModelKind = 'base' | 'instruct';

/** Words that makers put into names; compared with whole words in lower case. */
const BASE_WORDS = ['base', 'pt', 'pretrain', 'pretrained', 'foundation'];
const INSTRUCT_WORDS = [
  ...['instruct', 'instruction', 'it', 'chat', 'assistant', 'thinking', 'reasoning', 'reasoner', 'tuned', 'extract'],
  ...['sft', 'dpo', 'orpo', 'rlhf', 'hermes', 'zephyr', 'dolphin', 'vicuna', 'openchat', 'orca', 'distill'],
];

/**
 * Families whose plain name, as in "Qwen2.5 0.5B", is the base model, although its file carries a chat template. In
 * others, such as Qwen3, SmolLM3, LFM2 and Granite 4, the plain name answers, and the base model says so.
 */
const PLAIN_IS_BASE =
  /^(meta )?(code ?)?llama ?\d|^mi[sx]tral|^ministral|^gemma|^qwen ?(1|2)?( 5)?( |$)|^smollm ?2?( |$)|^olmo|^falcon|^tinyllama|^stablelm|^yi |^pythia|^gpt|^bloom|^opt |^mpt|^phi ?[12]( |$)/;

/**
 * How a model wants to be asked. Its own statement of how it was tuned counts first, then its names, then what it was
 * made from. A chat template alone is no proof: many base models carry that of their sibling.
 * @param fileName name of the file, without folder
 */
export function modelKind(header: Pick<GgufHeader, 'facts' | 'chatTemplate'>, fileName: string): ModelKind {
  const { facts, chatTemplate } = header;
  const names = [textFact(facts, 'general.name'), textFact(facts, 'general.basename'), fileName.replace(/\.gguf$/i, '')]
    .filter((name) => name !== null)
    .map(spread);
  for (const said of [textFact(facts, 'general.finetune') ?? '', ...names]) {
    const kind = kindInWords(words(said));
    if (kind !== null) return kind;
  }
  if (chatTemplate === null) return 'base';
  const tags = textsFact(facts, 'general.tags').map((tag) => tag.toLowerCase());
  if (tags.includes('conversational') || tags.includes('chat') || comesFromBase(facts)) return 'instruct';
  return PLAIN_IS_BASE.test(names[0] ?? '') ? 'base' : 'instruct';
}

/** Both kinds of words, as in "Base-Instruct", name what was made last: the instruct model. */
function kindInWords(said: string[]): ModelKind | null {
  if (said.some((word) => INSTRUCT_WORDS.includes(word))) return 'instruct';
  return said.some((word) => BASE_WORDS.includes(word)) ? 'base' : null;
}

/** Whether it was made from a model that is called a base model, and so is none itself. */
function comesFromBase(facts: GgufHeader['facts']): boolean {
  return kindInWords(words(textFact(facts, 'general.base_model.0.name') ?? '')) === 'base';
}

function words(text: string): string[] {
  return spread(text).split(' ');
}

/** Lower case, with a blank for everything that is no letter or digit. */
function spread(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
