/** Prompts for any base model: a few worked entries, then the entry to read, in the same form. */
import { examples } from './examples.ts';
import { formatNameLines, parseNameLines, parseRelationLines } from './lines.ts';
import type { EdgesPrompt, NodesPrompt } from './Prompt.ts';

const NAMES = '\n\nNames\n';
const RELATIONS = 'Relations\n';

/** One piece for all entries: it stays in the model's context from entry to entry. */
const shown = examples
  .map(({ text, names, relations }) => {
    const told = relations.map(({ subject, predicate, object }) => `${subject} | ${predicate} | ${object}`);
    return `Diary: ${text}${NAMES}${formatNameLines(names)}\n\n${RELATIONS}${told.join('\n') || 'none'}\n\n`;
  })
  .join('');

// A blank line inside an entry would look like its end.
const entry = (text: string) => `Diary: ${text.trim().replace(/\n\s*\n/g, '\n')}${NAMES}`;

export const baseNodes: NodesPrompt = {
  version: 'nodes-base-1',
  system: null,
  pieces: ({ text }) => [shown, entry(text)],
  stop: ['\n\n'],
  maxTokens: 320,
  parse: parseNameLines,
};

export const baseEdges: EdgesPrompt = {
  version: 'edges-base-1',
  system: null,
  pieces: ({ text, nodesAnswer }) => [shown, entry(text), `${nodesAnswer}\n\n`, RELATIONS],
  stop: ['\n\n'],
  maxTokens: 160,
  parse: parseRelationLines,
};
