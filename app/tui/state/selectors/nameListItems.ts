/** The list of names as it stands: of one type, narrowed by what is typed, in the chosen order. */
import { ENTITY_TYPES, type EntityType } from '../../../../backend/glossary.ts';
import { byMissed } from '../../../../backend/insights/silence.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { NameOrder } from '../Knowing.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';
import { matchesName, wordsOf } from './nameMatching.ts';

const spelling = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const byLast = (one: EntitySummary, other: EntitySummary): number => {
  const [last, otherLast] = [one.last ?? '', other.last ?? ''];
  return last === otherLast ? other.episodes - one.episodes : last < otherLast ? 1 : -1;
};
const byName = (one: EntitySummary, other: EntitySummary): number => spelling.compare(one.name, other.name);

const ordered = rememberLast(
  (list: readonly EntitySummary[], order: NameOrder, today: string): readonly EntitySummary[] => {
    switch (order) {
      case 'last':
        return [...list].sort(byLast);
      case 'missed':
        return byMissed(list, today);
      case 'count':
        return [...list].sort((one, other) => other.episodes - one.episodes || byName(one, other));
      case 'name':
        return [...list].sort(byName);
    }
  },
);

const ofType = rememberLast((list: readonly EntitySummary[], type: EntityType | null) =>
  type === null ? list : list.filter((entity) => entity.type === type),
);

const narrowed = rememberLast((list: readonly EntitySummary[], typed: string): readonly EntitySummary[] => {
  const query = wordsOf(typed);
  return query.length === 0 ? list : list.filter((entity) => matchesName(entity, query));
});

/** What the list shows. Sorted once, and narrowed at each key. */
export function nameListItems({ names, nameList, today }: State): readonly EntitySummary[] {
  const list = ordered(names.list ?? [], nameList.order, today);
  return narrowed(ofType(list, nameList.type), bufferText(nameList.field));
}

const typesOnce = rememberLast((list: readonly EntitySummary[]): (EntityType | null)[] => [
  null,
  ...ENTITY_TYPES.filter((type) => list.some((entity) => entity.type === type)),
]);

/** What the list can be turned to: everything, and each type there is. */
export function nameTypes({ names }: Pick<State, 'names'>): readonly (EntityType | null)[] {
  return typesOnce(names.list ?? []);
}

/** Where the cursor stands: on its name, or where that was. */
export function nameListAt(state: State): number {
  const items = nameListItems(state);
  const { key, at } = state.nameList.cursor;
  const kept = items.findIndex(({ id }) => id === key);
  return kept >= 0 ? kept : Math.max(0, Math.min(at, items.length - 1));
}

export function selectedListed(state: State): EntitySummary | null {
  return nameListItems(state)[nameListAt(state)] ?? null;
}
