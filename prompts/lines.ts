/** The one parser of line answers: `type: A; B` and `A | predicate | B`, or `none`. Pure; bad lines are dropped and counted. */
import { z } from 'zod';
import { entityType, predicate, type PromptEntityType } from './vocabulary.ts';

/** Longest name worth having, in characters; longer ones are sentences that a small model copied. */
export const MAX_NAME_LENGTH = 80;
/** Most names of one type, and most relations, of one passage. */
export const MAX_LIST = 50;
/** A list that repeats itself this often is a model in a loop: the rest of the list is not read. */
const LOOP = 3;

const name = z.string().trim().min(1).max(MAX_NAME_LENGTH);
const nameLine = z.object({ type: entityType, name });
const relationLine = z.object({ subject: name, predicate, object: name });

export type NameLine = z.infer<typeof nameLine>;
export type RelationLine = z.infer<typeof relationLine>;

export interface Answer<Line> {
  lines: Line[];
  /** lines in no known form; an answer of nothing else is not an answer */
  unread: number;
}

/** Other words that models use for our types. */
const LABELS: Record<string, PromptEntityType> = {
  people: 'person',
  organisation: 'organization',
  company: 'organization',
  companies: 'organization',
  location: 'place',
  hobby: 'activity',
  hobbies: 'activity',
  activities: 'activity',
  animal: 'pet',
  title: 'work',
};

/**
 * Reads `type: A; B` lines. Names appear once per type, in the order given; unknown types and over-long names are dropped.
 * @param answer what the model generated
 */
export function parseNameLines(answer: string): Answer<NameLine> {
  return readLines(answer, (line) => {
    const match = /^([\p{L}_ ]{3,20}):(.*)$/u.exec(line);
    if (match === null) return null;
    const type = typeOf(match[1] ?? '');
    if (type === null) return null;
    return withoutLoops(splitNames(match[2] ?? '')).flatMap((each) => {
      const parsed = nameLine.safeParse({ type, name: each });
      return parsed.success ? [parsed.data] : [];
    });
  });
}

/**
 * Reads `A | predicate | B` lines, each once, in the order given; unknown predicates are dropped.
 * @param answer what the model generated
 */
export function parseRelationLines(answer: string): Answer<RelationLine> {
  const read = readLines(answer, (line) => {
    const [subject, word, object, ...rest] = line.split('|').map((part) => part.trim());
    if (object === undefined || rest.length > 0) return null;
    const parsed = relationLine.safeParse({ subject, predicate: word?.toLowerCase().replaceAll(' ', '_'), object });
    return parsed.success ? [parsed.data] : [];
  });
  const once = new Map(read.lines.map((line) => [`${line.subject}|${line.predicate}|${line.object}`, line]));
  return { lines: [...once.values()].slice(0, MAX_LIST), unread: read.unread };
}

/** The same lines in the form the prompts ask for: what is repeated to the model in place of an answer that looped. */
export function formatNameLines(lines: readonly NameLine[]): string {
  const types = [...new Set(lines.map((line) => line.type))];
  const list = (type: PromptEntityType) => lines.filter((line) => line.type === type).map((line) => line.name);
  return lines.length === 0 ? 'none' : types.map((type) => `${type}: ${list(type).join('; ')}`).join('\n');
}

export function formatRelationLines(lines: readonly RelationLine[]): string {
  const told = lines.map(({ subject, predicate, object }) => `${subject} | ${predicate} | ${object}`);
  return told.join('\n') || 'none';
}

function readLines<Line>(answer: string, read: (line: string) => Line[] | null): Answer<Line> {
  const lines: Line[] = [];
  let unread = 0;
  // A model told not to think aloud may do so all the same.
  for (const raw of answer.replace(/<think>[\s\S]*?(<\/think>|$)/g, '').split('\n')) {
    const line = raw.trim().replace(/^(?:[-*•]|\d+[.)])\s+/, '');
    if (line === '' || isNone(line)) continue;
    const found = read(line);
    if (found === null) unread += 1;
    else lines.push(...found);
  }
  return { lines, unread };
}

function typeOf(label: string): PromptEntityType | null {
  const word = label.trim().toLowerCase();
  const parsed = entityType.safeParse(LABELS[word] ?? LABELS[word.replace(/s$/, '')] ?? word.replace(/s$/, ''));
  return parsed.success ? parsed.data : null;
}

function splitNames(list: string): string[] {
  return list
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !isNone(each));
}

function isNone(text: string): boolean {
  return /^\(?none\)?\.?$/i.test(text);
}

function withoutLoops(names: string[]): string[] {
  const seen = new Map<string, string>();
  let repeats = 0;
  for (const each of names) {
    const key = each.normalize('NFKC').toLowerCase();
    if (seen.has(key)) repeats += 1;
    else seen.set(key, each);
    if (repeats >= LOOP || seen.size >= MAX_LIST) break;
  }
  return [...seen.values()];
}
