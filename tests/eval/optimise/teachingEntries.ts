/** Reads the invented entries of prompts/training/data: `[surface](type:Canonical Name)` in the text, relations below it. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageError } from '../../../backend/errors.ts';
import { packageRoot } from '../../../backend/packageFiles.ts';
import { entityType, type PromptEntityType } from '../../../prompts/vocabulary.ts';
import { parseGold, type GoldEntry } from '../score/files.ts';

const LABEL = /\[([^[\]\n]+)\]\(([a-z]+)(?::([^()\n]+))?\)/g;
/** Given to this project; only people, places and organizations are labelled throughout. The other folder is our own. */
const SHARED = 'shared';

export interface TeachingEntry {
  gold: GoldEntry;
  /** whether every type is labelled, so that it may be shown as an example */
  isOwn: boolean;
}

/** All of them, in the order of files. @throws UsageError where a label is wrong */
export async function readTeachingEntries(): Promise<TeachingEntry[]> {
  const folder = join(packageRoot(), 'prompts', 'training', 'data');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
  const files = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    return parseTeachingEntries(text, basename(name, '.txt')).map((gold) => ({
      gold,
      isOwn: !name.startsWith(SHARED),
    }));
  });
  return (await Promise.all(files)).flat();
}

/**
 * The entries of one file. Personas of two files are never the same, whatever they are called.
 * @param stem the file's name, before the persona's
 * @throws UsageError where a label is wrong
 */
export function parseTeachingEntries(text: string, stem: string): GoldEntry[] {
  const blocks = text.split(/^=== /m).slice(1);
  const rows = blocks.map((block, index) => row(block, stem, index));
  return parseGold(rows.map((each) => `${JSON.stringify(each)}\n`).join(''), stem);
}

function row(block: string, stem: string, index: number) {
  const [head = '', ...lines] = block.trimEnd().split('\n');
  const [persona = '', date = ''] = head.split('|').map((part) => part.trim());
  const id = `${stem}-${persona}-${date}-${index}`;
  const marked = lines
    .filter((line) => !line.startsWith('% '))
    .join('\n')
    .trim();
  const entities = new Map<string, { name: string; type: string; mentions: string[] }>();
  for (const [, surface = '', label, canonical] of marked.matchAll(LABEL)) {
    const type = typeOf(label, id);
    const name = canonical ?? surface;
    const known = entities.get(`${type}:${name}`) ?? { name, type, mentions: [] };
    if (!known.mentions.includes(surface)) known.mentions.push(surface);
    entities.set(`${type}:${name}`, known);
  }
  const relations = lines.filter((line) => line.startsWith('% ')).map((line) => line.slice(2).split('|'));
  return {
    id,
    persona: `${stem}-${persona}`,
    text: marked.replace(LABEL, '$1'),
    entities: [...entities.values()],
    relations: relations.map(([subject, predicate, object]) => ({
      subject: subject?.trim(),
      predicate: predicate?.trim(),
      object: object?.trim(),
    })),
  };
}

function typeOf(label: string | undefined, id: string): PromptEntityType {
  const type = entityType.safeParse(label);
  if (!type.success) throw new UsageError(`${id}: unknown type ${label}.`, 'Correct the file.');
  return type.data;
}
