/** `npm run eval:report -- GOLD`: evaluates models and adapters one after the other and keeps the figures in report.md. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { describeError } from '../../backend/errors.ts';
import { evaluate } from './evaluation.ts';
import { currentCommit, today } from './maker.ts';
import { predictAll } from './predictAll.ts';
import type { Maker } from './predictionFile.ts';
import { describeRow, reportPage } from './report/page.ts';
import { formatRows, parseRows, rowOf, withRow } from './report/rows.ts';

const PAGE = new URL('./report.md', import.meta.url).pathname;
const ROWS = new URL('./report/rows.jsonl', import.meta.url).pathname;
const USAGE = `Usage: npm run eval:report -- GOLD.jsonl [--model NAME|FILE]... [--adapter FILE|none]...
       npm run eval:report -- GOLD.jsonl --pred FILE...   scores what was predicted before
                              [--model NAME] [--adapter NAME]   says what made it, where the file does not
`;
const several = { type: 'string', multiple: true } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: several, adapter: several, pred: several },
});
const [gold] = positionals;

if (gold === undefined || positionals.length > 1) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  for (const [name, predict] of candidates(gold)) {
    tell(name);
    // One model that cannot be loaded does not keep the others from being measured.
    try {
      await addRow(gold, name, await predict());
    } catch (error) {
      tell(describeError(error));
      process.exitCode = 1;
    }
  }
}

/** What to measure: a name for messages, and what gives the text of the prediction file. */
function candidates(goldFile: string): [string, () => Promise<string>][] {
  if (values.pred !== undefined) return values.pred.map((file) => [file, () => readFile(file, 'utf8')]);
  const models = values.model ?? [undefined];
  const adapters = values.adapter ?? [undefined];
  return models.flatMap((model) =>
    adapters.map((adapter): [string, () => Promise<string>] => [
      `${model ?? 'starter'}, adapter: ${adapter ?? 'its own'}`,
      () => predictAll(goldFile, { model, adapter }, tell),
    ]),
  );
}

async function addRow(goldFile: string, name: string, predictions: string): Promise<void> {
  const evaluation = evaluate(
    { file: goldFile, text: await readFile(goldFile, 'utf8') },
    { file: name, text: predictions },
  );
  const row = rowOf(goldFile, evaluation.maker ?? givenMaker(), evaluation);
  const rows = withRow(parseRows(await readFile(ROWS, 'utf8').catch(() => ''), ROWS), row);
  await replace(ROWS, formatRows(rows));
  await replace(PAGE, await format(reportPage(rows), { parser: 'markdown', printWidth: 120 }));
  process.stdout.write(`${row.id}\n${describeRow(row, rows)}\n`);
}

/** A run that is ended in between leaves the old file whole. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

function givenMaker(): Maker {
  return {
    date: today(),
    commit: currentCommit(),
    model: values.model?.[0] ?? 'not known',
    adapter: values.adapter?.[0] ?? 'not known',
    prompts: 'not known',
  };
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
