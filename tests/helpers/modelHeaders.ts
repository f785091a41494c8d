/** What the headers of well-known models say, shortened to what matters to us. */
import type { ModelKind } from '../../backend/model/modelKind.ts';
import { CHAT_TEMPLATES } from './chatTemplates.ts';
import type { GgufFact } from './ggufFile.ts';

export interface KnownHeader {
  fileName: string;
  facts: Record<string, GgufFact>;
  kind: ModelKind;
}

type Facts = Record<string, GgufFact>;

function header(fileName: string, architecture: string, kind: ModelKind, facts: Facts): KnownHeader {
  return {
    fileName,
    facts: { 'general.architecture': architecture, 'general.type': 'model', ...facts },
    kind,
  };
}

const named = (name: string, template?: keyof typeof CHAT_TEMPLATES, more: Facts = {}): Facts => ({
  'general.name': name,
  ...(template === undefined ? {} : { 'tokenizer.chat_template': CHAT_TEMPLATES[template] }),
  ...more,
});

const finetuned = (finetune: string): Facts => ({ 'general.finetune': finetune });
const madeFrom = (name: string): Facts => ({ 'general.base_model.count': 1, 'general.base_model.0.name': name });

export const KNOWN_HEADERS: readonly KnownHeader[] = [
  header('Qwen3-0.6B-Q8_0.gguf', 'qwen3', 'instruct', named('Qwen3 0.6B', 'qwen3', madeFrom('Qwen3 0.6B Base'))),
  header('Qwen3-1.7B-Q4_K_M.gguf', 'qwen3', 'instruct', named('Qwen3 1.7B', 'qwen3')),
  header('Qwen3-1.7B-Base.Q4_K_M.gguf', 'qwen3', 'base', named('Qwen3 1.7B Base', 'qwen3')),
  header('Qwen3-4B-Instruct-2507.gguf', 'qwen3', 'instruct', named('Qwen3-4B', 'chatml', finetuned('Instruct-2507'))),
  header('Qwen2.5-0.5B.Q8_0.gguf', 'qwen2', 'base', named('Qwen2.5 0.5B', 'chatml')),
  header('qwen2.5-0.5b-instruct-q8_0.gguf', 'qwen2', 'instruct', named('qwen2.5-0.5b-instruct', 'chatml')),
  header('Qwen3.5-0.8B-Q8_0.gguf', 'qwen35', 'instruct', named('Qwen3.5 0.8B', 'qwen3')),
  header('gemma-3-270m-q4_k_m.gguf', 'gemma3', 'base', named('Gemma 3 270m')),
  header('gemma-3-1b-pt.gguf', 'gemma3', 'base', named('Gemma 3 1b', 'gemma')),
  header('gemma-3-1b-it-Q4_K_M.gguf', 'gemma3', 'instruct', named('Gemma 3 1b It', 'gemma', finetuned('it'))),
  header('Llama-3.2-1B.Q4_K_M.gguf', 'llama', 'base', named('Llama 3.2 1B', 'llama3')),
  header('Llama-3.2-1B-Instruct.gguf', 'llama', 'instruct', named('Llama 3.2 1B Instruct', 'llama3')),
  header('Hermes-3-Llama-3.2-3B.gguf', 'llama', 'instruct', named('Hermes 3 Llama 3.2 3B', 'chatml')),
  header('mistral-7b-v0.3.gguf', 'llama', 'base', named('Mistral 7B v0.3')),
  header('mistral-7b-instruct-v0.3.gguf', 'llama', 'instruct', named('Mistral 7B Instruct v0.3', 'mistral')),
  header('Phi-4-mini-instruct.gguf', 'phi3', 'instruct', named('Phi 4 Mini Instruct', 'phi')),
  header('phi-2.Q4_K_M.gguf', 'phi2', 'base', named('Phi2')),
  header('SmolLM3-3B-Q4_K_M.gguf', 'smollm3', 'instruct', named('SmolLM3 3B', 'smollm3')),
  header('SmolLM3-3B-Base.gguf', 'smollm3', 'base', named('SmolLM3 3B Base', 'smollm3')),
  header('SmolLM2-135M.gguf', 'llama', 'base', named('SmolLM2 135M', 'chatml')),
  header('LFM2-350M-Q4_K_M.gguf', 'lfm2', 'instruct', named('LFM2 350M', 'lfm2', { 'lfm2.shortconv.l_cache': 3 })),
  header('granite-4.0-350m.gguf', 'granite', 'instruct', named('Granite 4.0 350M', 'granite')),
  header(
    'granite-4.0-h-350m.gguf',
    'granitehybrid',
    'instruct',
    named('Granite 4.0 H 350M', 'granite', { 'granitehybrid.ssm.state_size': 128 }),
  ),
  header('granite-4.0-350m-base.gguf', 'granite', 'base', named('Granite 4.0 350M Base', 'granite')),
  header('mine.gguf', 'llama', 'instruct', { 'tokenizer.chat_template': CHAT_TEMPLATES.chatml }),
  header('mine.gguf', 'llama', 'base', {}),
  // A vague name, but made from a model that calls itself a base model.
  header('OLMo-2-1B.gguf', 'olmo2', 'instruct', named('OLMo 2 1B', 'chatml', madeFrom('OLMo 2 1B Base'))),
  // What it is made from says nothing when it is only another size of the same file.
  header('Mistral-7B.gguf', 'llama', 'base', named('Mistral 7B', 'mistral', madeFrom('Mistral 7B'))),
  header('tuned.gguf', 'llama', 'instruct', named('Llama 3 of mine', 'llama3', { 'general.tags': ['conversational'] })),
];
