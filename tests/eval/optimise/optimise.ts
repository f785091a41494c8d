/** `npm run optimise`: looks for better words and examples for the few-shot prompt of base models. See README.md beside it. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { z } from 'zod';
import { describeError, UsageError } from '../../../backend/errors.ts';
import { cacheFolder } from '../../../backend/paths.ts';
import { createModelClient } from '../../../worker/model/createModelClient.ts';
import { evaluationModel } from '../evaluationModel.ts';
import { currentCommit, today } from '../maker.ts';
import { parseGold } from '../score/files.ts';
import { drawCandidates } from './candidates.ts';
import { partiesOf } from './parties.ts';
import { rememberingClient } from './rememberingClient.ts';
import { isAccepted, search } from './search.ts';
import { readTeachingEntries } from './teachingEntries.ts';
import { conclusion, triedPage } from './triedTable.ts';
import { readWording, writeWording } from './wordingFile.ts';
import { canBeShown, workedEntry } from './wordings.ts';

const PAGE = new URL('./tried.md', import.meta.url).pathname;
const USAGE = `Usage: npm run optimise -- [--last GOLD.jsonl] [--candidates 24] [--budget 900] [--prove 16] [--seed 1] [--model NAME|FILE]
       --budget: entries read while choosing; --prove: entries of each fold to prove on; --last: must not fall behind there
`;
const whole = z.coerce.number().int().positive();
const optionShape = z.object({
  last: z.string().optional(),
  candidates: whole,
  budget: whole,
  prove: whole,
  seed: whole,
  model: z.string().optional(),
});

try {
  await optimise(readOptions());
} catch (error) {
  tell(describeError(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function optimise(options: z.infer<typeof optionShape>): Promise<void> {
  const { candidates, budget, prove, seed, model } = options;
  const present = await readWording();
  const parties = partiesOf(await readTeachingEntries());
  const pool = parties.shown.filter(canBeShown).map(workedEntry);
  const lastWord = options.last === undefined ? [] : parseGold(await readFile(options.last, 'utf8'), options.last);
  // The adapter has a prompt of its own; here the model is asked as any base model is.
  const specification = await evaluationModel({ model, adapter: 'none' });
  const answers = join(dirname(cacheFolder(process.env)), 'kith-optimise', 'answers.jsonl');
  const identity = `${specification.name} ${(await stat(specification.path)).size}`;
  const client = await rememberingClient(await createModelClient(specification), answers, identity);
  try {
    const plan = {
      present,
      candidates: drawCandidates(present, pool, candidates, seed),
      parties,
      budget,
      provingPerFold: prove,
      lastWord,
    };
    const outcome = await search(client, plan, tell);
    const size = `${candidates} candidates, budget ${budget}, ${prove} entries of each fold to prove on`;
    const facts = { date: today(), commit: currentCommit(), model: client.info.name, seed, size };
    await writeFile(PAGE, await format(triedPage(facts, outcome), { parser: 'markdown', printWidth: 120 }));
    process.stdout.write(`${conclusion(outcome)}\n`);
    if (outcome.winner !== null && isAccepted(outcome)) {
      process.stdout.write(`Written: version ${await writeWording(outcome.winner.wording, present)}\n`);
    }
  } finally {
    await client.dispose();
  }
}

function readOptions(): z.infer<typeof optionShape> {
  const text = (value?: string) => ({ type: 'string' as const, ...(value === undefined ? {} : { default: value }) });
  try {
    const { values } = parseArgs({
      options: {
        last: text(),
        candidates: text('24'),
        budget: text('900'),
        prove: text('16'),
        seed: text('1'),
        model: text(),
      },
    });
    return optionShape.parse(values);
  } catch {
    throw new UsageError('An option is unknown or wrong.', USAGE);
  }
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
