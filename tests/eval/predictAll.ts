/** Runs the product's own extraction over a file of entries, persona by persona in the order of their dates. */
import { readFile } from 'node:fs/promises';
import { createModelClient } from '../../worker/model/createModelClient.ts';
import { parseEntries, readingOrder } from './entries.ts';
import { evaluationModel, type EvaluationChoice } from './evaluationModel.ts';
import { makerOf } from './maker.ts';
import { linked } from './linked.ts';
import { predict, type Predicted } from './predict.ts';

/**
 * The text of a prediction file.
 * @param report is told each line of progress
 * @throws NotFoundError, ModelUnavailableError, UsageError
 */
export async function predictAll(
  goldFile: string,
  choice: EvaluationChoice,
  report: (line: string) => void,
): Promise<string> {
  const entries = readingOrder(parseEntries(await readFile(goldFile, 'utf8'), goldFile));
  const specification = await evaluationModel(choice);
  const started = performance.now();
  const client = await createModelClient(specification);
  report(`${client.info.name} on ${client.info.device}, loaded in ${seconds(performance.now() - started)} s`);
  try {
    const maker = await makerOf(specification, client.info);
    const predicted: Predicted[] = [];
    for (const [index, entry] of entries.entries()) {
      const one = await predict(client, entry);
      predicted.push(one);
      const { cost, note } = one;
      const cached = `${cost.cachedTokens} of ${cost.promptTokens} tokens cached`;
      report(`${index + 1}/${entries.length} ${entry.id} ${seconds(cost.milliseconds)} s, ${cached}${note}`);
    }
    const resolved = linked(
      entries,
      predicted.map(({ prediction, cost }) => ({ ...prediction, maker, cost })),
    );
    return resolved.map((line) => `${JSON.stringify(line)}\n`).join('');
  } finally {
    await client.dispose();
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
