/**
 * `npm run eval:calibrate -- HELD-OUT.jsonl`: how sure the lines of an adapter are, fitted on labelled entries it was not
 * taught with, and from what confidence on they are worth using. Writes prompts/adapters/confidence.json when asked to.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { z } from 'zod';
import { describeError } from '../../../backend/errors.ts';
import { calibration, type Calibration } from '../../../prompts/confidence.ts';
import { edgesPrompts, nodesPrompts } from '../../../prompts/registry.ts';
import { createModelClient } from '../../../worker/model/createModelClient.ts';
import { evaluationModel } from '../evaluationModel.ts';
import { rememberingClient } from '../optimise/rememberingClient.ts';
import { parseGold, type GoldEntry } from '../score/files.ts';
import { crossFitted, fitLogistic, type Judged } from './logistic.ts';
import { judgedLines } from './judgedLines.ts';
import { bestThreshold, reliabilityTable, thresholdTable, thresholds } from './tables.ts';

const USAGE = `Usage: npm run eval:calibrate -- HELD-OUT.jsonl [--adapter FILE] [--answers FILE] [--write] [--as NAME]
                              [--names LEAST] [--relations LEAST]
  --answers FILE   keeps the model's answers there; what is there is not asked again
  --write          writes the fit into prompts/adapters/confidence.json
  --as NAME        the file name under which the adapter is shipped
  --names LEAST, --relations LEAST   from what confidence on they are used; else from the best F1 on
`;
const FILE = new URL('../../../prompts/adapters/confidence.json', import.meta.url).pathname;
const COMPLETE = new URL('../../../prompts/training/data/own', import.meta.url).pathname;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    adapter: { type: 'string' },
    answers: { type: 'string' },
    write: { type: 'boolean' },
    as: { type: 'string' },
    names: { type: 'string' },
    relations: { type: 'string' },
  },
});
const [gold] = positionals;
if (gold === undefined || positionals.length > 1) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  try {
    await calibrate(gold);
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  }
}

async function calibrate(goldFile: string): Promise<void> {
  const entries = parseGold(await readFile(goldFile, 'utf8'), goldFile);
  const specification = await evaluationModel({ adapter: values.adapter });
  const loaded = await createModelClient(specification);
  const asked = loaded.info.adapter ?? 'none';
  const adapter = values.as ?? asked;
  const client = values.answers === undefined ? loaded : await rememberingClient(loaded, values.answers, asked);
  // Whole stems, such as `web-1`: the entries of data/shared have incomplete labels, and ids that begin otherwise.
  const stems = (await readdir(COMPLETE)).map((file) => `${file.replace(/\.txt$/, '')}-`);
  const isComplete = ({ id }: GoldEntry) => stems.some((stem) => id.startsWith(stem));
  const names: Judged[] = [];
  const relations: Judged[] = [];
  const labelled = { names: 0, relations: 0 };
  try {
    for (const [index, entry] of entries.entries()) {
      const judged = await judgedLines(client, entry, isComplete(entry));
      names.push(...judged.names);
      relations.push(...judged.relations);
      labelled.names += judged.labelled.names;
      labelled.relations += judged.labelled.relations;
      process.stderr.write(`\r${index + 1}/${entries.length}`);
    }
  } finally {
    await client.dispose();
  }
  const found = [
    report('names', adapter, nodesPrompts.adapter.version, names, labelled.names),
    report('relations', adapter, edgesPrompts.adapter.version, relations, labelled.relations),
  ];
  if (values.write === true) await write(found);
}

/** Prints what confidence is worth, each line judged by a fit on other personas, and returns the fit on all of them. */
function report(
  what: 'names' | 'relations',
  adapter: string,
  prompt: string,
  judged: Judged[],
  labelled: number,
): Calibration {
  const crossed = crossFitted(judged);
  const all = thresholds(crossed, labelled);
  const { bias, weights } = fitLogistic(judged);
  const least = values[what];
  const rounded = (value: number) => Number(value.toFixed(3));
  const right = judged.filter(({ isRight }) => isRight).length;
  const fit: Calibration = {
    adapter,
    prompt,
    bias: rounded(bias),
    weights: weights.map(rounded),
    least: least === undefined ? bestThreshold(all) : Number(least),
    fitted: { lines: judged.length, right },
  };
  process.stdout.write(
    `\n${what}: ${judged.length} lines, ${right} right, ${labelled} labelled\n${JSON.stringify(fit)}\n` +
      `${reliabilityTable(crossed)}\n${thresholdTable(all)}\n`,
  );
  return fit;
}

async function write(found: readonly Calibration[]): Promise<void> {
  const known = z.array(calibration).parse(JSON.parse(await readFile(FILE, 'utf8')));
  const isFound = (one: Calibration) =>
    found.some((each) => each.adapter === one.adapter && each.prompt === one.prompt);
  const all = [...known.filter((one) => !isFound(one)), ...found];
  await writeFile(FILE, await format(JSON.stringify(all), { parser: 'json', printWidth: 120 }));
}
