/** `npm run eval:thresholds -- GOLD PRED`: what leaving out unsure names or relations would do to a prediction that was made. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeError } from '../../../backend/errors.ts';
import { parseGold, parsePredictions } from '../score/files.ts';
import type { Rates } from '../score/rates.ts';
import { score } from '../score/score.ts';
import { withoutUnsure } from './withoutUnsure.ts';

const STEPS = Array.from({ length: 19 }, (_, index) => index / 20);

const [goldFile, predictionFile, ...rest] = parseArgs({ allowPositionals: true }).positionals;
if (goldFile === undefined || predictionFile === undefined || rest.length > 0) {
  process.stderr.write('Usage: npm run eval:thresholds -- GOLD.jsonl PRED.jsonl\n');
  process.exitCode = 2;
} else {
  try {
    const gold = parseGold(await readFile(goldFile, 'utf8'), goldFile);
    const text = await readFile(predictionFile, 'utf8');
    const at = (least: { names: number; relations: number }) =>
      score(gold, parsePredictions(withoutUnsure(text, predictionFile, least), predictionFile));
    const steps = STEPS.map((from) => ({
      from,
      names: at({ names: from, relations: 0 }),
      relations: at({ names: 0, relations: from }),
    }));
    const rows = steps.map(({ from, names, relations }) =>
      [from.toFixed(2), figures(names.main), figures(names.all), figures(relations.relations)].join('   '),
    );
    process.stdout.write(
      `from   main names (P R F1)    all names (P R F1)     relations (P R F1)\n${rows.join('\n')}\n`,
    );
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  }
}

function figures(rates: Rates | null): string {
  return rates === null
    ? '-'.padEnd(20)
    : [rates.precision, rates.recall, rates.f1].map((rate) => rate.toFixed(4)).join(' ');
}
