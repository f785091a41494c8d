/** Ties relation lines to the entities of the text, and finds the sentence that says each. Pure. */
import { DIARIST } from '../../backend/glossary.ts';
import type { EdgesExtraction, FoundEntity } from '../../backend/journal/extraction.ts';
import type { RelationLine } from '../../prompts/lines.ts';
import { normalName } from '../../backend/graph/names.ts';
import { sentences, type Range } from './sentences.ts';

type FoundRelation = EdgesExtraction['relations'][number];

/**
 * Relations whose two ends are different entities, or an entity and the diarist. Other lines are dropped.
 * @param text the episode
 * @param entities those the lines may speak of; evidence is looked for around their mentions
 */
export function resolveRelations(
  text: string,
  entities: readonly FoundEntity[],
  lines: readonly RelationLine[],
): FoundRelation[] {
  const all = sentences(text);
  return lines.flatMap(({ subject, predicate, object }) => {
    const from = findEnd(entities, subject);
    const to = findEnd(entities, object);
    if (from === undefined || to === undefined || from === to) return [];
    return [
      { subject: relationEnd(from), predicate, object: relationEnd(to), evidence: evidence(text, all, from, to) },
    ];
  });
}

/** null is the diarist; undefined: nobody of that name. */
function findEnd(entities: readonly FoundEntity[], name: string): FoundEntity | null | undefined {
  if (name === DIARIST || name === 'I') return null;
  const key = normalName(name);
  return entities.find(
    (entity) => normalName(entity.name) === key || entity.mentions.some(({ surface }) => normalName(surface) === key),
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
