/** `npm run train:weights [-- --check]`: learns prompts/adapters/relation-weights-1.json from the teaching entries; see README.md there. */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageRoot } from '../../../backend/packageFiles.ts';
import { relationWeights, type Judge } from '../../../prompts/relationWeights.ts';
import { readTeachingEntries } from '../optimise/teachingEntries.ts';
import { weighedEntities } from './examples.ts';
import { isReadingInUse, judged, judgedUnseen, learn, type Judgement, type Lesson } from './learning.ts';

const FILE = join(packageRoot(), 'prompts', 'adapters', 'relation-weights-1.json');

/** Told, found and least were set with the third adapter on 55 entries it was not taught, of the reading in use; see README.md. */
const LESSONS: readonly (Lesson & { told: number; found: number; least: number })[] = [
  {
    predicate: 'visited',
    type: 'place',
    otherReading: 1,
    penalty: { absolute: 1, squared: 15 },
    told: 1.5,
    found: -0.6,
    least: 0.4,
  },
  // The other files label a meeting only where the entry is about it: they would teach silence.
  {
    predicate: 'met_with',
    type: 'person',
    otherReading: 0,
    penalty: { absolute: 2, squared: 40 },
    told: 0.75,
    found: 0,
    least: 0.4,
  },
  {
    predicate: 'attended',
    type: 'event',
    otherReading: 1,
    penalty: { absolute: 1, squared: 15 },
    told: 1,
    found: 0,
    least: 0.4,
  },
];

const teaching = await readTeachingEntries();
const entities = teaching.filter(({ isOwn }) => isOwn).flatMap(({ gold }) => weighedEntities(gold));
const judges: Judge[] = [];
for (const lesson of LESSONS) {
  const { predicate, type, told, found, least } = lesson;
  const unseen = judgedUnseen(entities, lesson);
  const own = entities.filter((one) => one.type === type);
  const learned = learn(own, lesson);
  console.log(`${predicate}: ${own.length} examples, ${Object.keys(learned.weights).length} weights`);
  for (const [name, judgements] of [
    ['unseen personas, reading in use', unseen.filter(({ entity }) => isReadingInUse(entity))],
    ['unseen personas, all', unseen],
    ['seen, reading in use', judged(own.filter(isReadingInUse), lesson, learned)],
  ] as const) {
    const rows = [0.2, 0.3, 0.4, 0.5, 0.6].map((limit) => figures(judgements, limit));
    console.log(`  ${name}\n    at ${least}: ${figures(judgements, least)}\n    ${rows.join('\n    ')}`);
  }
  judges.push({
    predicate,
    type,
    bias: Number((learned.bias + found).toFixed(3)),
    told,
    least,
    weights: learned.weights,
  });
}
if (!process.argv.includes('--check')) {
  const weights = relationWeights.parse({ version: 'weights-1', judges });
  const text = await format(JSON.stringify(weights), { parser: 'json', printWidth: 120 });
  await writeFile(`${FILE}.new`, text);
  await rename(`${FILE}.new`, FILE);
  console.log(`wrote ${FILE}, ${text.length} characters`);
}

function figures(judgements: readonly Judgement[], limit: number): string {
  const found = judgements.filter(({ probability }) => probability >= limit);
  const right = found.filter(({ isTrue }) => isTrue).length;
  const precision = right / Math.max(1, found.length);
  const recall = right / Math.max(1, judgements.filter(({ isTrue }) => isTrue).length);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return `>= ${limit}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${f1.toFixed(3)}`;
}
