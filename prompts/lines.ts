/** The one parser of line answers: `type: A; B` and `A | predicate | B`, or `none`. Pure; bad lines are dropped and counted. */
import { z } from 'zod';
import { isNone, typeOfLabel } from './labels.ts';
import { readPredicate } from './predicates.ts';
import { entityType, predicate, RELATED_TO, type PromptEntityType } from './vocabulary.ts';

/** Longest name worth having, in characters; longer ones are sentences that a small model copied. */
export const MAX_NAME_LENGTH = 80;
/** Most names of one type, and most relations, of one passage. */
export const MAX_LIST = 50;
/** A list that repeats itself this often is a model in a loop: the rest of the list is not read. */
export const LOOP = 3;

const name = z.string().trim().min(1).max(MAX_NAME_LENGTH);
/** how sure the line is, 0 to 1; added after parsing, where something is known of the model */
const confidence = z.number().min(0).max(1).exactOptional();
export const nameLine = z.object({ type: entityType, name, confidence });
const relationLine = z.object({
  subject: name,
  predicate: z.enum([...predicate.options, RELATED_TO]),
  /** where the predicate is related_to: the verb in words */
  verb: z.string().optional(),
  object: name,
  confidence,
});

export type NameLine = z.infer<typeof nameLine>;
export type RelationLine = z.infer<typeof relationLine>;

export interface Answer<Line> {
  lines: Line[];
  /** lines in a known form, also those that say that there is nothing */
  understood: number;
  /** lines in no known form; an answer of nothing else is not an answer */
  unread: number;
}

/**
 * Reads `type: A; B` lines. Names appear once per type, in the order given; unknown types and over-long names are dropped.
 * @param answer what the model generated
 */
export function parseNameLines(answer: string): Answer<NameLine> {
  const read = readLines(answer, (line) => {
    const match = /^([\p{L}_ ]{3,20}):(.*)$/u.exec(line);
    if (match === null) return null;
    const type = typeOfLabel(match[1] ?? '');
    if (type === null) return null;
    return withoutLoops(splitNames(match[2] ?? '')).flatMap((each) => {
      const parsed = nameLine.safeParse({ type, name: each });
      return parsed.success ? [parsed.data] : [];
    });
  });
  const once = new Map(read.lines.map((line) => [`${line.type}:${line.name.toLowerCase()}`, line]));
  return { ...read, lines: [...once.values()] };
}

/**
 * Reads `A | predicate | B` lines, each once, in the order given. A verb that is none of the list is kept in words.
 * @param answer what the model generated
 */
export function parseRelationLines(answer: string): Answer<RelationLine> {
  const read = readLines(answer, (line) => {
    const [subject, word, object, ...rest] = line.split('|').map((part) => part.trim());
    if (object === undefined || rest.length > 0) return null;
    const parsed = relationLine.safeParse({ subject, ...readPredicate(word ?? ''), object });
    return parsed.success ? [parsed.data] : [];
  });
  const once = new Map(read.lines.map((line) => [formatRelationLines([line]), line]));
  return { ...read, lines: [...once.values()].slice(0, MAX_LIST) };
}

/** The same lines in the form the prompts ask for: what is repeated to the model in place of an answer that looped. */
export function formatNameLines(lines: readonly NameLine[]): string {
  const types = [...new Set(lines.map((line) => line.type))];
  const list = (type: PromptEntityType) => lines.filter((line) => line.type === type).map((line) => line.name);
  return lines.length === 0 ? 'none' : types.map((type) => `${type}: ${list(type).join('; ')}`).join('\n');
}

export function formatRelationLines(lines: readonly RelationLine[]): string {
  const told = lines.map(({ subject, predicate, verb, object }) => `${subject} | ${verb ?? predicate} | ${object}`);
  return told.join('\n') || 'none';
}

function readLines<Line>(answer: string, read: (line: string) => Line[] | null): Answer<Line> {
  const told = answer.split('\n').map((line) => line.trim().replace(/^(?:[-*•]|\d+[.)])\s+/, ''));
  const found = told.filter((line) => line !== '').map((line) => (isNone(line) ? [] : read(line)));
  const understood = found.filter((lines) => lines !== null);
  return { lines: understood.flat(), understood: understood.length, unread: found.length - understood.length };
}

function splitNames(list: string): string[] {
  return list
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '' && !isNone(each));
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
