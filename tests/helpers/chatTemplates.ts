/** Chat templates as model files carry them: the marks, roles and switches of the real ones, in our own short words. */

const turns = (open: string, close: string, assistant: string): string =>
  `{%- for message in messages %}{{- '${open}' | replace('ROLE', message.role) }}{{- message.content }}{{- '${close}' }}` +
  `{%- endfor %}{%- if add_generation_prompt %}{{- '${assistant}' }}{%- endif %}`;

/** Qwen2.5: ChatML that brings its own system turn where there is none. */
const chatml =
  `{%- if messages[0].role != 'system' %}{{- '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}{%- endif %}` +
  turns('<|im_start|>ROLE\\n', '<|im_end|>\\n', '<|im_start|>assistant\\n');

/** Qwen3: ChatML with a switch that puts empty thoughts before the answer. */
const qwen3 =
  turns('<|im_start|>ROLE\\n', '<|im_end|>\\n', '<|im_start|>assistant\\n') +
  `{%- if add_generation_prompt and enable_thinking is defined and enable_thinking is false %}` +
  `{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}`;

/** SmolLM3: thinks unless it is told not to, and says so in the system turn. */
const smollm3 =
  `{%- if enable_thinking is not defined %}{%- set enable_thinking = true %}{%- endif %}` +
  `{%- set mode = '/think' if enable_thinking else '/no_think' %}` +
  `{{- '<|im_start|>system\\n## Metadata\\nReasoning Mode: ' + mode + '\\n\\n' }}` +
  `{%- if messages[0].role == 'system' %}{{- messages[0].content }}{%- endif %}{{- '<|im_end|>\\n' }}` +
  `{%- for message in messages %}{%- if message.role != 'system' %}` +
  `{{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{%- endif %}{%- endfor %}` +
  `{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}` +
  `{%- if not enable_thinking %}{{- '<think>\\n\\n</think>\\n' }}{%- endif %}{%- endif %}`;

/** Gemma 3: no system role; rules stand before the first question, and the model is called `model`. */
const gemma =
  `{{- bos_token }}{%- if messages[0].role == 'system' %}{%- set rules = messages[0].content + '\\n\\n' %}` +
  `{%- set rest = messages[1:] %}{%- else %}{%- set rules = '' %}{%- set rest = messages %}{%- endif %}` +
  `{%- for message in rest %}{%- set role = 'model' if message.role == 'assistant' else message.role %}` +
  `{{- '<start_of_turn>' + role + '\\n' + (rules if loop.first else '') + (message.content | trim) + '<end_of_turn>\\n' }}` +
  `{%- endfor %}{%- if add_generation_prompt %}{{- '<start_of_turn>model\\n' }}{%- endif %}`;

const llama3 =
  `{{- bos_token }}` +
  turns(
    '<|start_header_id|>ROLE<|end_header_id|>\\n\\n',
    '<|eot_id|>',
    '<|start_header_id|>assistant<|end_header_id|>\\n\\n',
  );

/** Mistral: the rules stand in the question. */
const mistral =
  `{{- bos_token }}{%- if messages[0].role == 'system' %}{%- set rules = messages[0].content + '\\n\\n' %}` +
  `{%- set rest = messages[1:] %}{%- else %}{%- set rules = '' %}{%- set rest = messages %}{%- endif %}` +
  `{%- for message in rest %}{%- if message.role == 'user' %}` +
  `{{- '[INST] ' + (rules if loop.last else '') + message.content + ' [/INST]' }}` +
  `{%- else %}{{- ' ' + message.content + eos_token }}{%- endif %}{%- endfor %}`;

const phi = turns('<|ROLE|>', '<|end|>', '<|assistant|>');

const lfm2 = `{{- bos_token }}` + turns('<|im_start|>ROLE\\n', '<|im_end|>\\n', '<|im_start|>assistant\\n');

const granite = turns(
  '<|start_of_role|>ROLE<|end_of_role|>',
  '<|end_of_text|>\\n',
  '<|start_of_role|>assistant<|end_of_role|>',
);

/** The template of a family, and the marks that end an answer in it. */
export const CHAT_TEMPLATES = { chatml, qwen3, smollm3, gemma, llama3, mistral, phi, lfm2, granite } as const;
