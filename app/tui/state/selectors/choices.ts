/** The names to pick from while one is typed: those that match, likely ones first. */
import { normalName } from '../../../../backend/graph/names.ts';
import type { EntitySummary, EpisodeDetail, Suggestion } from '../../../../backend/journal/Journal.ts';
import type { EntityType } from '../../../../backend/glossary.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';
import { matchesName, standsIn, wordsOf } from './nameMatching.ts';

/** A known entity, or a name that is new. */
export type Choice = { key: string; entity: EntitySummary } | { key: string; entity: null; name: string };

/** Nobody reads on; another letter narrows the list. */
const MOST = 200;
const NEW_KEY = 'new';

const mergeOnce = rememberLast(
  (
    list: readonly EntitySummary[],
    typed: string,
    about: string,
    type: EntityType,
    suggestions: readonly Suggestion[],
  ): Choice[] => {
    const likely = new Set(
      suggestions.flatMap(({ entity, candidates }) => [entity, ...candidates].map(({ id }) => id)),
    );
    const rank = (entity: EntitySummary): number => (likely.has(entity.id) ? 0 : entity.type === type ? 1 : 2);
    const query = wordsOf(typed);
    return list
      .filter((entity) => entity.id !== about && matchesName(entity, query))
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, MOST)
      .map((entity) => ({ key: entity.id, entity }));
  },
);

/** Characters of an entry looked through for names. */
const LOOK = 20_000;

/** Names that are not found in the entry yet; those that stand in its text first. */
const missingOnce = rememberLast((list: readonly EntitySummary[], entry: EpisodeDetail | null): EntitySummary[] => {
  const found = new Set(entry?.entities.map(({ id }) => id));
  const missing = list.filter(({ id }) => !found.has(id));
  const standing = new Set(missing.filter(standsIn((entry?.text ?? '').slice(0, LOOK))));
  return [...standing, ...missing.filter((entity) => !standing.has(entity))];
});

const addOnce = rememberLast((missing: readonly EntitySummary[], typed: string): Choice[] => {
  const query = wordsOf(typed);
  const known = missing
    .filter((entity) => matchesName(entity, query))
    .slice(0, MOST)
    .map((entity): Choice => ({ key: entity.id, entity }));
  const name = typed.trim();
  if (name === '') return known;
  const exact = normalName(name);
  const isThere = known.some(({ entity }) => entity !== null && normalName(entity.name) === exact);
  // Somebody new comes last where the name is known, and first where it is not: Enter takes the first.
  const added: Choice = { key: NEW_KEY, entity: null, name };
  return isThere ? [...known, added] : [added, ...known];
});

/** What the list of a merge or of an added name shows; empty in any other step. */
export function choices({ correcting, names, suggestions, entry }: State): readonly Choice[] {
  const list = names.list ?? [];
  switch (correcting?.act) {
    case 'merge': {
      const { about, field } = correcting;
      return mergeOnce(list, bufferText(field), about.id, about.type, suggestions.list);
    }
    case 'add':
      return addOnce(missingOnce(list, entry.detail), bufferText(correcting.field));
    default:
      return [];
  }
}
