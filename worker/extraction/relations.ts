/** Ties relation lines to the entities of a passage, and finds the sentence that says each. Pure. */
import { DIARIST } from '../../backend/glossary.ts';
import { normalName } from '../../backend/graph/names.ts';
import type { EdgesExtraction, FoundEntity } from '../../backend/journal/extraction.ts';
import type { RelationLine } from '../../prompts/lines.ts';
import { sentences, type Range } from '../../backend/journal/sentences.ts';

type FoundRelation = EdgesExtraction['relations'][number];

/**
 * Relations whose two ends are different entities, or an entity and the diarist. Other lines are dropped.
 * @param text the episode
 * @param passage the part of it that the lines are about
 * @param entities those the lines may speak of; evidence is looked for around their mentions
 */
export function resolveRelations(
  text: string,
  passage: Range,
  entities: readonly FoundEntity[],
  lines: readonly RelationLine[],
): FoundRelation[] {
  const known = lines.flatMap(({ subject, predicate, object }) => {
    const from = findEnd(entities, subject);
    const to = findEnd(entities, object);
    return from === undefined || to === undefined || from === to ? [] : [{ from, predicate, to }];
  });
  if (known.length === 0) return [];
  const all = sentences(text.slice(passage.start, passage.end)).map(({ start, end }) => ({
    start: passage.start + start,
    end: passage.start + end,
  }));
  return known.map(({ from, predicate, to }) => ({
    subject: relationEnd(from),
    predicate,
    object: relationEnd(to),
    evidence: evidence(text, all, from, to),
  }));
}

/** null is the diarist; undefined: nobody of that name. */
function findEnd(entities: readonly FoundEntity[], name: string): FoundEntity | null | undefined {
  if (name === DIARIST || name === 'I') return null;
  const key = normalName(name);
  const called = (entity: FoundEntity, surface: string) => normalName(surface) === key || entity.name === name;
  return (
    entities.find((entity) => called(entity, entity.name)) ??
    entities.find((entity) => entity.mentions.some(({ surface }) => called(entity, surface)))
  );
}

function relationEnd(entity: FoundEntity | null): FoundRelation['subject'] {
  return entity === null ? null : { name: entity.name, type: entity.type };
}

/** The first sentence that names both ends, else the one that names the first end. The diarist is in every sentence. */
function evidence(text: string, all: readonly Range[], from: FoundEntity | null, to: FoundEntity | null): string {
  const ends = [from, to].filter((end) => end !== null);
  const names = (range: Range, end: FoundEntity | undefined) =>
    end?.mentions.some((mention) => mention.start >= range.start && mention.start < range.end) === true;
  const found =
    all.find((range) => ends.every((end) => names(range, end))) ?? all.find((range) => names(range, ends[0]));
  return text.slice(found?.start ?? 0, found?.end).trim();
}
