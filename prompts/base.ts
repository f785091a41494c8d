/** Prompts for any base model: a few worked entries, then the entry to read, in the same form. */
import { examples, type Example } from './examples.ts';
import { formatRelationLines, parseNameLines, parseRelationLines } from './lines.ts';
import type { EdgesPrompt, NodesPrompt } from './Prompt.ts';
import type { PromptEntityType } from './vocabulary.ts';

// Every line always, even when there is none: a small model leaves out what an example leaves out. Measured on
// journal-dev with the starter: main F1 0.46 with only the lines that have names, 0.48 with all, 0.54 with quoted entries.
const LABELS: readonly (readonly [string, PromptEntityType])[] = [
  ['People', 'person'],
  ['Places', 'place'],
  ['Organizations', 'organization'],
  ['Activities', 'activity'],
];

// A blank line inside an entry would look like its end.
const entry = (text: string) => `Entry: "${text.trim().replace(/\n\s*\n/g, '\n')}"\n`;

function namesOf({ names }: Example): string {
  const list = (type: PromptEntityType) => names.filter((line) => line.type === type).map(({ name }) => name);
  return LABELS.map(([label, type]) => `${label}: ${list(type).join('; ') || 'none'}`).join('\n');
}

const heading = (number: number) => `Relations in entry ${number}:\n`;

/** One piece for all entries: it stays in the model's context from entry to entry. */
const shownNames = examples.map((example) => `${entry(example.text)}${namesOf(example)}\n\n`).join('');
/** Comes after the entry, so that all before it is still in the context. */
const shownRelations = examples
  .map((example, index) => `${heading(index + 1)}${formatRelationLines(example.relations)}\n\n`)
  .join('');

export const baseNodes: NodesPrompt = {
  version: 'nodes-base-1',
  system: null,
  pieces: ({ text }) => [shownNames, entry(text)],
  stop: ['\n\n'],
  maxTokens: 200,
  parse: parseNameLines,
};

export const baseEdges: EdgesPrompt = {
  version: 'edges-base-1',
  system: null,
  pieces: ({ text, nodesAnswer }) => [
    shownNames,
    entry(text),
    `${nodesAnswer.trim()}\n\n`,
    `${shownRelations}${heading(examples.length + 1)}`,
  ],
  stop: ['\n\n'],
  maxTokens: 160,
  parse: parseRelationLines,
};
