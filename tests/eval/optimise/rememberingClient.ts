/** A model client that keeps each answer in a file: a run that was interrupted asks nothing twice when it is started again. */
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ModelClient } from '../../../worker/model/ModelClient.ts';

const kept = z.object({
  key: z.string(),
  completion: z.object({
    text: z.string(),
    ended: z.enum(['eos', 'stop', 'limit']),
    promptTokens: z.number(),
    cachedTokens: z.number(),
    generatedTokens: z.number(),
    milliseconds: z.number(),
  }),
});
type Kept = z.infer<typeof kept>;

/**
 * @param file one JSON object a line; a last line that was cut off is asked again
 * @param model says which model gave the answers; another one's are not used
 */
export async function rememberingClient(client: ModelClient, file: string, model: string): Promise<ModelClient> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const text = await readFile(file, 'utf8').catch(() => '');
  // What was cut off must not run into the next answer.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  const answers = new Map(
    text
      .split('\n')
      .flatMap(parsed)
      .map(({ key, completion }) => [key, completion]),
  );
  return {
    info: client.info,
    countTokens: (words) => client.countTokens(words),
    dispose: () => client.dispose(),
    complete: async (request, options) => {
      const key = createHash('sha256')
        .update(JSON.stringify([model, request]))
        .digest('hex')
        .slice(0, 24);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const completion = await client.complete(request, options);
      answers.set(key, completion);
      await appendFile(file, `${JSON.stringify({ key, completion })}\n`, { mode: 0o600 });
      return completion;
    },
  };
}

function parsed(line: string): Kept[] {
  try {
    const read = kept.safeParse(JSON.parse(line));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}
