/** A model client that keeps each answer in a file: a run that was interrupted asks nothing twice when it is started again. */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Completion, ModelClient } from '../../../worker/model/ModelClient.ts';

const kept = z.object({
  key: z.string(),
  completion: z.object({
    text: z.string(),
    tokens: z.array(z.object({ end: z.number(), probability: z.number() })).exactOptional(),
    ended: z.enum(['eos', 'stop', 'loop', 'limit']),
    promptTokens: z.number(),
    cachedTokens: z.number(),
    generatedTokens: z.number(),
    milliseconds: z.number(),
  }),
});
const counted = z.object({ key: z.string(), tokens: z.number() });
const line = z.union([kept, counted]);
type Line = z.infer<typeof line>;

/**
 * @param file one JSON object a line; a last line that was cut off is asked again
 * @param model says which model gave the answers; another one's are not used
 */
export async function rememberingClient(client: ModelClient, file: string, model: string): Promise<ModelClient> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const text = await readFile(file, 'utf8').catch(() => '');
  // What was cut off must not run into the next answer.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  const answers = new Map<string, Completion>();
  const counts = new Map<string, number>();
  for (const each of text.split('\n').flatMap(parsed)) {
    if ('completion' in each) answers.set(each.key, each.completion);
    else counts.set(each.key, each.tokens);
  }
  const keyOf = (asked: unknown) =>
    createHash('sha256')
      .update(JSON.stringify([model, asked]))
      .digest('hex')
      .slice(0, 24);
  const keep = (each: Line) => appendFile(file, `${JSON.stringify(each)}\n`, { mode: 0o600 });
  return {
    info: client.info,
    dispose: () => client.dispose(),
    countTokens: async (words) => {
      const key = keyOf(words);
      const known = counts.get(key);
      if (known !== undefined) return known;
      const tokens = await client.countTokens(words);
      counts.set(key, tokens);
      await keep({ key, tokens });
      return tokens;
    },
    complete: async (request, options) => {
      const key = keyOf(request);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const completion = await client.complete(request, options);
      answers.set(key, completion);
      await keep({ key, completion });
      return completion;
    },
  };
}

function parsed(text: string): Line[] {
  try {
    const read = line.safeParse(JSON.parse(text));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}
