/** `npm run eval -- GOLD.jsonl PRED.jsonl [--model M]`: the product's own extraction over a labelled file, for a scorer. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeError } from '../../backend/errors.ts';
import { createModelClient } from '../../worker/model/createModelClient.ts';
import { parseEntries, readingOrder } from './entries.ts';
import { predict } from './predict.ts';
import { evaluationModel } from './evaluationModel.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string' }, adapter: { type: 'string' } },
});
const [gold, predictions] = positionals;

if (gold === undefined || predictions === undefined || positionals.length > 2) {
  process.stderr.write('Usage: npm run eval -- GOLD.jsonl PRED.jsonl [--model NAME|FILE] [--adapter FILE|none]\n');
  process.exitCode = 2;
} else {
  try {
    await evaluate(gold, predictions);
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  }
}

async function evaluate(goldFile: string, predictionsFile: string): Promise<void> {
  const entries = readingOrder(parseEntries(readFileSync(goldFile, 'utf8')));
  const started = performance.now();
  const client = await createModelClient(await evaluationModel(values));
  process.stderr.write(`${client.info.name} on ${client.info.device}, loaded in ${seconds(started)} s\n`);
  try {
    const lines: string[] = [];
    let milliseconds = 0;
    for (const [index, entry] of entries.entries()) {
      const { prediction, note, usage } = await predict(client, entry);
      lines.push(`${JSON.stringify(prediction)}\n`);
      milliseconds += usage.milliseconds;
      const cached = `${usage.cachedTokens} of ${usage.promptTokens} tokens cached`;
      process.stderr.write(
        `${index + 1}/${entries.length} ${entry.id} ${(usage.milliseconds / 1000).toFixed(2)} s, ${cached}${note}\n`,
      );
    }
    writeFileSync(predictionsFile, lines.join(''));
    process.stderr.write(
      `${(milliseconds / 1000 / Math.max(1, entries.length)).toFixed(2)} s per entry, names and relations\n`,
    );
  } finally {
    await client.dispose();
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
