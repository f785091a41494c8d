/** The prompt that an instruct model was taught with, found from its header; thinking is off. */
import { describe, expect, it } from 'vitest';
import { chatFormat, type ChatFormat } from '../../../../backend/model/chatFormat.ts';
import { parseGgufHeader } from '../../../../backend/model/ggufHeader.ts';
import { CHAT_TEMPLATES } from '../../../helpers/chatTemplates.ts';
import { ggufFile } from '../../../helpers/ggufFile.ts';
import { KNOWN_HEADERS } from '../../../helpers/modelHeaders.ts';

function formatOf(facts: Record<string, string>, fileName = 'model.gguf'): ChatFormat | null {
  return chatFormat(parseGgufHeader(ggufFile({ facts })), fileName);
}

/** A prompt as one text, with its marks in guillemets. */
function promptOf(template: string): string {
  const pieces = formatOf({ 'tokenizer.chat_template': template })?.pieces('RULES', ['ENTRY', '<|im_end|>']) ?? [];
  return pieces.map((piece) => ('mark' in piece ? `«${piece.mark}»` : piece.text)).join('');
}

describe('the format of a chat', () => {
  it.each([
    [
      'chatml',
      '«<|im_start|>system\n»RULES«<|im_end|>\n<|im_start|>user\n»ENTRY<|im_end|>«<|im_end|>\n<|im_start|>assistant\n»',
    ],
    [
      'lfm2',
      '«<|im_start|>system\n»RULES«<|im_end|>\n<|im_start|>user\n»ENTRY<|im_end|>«<|im_end|>\n<|im_start|>assistant\n»',
    ],
    ['gemma', '«<start_of_turn>user\n»RULES\n\nENTRY<|im_end|>«<end_of_turn>\n<start_of_turn>model\n»'],
    [
      'llama3',
      '«<|start_header_id|>system<|end_header_id|>\n\n»RULES«<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n»ENTRY<|im_end|>' +
        '«<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n»',
    ],
    ['mistral', '«[INST] »RULES\n\nENTRY<|im_end|>« [/INST]»'],
    ['phi', '«<|system|>»RULES«<|end|><|user|>»ENTRY<|im_end|>«<|end|><|assistant|>»'],
    [
      'granite',
      '«<|start_of_role|>system<|end_of_role|>»RULES«<|end_of_text|>\n<|start_of_role|>user<|end_of_role|>»ENTRY<|im_end|>' +
        '«<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>»',
    ],
  ] as const)('puts a question as %s was taught, and an entry cannot end its turn', (family, prompt) => {
    expect(promptOf(CHAT_TEMPLATES[family])).toBe(prompt);
  });

  it('switches thinking off where a model thinks', () => {
    expect(promptOf(CHAT_TEMPLATES.qwen3)).toMatch(/assistant\n<think>\n\n<\/think>\n\n»$/);
    const smollm3 = promptOf(CHAT_TEMPLATES.smollm3);
    expect(smollm3).toMatch(/assistant\n<think>\n\n<\/think>\n\n»$/);
    expect(smollm3).toContain('Reasoning Mode: /no_think');
    const always = `{{ '<|im_start|>assistant\\n<think>\\n' }}`;
    expect(promptOf(always)).toMatch(/<\/think>\n\n»$/);
  });

  it.each([
    [`{{ '[SYSTEM_PROMPT]' }}{{ '[INST]' }}`, '«[SYSTEM_PROMPT]»RULES«[/SYSTEM_PROMPT][INST]»ENTRY<|im_end|>«[/INST]»'],
    [`{{ '[INST]' + message.content }}`, '«[INST]»RULES\n\nENTRY<|im_end|>«[/INST]»'],
    [`{{ '[INST] <<SYS>>\\n' }}`, '«[INST] »<<SYS>>\nRULES\n<</SYS>>\n\nENTRY<|im_end|>« [/INST]»'],
    [
      `{{ '<|user|>\\n' + content + '<|end|>\\n<|assistant|>\\n' }}`,
      '«<|system|>\n»RULES«<|end|>\n<|user|>\n»ENTRY<|im_end|>«<|end|>\n<|assistant|>\n»',
    ],
    [
      `{{ '<|im_start|>' + role + '<|im_sep|>' }}`,
      '«<|im_start|>system<|im_sep|>»RULES«<|im_end|><|im_start|>user<|im_sep|>»ENTRY<|im_end|>' +
        '«<|im_end|><|im_start|>assistant<|im_sep|>»',
    ],
  ])('knows the variants of a family', (template, prompt) => {
    expect(promptOf(template)).toBe(prompt);
  });

  it.each([
    [{ 'general.name': 'Qwen2.5 0.5B Instruct', 'general.architecture': 'qwen2' }, 'chatml'],
    [{ 'general.name': 'Llama 3.2 1B Instruct', 'general.architecture': 'llama' }, 'llama-3'],
    [{ 'general.name': 'Mistral 7B Instruct', 'general.architecture': 'llama' }, 'mistral'],
    [{ 'general.name': 'My tune', 'general.architecture': 'gemma3' }, 'gemma'],
    [{ 'general.name': 'My tune', 'general.architecture': 'granitehybrid' }, 'granite'],
  ])('goes by name and architecture where a file has no template: %j', (facts, name) => {
    expect(formatOf(facts)?.name).toBe(name);
  });

  it('knows what it does not know', () => {
    expect(formatOf({ 'tokenizer.chat_template': `{{ '<|START_OF_TURN_TOKEN|>' }}` })).toBeNull();
    expect(formatOf({ 'general.architecture': 'newest' })).toBeNull();
  });

  it('knows the format of every well-known instruct model', () => {
    for (const { fileName, facts, kind } of KNOWN_HEADERS) {
      if (kind === 'instruct')
        expect(chatFormat(parseGgufHeader(ggufFile({ facts })), fileName), fileName).not.toBeNull();
    }
  });
});
