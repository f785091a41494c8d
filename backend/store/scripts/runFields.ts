/** What a worker measured in one run, as fields of its record. */

/** Times in milliseconds since 1970. Never holds text of an entry. */
export interface RunReport {
  model?: string;
  promptVersion?: string;
  started?: number;
  firstToken?: number;
  promptTokens?: number;
  cachedTokens?: number;
  generatedTokens?: number;
  tokensPerSecond?: number;
  errorClass?: string;
  errorMessage?: string;
}

const FIELDS: Record<keyof RunReport, string> = {
  model: 'model',
  promptVersion: 'prompt_version',
  started: 'started',
  firstToken: 'first_token',
  promptTokens: 'prompt_tokens',
  cachedTokens: 'cached_tokens',
  generatedTokens: 'generated_tokens',
  tokensPerSecond: 'tokens_per_second',
  errorClass: 'error_class',
  errorMessage: 'error_message',
};

/** The report as names and values in turn, what is unknown left out. */
export function runFields(report: RunReport): string[] {
  return Object.entries(report).flatMap(([name, value]) =>
    value === undefined ? [] : [FIELDS[name as keyof RunReport], String(value)],
  );
}
