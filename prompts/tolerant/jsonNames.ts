/** Names and relations in a JSON answer, whatever its keys are called, as lines. Pure. */
import { z } from 'zod';
import { typeOfLabel } from '../labels.ts';
import type { PromptEntityType } from '../vocabulary.ts';

const record = z.record(z.string(), z.unknown());
const NAME_KEYS = ['name', 'entity', 'entity_name', 'text', 'mention', 'value'];
const TYPE_KEYS = ['type', 'entity_type', 'label', 'category', 'kind'];
const SUBJECT_KEYS = ['subject', 'source', 'from', 'head', 'name1', 'entity1'];
const PREDICATE_KEYS = ['predicate', 'relation', 'relationship', 'relation_type', 'verb', 'type', 'label'];
const OBJECT_KEYS = ['object', 'target', 'to', 'tail', 'name2', 'entity2'];

/** Lines `type: Name`, in the order given; none for JSON that speaks of something else. */
export function nameLinesOf(value: unknown, type: PromptEntityType | null = null): string[] {
  if (typeof value === 'string') return type === null ? [] : [`${type}: ${oneLine(value)}`];
  if (Array.isArray(value)) return value.flatMap((each) => nameLinesOf(each, type));
  const fields = record.safeParse(value);
  if (!fields.success) return [];
  const name = first(fields.data, NAME_KEYS);
  if (name !== null) {
    const own = typeOfLabel(first(fields.data, TYPE_KEYS) ?? '') ?? type;
    return own === null ? [] : [`${own}: ${oneLine(name)}`];
  }
  return Object.entries(fields.data).flatMap(([key, inner]) => nameLinesOf(inner, typeOfLabel(key) ?? type));
}

/** Lines `A | predicate | B`, in the order given. */
export function relationLinesOf(value: unknown): string[] {
  const triple = z.tuple([z.string(), z.string(), z.string()]).safeParse(value);
  if (triple.success) return [triple.data.map(oneLine).join(' | ')];
  if (Array.isArray(value)) return value.flatMap(relationLinesOf);
  const fields = record.safeParse(value);
  if (!fields.success) return [];
  const ends = [SUBJECT_KEYS, PREDICATE_KEYS, OBJECT_KEYS].map((keys) => first(fields.data, keys));
  if (ends.every((end) => end !== null)) return [ends.map((end) => oneLine(end)).join(' | ')];
  return Object.values(fields.data).flatMap(relationLinesOf);
}

/** Whether nothing at all is listed in it: `{}`, `[]`, `{"person": []}`. */
export function isEmptyAnswer(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every(isEmptyAnswer);
}

function first(fields: Record<string, unknown>, keys: readonly string[]): string | null {
  const found = keys.map((key) => fields[key]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
}

function oneLine(text: string): string {
  return text.replace(/[\s;|]+/g, ' ').trim();
}
