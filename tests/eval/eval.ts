/** `npm run eval -- GOLD PRED`: the product's own extraction over a labelled file, and how good it is. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeError } from '../../backend/errors.ts';
import { describeEvaluation, describeMistakes, evaluate } from './evaluation.ts';
import { isLabelled } from './score/files.ts';
import { predictAll } from './predictAll.ts';

const USAGE = `Usage: npm run eval -- GOLD.jsonl PRED.jsonl [--model NAME|FILE] [--adapter FILE|none] [--errors]
           [--answers FILE]   keeps what the model answers; what it holds is not asked again
       npm run eval -- GOLD.jsonl --pred PRED.jsonl [--errors]   scores what was predicted before
`;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string' },
    adapter: { type: 'string' },
    answers: { type: 'string' },
    pred: { type: 'string' },
    errors: { type: 'boolean' },
  },
});
const [gold, output] = positionals;
const predicted = output ?? values.pred;

if (gold === undefined || predicted === undefined || positionals.length + (values.pred === undefined ? 0 : 1) > 2) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    if (output !== undefined) await writeFile(output, await predictAll(gold, values, tell));
    await print(gold, predicted);
  } catch (error) {
    tell(describeError(error));
    process.exitCode = 1;
  }
}

async function print(goldFile: string, predictionFile: string): Promise<void> {
  const goldText = await readFile(goldFile, 'utf8');
  if (!isLabelled(goldText, goldFile)) return tell(`${goldFile} has no labels: nothing to score.`);
  const evaluation = evaluate(
    { file: goldFile, text: goldText },
    { file: predictionFile, text: await readFile(predictionFile, 'utf8') },
  );
  if (values.errors === true) process.stdout.write(`${describeMistakes(evaluation)}\n\n`);
  process.stdout.write(`${describeEvaluation(evaluation)}\n`);
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
