/** Prompts for a model with our adapter: only the entry, exactly in the pieces the adapter was trained on. */
import { parseRelationLines } from './lines.ts';
import type { EdgesPrompt, NodesPrompt } from './Prompt.ts';
import { formatTypedNames, parseTypedNames } from './typedNames.ts';

const entry = (text: string) => `Diary: ${text.trim()}\n\nNames\n`;

export const adapterNodes: NodesPrompt = {
  version: 'nodes-adapter-3',
  system: null,
  pieces: ({ text }) => [entry(text)],
  stop: ['\n\n'],
  maxTokens: 320,
  parse: parseTypedNames,
  format: formatTypedNames,
};

export const adapterEdges: EdgesPrompt = {
  version: 'edges-adapter-2',
  system: null,
  pieces: ({ text, nodesAnswer }) => [entry(text), `${nodesAnswer}\n\n`, 'Relations\n'],
  stop: ['\n\n'],
  maxTokens: 320,
  parse: parseRelationLines,
};
