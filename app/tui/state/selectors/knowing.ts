/** Which name is selected where names lead on, and what can be done there. */
import { currentPlace } from '../reduce/places.ts';
import type { NameOrder } from '../Knowing.ts';
import type { State } from '../State.ts';
import { entityLinks, selectedLink, type EntityLink } from './entityLinks.ts';
import { TYPE_TITLES } from './format.ts';
import { geometry } from './geometry.ts';
import { insightRows, type InsightRow } from './insightRows.ts';
import { nameListItems, selectedListed } from './nameListItems.ts';
import { selectedWalkItem } from './walkItems.ts';

/** Cells before each row that can be selected. */
const MARK = 2;

export const ORDER_WORDS: Readonly<Record<NameOrder, string>> = {
  last: 'seen last',
  missed: 'not seen for long',
  count: 'most entries',
  name: 'by name',
};

/** The rows of insights as wide as they are drawn. */
export function shownInsights(state: State): readonly InsightRow[] {
  return insightRows(state, geometry(state).width - MARK);
}

/** The name that a key would open or walk from, or null. */
export function selectedName(state: State): EntityLink | null {
  switch (currentPlace(state).name) {
    case 'names':
      return selectedListed(state);
    case 'walk':
      return selectedWalkItem(state);
    case 'insights': {
      const { row, name } = state.insights;
      return shownInsights(state)[row]?.names[name] ?? null;
    }
    case 'entity':
      return selectedLink(state)?.to ?? null;
    default:
      return null;
  }
}

export function knowingAbilities(state: State): Record<'hasLinks', boolean> {
  switch (currentPlace(state).name) {
    case 'entity':
      return { hasLinks: entityLinks(state).length > 0 };
    case 'insights':
      return { hasLinks: shownInsights(state).some(({ names }) => names.length > 0) };
    default:
      return { hasLinks: false };
  }
}

/** "People", or "Names" for all kinds. */
export function nameListTitle({ nameList }: State): string {
  return nameList.type === null ? 'Names' : TYPE_TITLES[nameList.type];
}

/** "34 · seen last"; empty before they are read. */
export function nameListAside(state: State): string {
  if (state.names.list === null) return '';
  return `${nameListItems(state).length.toLocaleString('en-GB')} · ${ORDER_WORDS[state.nameList.order]}`;
}
