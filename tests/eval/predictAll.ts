/** Runs the product's own extraction over a file of entries, persona by persona in the order of their dates. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseEntries, readingOrder } from './entries.ts';
import { evaluationModel, type EvaluationChoice } from './evaluationModel.ts';
import { lazyClient } from './lazyClient.ts';
import { makerOf } from './maker.ts';
import { linked } from './linked.ts';
import { rememberingClient } from './optimise/rememberingClient.ts';
import { PersonaMemory } from './personaMemory.ts';
import { predict, type Predicted } from './predict.ts';

/**
 * The text of a prediction file.
 * @param choice with `answers`: a file that keeps what the model answers; what it holds of this adapter is not asked again
 * @param report is told each line of progress
 * @throws NotFoundError, ModelUnavailableError, UsageError
 */
export async function predictAll(
  goldFile: string,
  choice: EvaluationChoice & { answers?: string | undefined },
  report: (line: string) => void,
): Promise<string> {
  const entries = readingOrder(parseEntries(await readFile(goldFile, 'utf8'), goldFile));
  const specification = await evaluationModel(choice);
  const started = performance.now();
  const model = lazyClient(specification, ({ info }) =>
    report(`${info.name} on ${info.device}, loaded in ${seconds(performance.now() - started)} s`),
  );
  try {
    const maker = await makerOf(specification, model.info);
    const made = basename(specification.adapter ?? specification.path);
    const client = choice.answers === undefined ? model : await rememberingClient(model, choice.answers, made);
    const predicted: Predicted[] = [];
    const memories = new Map<string, PersonaMemory>();
    for (const [index, entry] of entries.entries()) {
      const memory = memories.get(entry.persona) ?? new PersonaMemory();
      memories.set(entry.persona, memory);
      const one = await predict(client, entry, memory);
      memory.learn(entry, one.prediction);
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
    await model.dispose();
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
