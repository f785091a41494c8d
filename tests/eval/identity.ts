/**
 * `npm run eval:identity -- GOLD [PRED] [--errors]`: how well individuals are told apart and brought together, without a
 * model. Without PRED, everything labelled counts as found, each under its longest mention.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { describeError } from '../../backend/errors.ts';
import { ENTITY_TYPES } from '../../backend/glossary.ts';
import { entityUid } from '../../backend/graph/names.ts';
import { parseEntries } from './entries.ts';
import { parseJsonLines } from './jsonLines.ts';
import { linked } from './linked.ts';
import { parseGold, parsePredictions, type GoldEntry } from './score/files.ts';
import { individualOf } from './score/resolution.ts';
import { score, type ResolutionScore } from './score/score.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { errors: { type: 'boolean' } } });

const found = z.object({
  id: z.string(),
  entities: z.array(z.object({ name: z.string(), type: z.enum(ENTITY_TYPES) })),
});
interface Named {
  id: string;
  entities: { name: string; type: (typeof ENTITY_TYPES)[number]; id: string }[];
}

/** Every label, under the longest of its mentions. */
function everythingFound({ id, entities }: GoldEntry): z.infer<typeof found> {
  const longest = (mentions: readonly string[]) => [...mentions].sort((one, other) => other.length - one.length)[0];
  return { id, entities: entities.map(({ type, name, mentions }) => ({ type, name: longest(mentions) ?? name })) };
}

/** By spelling alone. */
function bySpelling({ id, entities }: z.infer<typeof found>): Named {
  return { id, entities: entities.map(({ name, type }) => ({ name, type, id: entityUid(type, name) })) };
}

function resolution(gold: readonly GoldEntry[], predictions: readonly Named[]): ResolutionScore | null {
  const lines = predictions.map((each) => JSON.stringify({ ...each, relations: [] })).join('\n');
  return score(gold, parsePredictions(lines, 'predictions')).resolution;
}

function describe(name: string, figures: ResolutionScore | null): string {
  if (figures === null) return `${name}: nothing is linked`;
  const { all, main, found: linking, nodesPerIndividual } = figures;
  const numbers = [all.precision, all.recall, all.f1, main.f1, linking.f1, nodesPerIndividual - 1];
  return `${name.padEnd(9)} ${numbers.map((number) => number.toFixed(3).padStart(9)).join(' ')}`;
}

/** Nodes that hold two individuals, and individuals spread over two nodes. */
function mistakes(gold: readonly GoldEntry[], predictions: readonly Named[]): string[] {
  const byEntry = new Map(predictions.map(({ id, entities }) => [id, entities]));
  const nodes = new Map<string, Map<string, Set<string>>>();
  const individuals = new Map<string, Set<string>>();
  for (const entry of gold) {
    for (const label of entry.entities) {
      const match = byEntry.get(entry.id)?.find(({ name }) => [label.name, ...label.mentions].includes(name));
      if (match === undefined) continue;
      const [node, who] = [`${entry.persona} ${match.id}`, individualOf(entry, label)];
      const named = nodes.get(node) ?? new Map<string, Set<string>>();
      nodes.set(node, named.set(who, (named.get(who) ?? new Set()).add(match.name)));
      individuals.set(who, (individuals.get(who) ?? new Set()).add(node));
    }
  }
  const names = (node: string, who: string) => [...(nodes.get(node)?.get(who) ?? [])].join(' | ');
  return [
    ...[...nodes].flatMap(([node, held]) =>
      held.size > 1 ? [`one node: ${[...held.keys()].map((who) => `${who} (${names(node, who)})`).join(' and ')}`] : [],
    ),
    ...[...individuals].flatMap(([who, spread]) =>
      spread.size > 1 ? [`two nodes: ${who}: ${[...spread].map((node) => names(node, who)).join(' / ')}`] : [],
    ),
  ];
}

const [goldFile, predictionFile] = positionals;
if (goldFile === undefined) {
  process.stderr.write('Usage: npm run eval:identity -- GOLD.jsonl [PRED.jsonl] [--errors]\n');
  process.exitCode = 2;
} else {
  try {
    const text = await readFile(goldFile, 'utf8');
    const gold = parseGold(text, goldFile);
    const names =
      predictionFile === undefined
        ? gold.map(everythingFound)
        : parseJsonLines(await readFile(predictionFile, 'utf8'), predictionFile, found);
    const spelled = names.map(bySpelling);
    const resolved = linked(parseEntries(text, goldFile), spelled);
    if (values.errors === true) process.stdout.write(`${mistakes(gold, resolved).join('\n')}\n\n`);
    process.stdout.write('                  P         R        F1   main F1  found F1 duplicates\n');
    process.stdout.write(`${describe('spelling', resolution(gold, spelled))}\n`);
    process.stdout.write(`${describe('identity', resolution(gold, resolved))}\n`);
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  }
}
