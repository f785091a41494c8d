/** Prompts for any base model: a few worked entries, then the entry to read, in the same form. */
import data from './baseWording.json' with { type: 'json' };
import { versionedWording, type VersionedWording, type WorkedEntry } from './baseWording.ts';
import { formatNameLines, formatRelationLines, parseNameLines, parseRelationLines } from './lines.ts';
import type { EdgesPrompt, NodesPrompt } from './Prompt.ts';

const heading = (number: number) => `Relations in entry ${number}:\n`;

/**
 * Both prompts in some wording. `npm run optimise` looks for a better one.
 * @param wording as checked; see baseWording.json for the one in use
 */
export function basePrompts(wording: VersionedWording): { nodes: NodesPrompt; edges: EdgesPrompt } {
  // A blank line inside an entry would look like its end.
  const entry = (text: string) =>
    `${wording.entry.before}${text.trim().replace(/\n\s*\n/g, '\n')}${wording.entry.after}\n`;
  /** One piece for all entries: it stays in the model's context from entry to entry. */
  const shownNames =
    wording.opening + wording.examples.map((each) => `${entry(each.text)}${namesOf(wording, each)}\n\n`).join('');
  /** Comes after the entry, so that all before it is still in the context. */
  const shownRelations = wording.examples
    .map((example, index) => `${heading(index + 1)}${formatRelationLines(example.relations)}\n\n`)
    .join('');
  const [label = ''] = Object.keys(wording.labels);
  const primer = wording.primed ? `${label}:` : '';
  /** What the model said goes on behind the primer; lines of our own making begin below it. */
  const answered = (answer: string) => `${primer}${primer === '' || /^\s/.test(answer) ? '' : '\n'}${answer}`;
  return {
    nodes: {
      version: `nodes-base-${wording.version}`,
      system: null,
      pieces: ({ text }) => [shownNames, entry(text) + primer],
      stop: ['\n\n'],
      maxTokens: 200,
      parse: (answer) => parseNameLines(answered(answer)),
      format: formatNameLines,
    },
    edges: {
      version: `edges-base-${wording.version}`,
      system: null,
      pieces: ({ text, nodesAnswer }) => [
        shownNames,
        entry(text) + primer,
        `${answered(nodesAnswer).slice(primer.length).trimEnd()}\n\n`,
        `${shownRelations}${heading(wording.examples.length + 1)}`,
      ],
      stop: ['\n\n'],
      maxTokens: 160,
      parse: parseRelationLines,
    },
  };
}

// Every line always, even when there is none: a small model leaves out what an example leaves out. Measured on
// journal-dev with the starter: main F1 0.46 with only the lines that have names, 0.48 with all, 0.54 with quoted entries.
function namesOf({ labels, none }: VersionedWording, { names }: WorkedEntry): string {
  return Object.entries(labels)
    .map(([label, type]) => {
      const list = names.filter((line) => line.type === type).map(({ name }) => name);
      return `${label}: ${list.join('; ') || none}`;
    })
    .join('\n');
}

export const { nodes: baseNodes, edges: baseEdges } = basePrompts(versionedWording.parse(data));
