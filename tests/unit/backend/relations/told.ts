/** Short ways to say what entries tell, for the tests of this folder. */
import { PREDICATES, RELATED_TO, type Predicate } from '../../../../backend/glossary.ts';
import type { Assertion, RelationOverTime, SaidEnding } from '../../../../backend/relations/relationOverTime.ts';

let number = 0;

function said(day: string, evidence: string) {
  number += 1;
  const id = String(number).padStart(4, '0');
  return { id, episode: `e${id}`, date: `${day}T20:00:00+01:00`, evidence, start: 0, end: evidence.length, run: '' };
}

/** @param words subject, predicate and object, each one word */
export function assertion(day: string, words: string, evidence = words, verb: string | null = null): Assertion {
  const [subject = '', word, object = ''] = words.split(' ');
  const predicate = PREDICATES.find((known) => known === word) ?? RELATED_TO;
  const end = (name: string) => ({ uid: name, name });
  return { ...said(day, evidence), subject: end(subject), predicate, verb, object: end(object) };
}

/** @param ends both ends, each one word */
export function ending(day: string, ends: string, predicates: readonly Predicate[], evidence = ends): SaidEnding {
  const [subject = '', object = ''] = ends.split(' ');
  return { ...said(day, evidence), subject, object, predicates };
}

/** Relations in one line each: `Ana lives_in Porto 2025-01-01–2026-01-01`. */
export function lines(relations: readonly RelationOverTime[]): string[] {
  return relations.map(
    ({ subject, predicate, object, valid_at, invalid_at }) =>
      `${subject.name} ${predicate} ${object.name} ${valid_at}–${invalid_at ?? ''}`,
  );
}
