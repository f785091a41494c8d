/** Relations in words that are safe to draw: who and what, since when and until when. Pure. */
import type { LastingRelation, Relation, RelationEvidence } from '../backend/journal/Journal.ts';
import type { RelationPredicate } from '../backend/glossary.ts';
import { sanitize } from './tui/text/sanitize.ts';

/** What happens again and again, and lasts no time. */
const OCCURRENCES: ReadonlySet<RelationPredicate> = new Set<RelationPredicate>(['visited', 'met_with', 'attended']);

const safe = (text: string): string => sanitize(text).replaceAll(/\s+/g, ' ').trim();

/** Priya works at Siemens */
export function relationWords({
  subject,
  predicate,
  verb,
  object,
}: Pick<Relation, 'subject' | 'predicate' | 'verb' | 'object'>): string {
  return `${safe(subject)} ${safe(verb ?? predicate.replaceAll('_', ' '))} ${safe(object)}`;
}

/**
 * since 5 Jan 2024, 3 entries, last 2 Mar 2025
 * @param dayWords how a local date YYYY-MM-DD is written
 */
export function relationTime(relation: LastingRelation, dayWords: (day: string) => string): string {
  const { predicate, valid_at, last_seen, invalid_at, entries } = relation;
  const [first, last] = [dayWords(valid_at), dayWords(last_seen)];
  const counted = entries > 1 ? [`${entries} entries`] : [];
  if (OCCURRENCES.has(predicate)) {
    return [...counted, first === last ? first : `${first} to ${last}`].join(', ');
  }
  if (invalid_at !== null) return [`since ${first}`, `until ${dayWords(invalid_at)}`, ...counted].join(', ');
  return [`since ${first}`, ...counted, ...(first === last ? [] : [`last ${last}`])].join(', ');
}

/** The first and the last sentence that is written of it, in one line each; one where there is no other. */
export function firstAndLast({ evidences }: LastingRelation): RelationEvidence[] {
  const [first, last] = [evidences[0], evidences.at(-1)];
  if (first === undefined || last === undefined) return [];
  const told = first.evidence === last.evidence ? [first] : [first, last];
  return told.map((evidence) => ({ ...evidence, evidence: safe(evidence.evidence) }));
}
