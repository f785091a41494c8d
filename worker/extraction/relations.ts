/** Makes relations of an entry out of the lines of a model: between its entities, the right way round, each with evidence. Pure. */
import { DIARIST, RELATED_TO } from '../../backend/glossary.ts';
import { normalName } from '../../backend/graph/names.ts';
import type { FoundEntity, FoundRelation, RelationEnd } from '../../backend/journal/extraction.ts';
import { sentences, type Range } from '../../backend/journal/sentences.ts';
import { kept } from '../../backend/relations/direction.ts';
import type { RelationLine } from '../../prompts/lines.ts';
import { chooseEvidence, type End } from './evidence.ts';
import { fitRelation } from './fitRelation.ts';
import { isOnlyOrigin } from './onlyOrigin.ts';
import { surer } from './sureLines.ts';

/** Words by which models speak of the diarist. */
const DIARIST_WORDS: ReadonlySet<string> = new Set([DIARIST, 'I', 'Myself', 'Diarist', 'Author'].map(normalName));

/**
 * Relations whose two ends are different entities, or an entity and the diarist, each once. Lines that speak of anybody
 * else are dropped, and so are those that cannot be: nobody works at a person, or visited where a letter came from.
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
  const all = sentences(text.slice(passage.start, passage.end)).map(({ start, end }) => ({
    start: passage.start + start,
    end: passage.start + end,
  }));
  const found = new Map<string, FoundRelation>();
  for (const line of lines) {
    const relation = between(entities, line);
    if (relation === null) continue;
    const { subject, predicate, object } = relation;
    if (predicate === 'visited' && object !== null && isOnlyOrigin(text, object)) continue;
    const verb = predicate === RELATED_TO && line.verb !== undefined ? { verb: line.verb } : {};
    const evidence = chooseEvidence(text, all, { ...relation, ...verb });
    const one: FoundRelation = {
      subject: relationEnd(subject),
      predicate,
      ...verb,
      object: relationEnd(object),
      evidence: text.slice(evidence.start, evidence.end),
      ...evidence,
      ...(line.confidence === undefined ? {} : { confidence: line.confidence }),
    };
    found.set(relationKey(one), surer(found.get(relationKey(one)), one));
  }
  return [...found.values()];
}

/** The same for what is the same relation, whatever sentence says so. */
export function relationKey({ subject, predicate, verb, object }: FoundRelation): string {
  return JSON.stringify([subject, predicate, verb, object]);
}

function between(entities: readonly FoundEntity[], line: RelationLine) {
  for (const first of called(entities, line.subject)) {
    for (const second of called(entities, line.object)) {
      if (first === second) continue;
      const fitted = fitRelation(first?.type ?? 'person', line.predicate, second?.type ?? 'person');
      if (fitted === null) continue;
      const [subject, object] = fitted.reversed ? [second, first] : [first, second];
      return kept<End>({ subject, predicate: fitted.predicate, object }, endKey);
    }
  }
  return null;
}

/** The diarist comes first. */
function endKey(end: End): string {
  return end === null ? '' : `${end.name}\n${end.type}`;
}

/** Who may be meant, null being the diarist: several where a person and a place have one name; none where it is not sure. */
function called(entities: readonly FoundEntity[], name: string): End[] {
  const key = normalName(name);
  const isKey = (other: string) => normalName(other) === key;
  const byName = entities.filter((entity) => isKey(entity.name));
  if (byName.length > 0) return byName;
  const byMention = entities.filter((entity) => entity.mentions.some(({ surface }) => isKey(surface)));
  if (byMention.length > 0) return byMention;
  if (DIARIST_WORDS.has(key)) return [null];
  const partly = entities.filter((entity) => hasWords(entity.name, name) || hasWords(name, entity.name));
  return partly.length === 1 ? partly : [];
}

/** Whether a name has all the words of another: Sarah Lindqvist has those of Sarah. */
function hasWords(name: string, part: string): boolean {
  const words = new Set(normalName(name).split(' '));
  return normalName(part)
    .split(' ')
    .every((word) => words.has(word));
}

function relationEnd(entity: End): RelationEnd {
  return entity === null ? null : { name: entity.name, type: entity.type };
}
