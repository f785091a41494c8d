/** Moving among names: in their list, on the page of one, in insights. */
import type { Insights } from '../../../../backend/journal/Journal.ts';
import { createBuffer, type TextBuffer } from '../../editor/buffer.ts';
import type { Motion } from '../Action.ts';
import { FIRST_QUOTES, NAME_ORDERS, type KnowingAction } from '../Knowing.ts';
import { entityLinks } from '../selectors/entityLinks.ts';
import { shownInsights } from '../selectors/knowing.ts';
import { nameListAt, nameListItems, nameTypes } from '../selectors/nameListItems.ts';
import type { State } from '../State.ts';
import { got, wanted } from './reading.ts';
import { move } from './timeline.ts';
import { moveInWalk, walkOpened } from './walk.ts';

const TOP = { key: null, at: 0 };
/** More quotes are read when the selection comes this close to the last one. */
const MARGIN = 20;

/** The next or previous of a closed ring. */
function turned<Item>(list: readonly Item[], item: Item, by: 1 | -1): Item {
  const at = (list.indexOf(item) + by + list.length) % list.length;
  return list[at] ?? item;
}

function moveInNames(state: State, motion: Motion, page: number): State {
  const items = nameListItems(state);
  const at = Math.max(0, move(nameListAt(state), motion, items.length, page));
  return { ...state, nameList: { ...state.nameList, cursor: { key: items[at]?.id ?? null, at } } };
}

function moveInInsights(state: State, motion: Motion, page: number): State {
  const row = Math.max(0, move(state.insights.row, motion, shownInsights(state).length, page));
  return { ...state, insights: { ...state.insights, row, name: 0 } };
}

export function moveInKnowing(state: State, place: 'names' | 'walk' | 'insights', motion: Motion, page: number): State {
  const moving = { names: moveInNames, walk: moveInWalk, insights: moveInInsights };
  return moving[place](state, motion, page);
}

/** Among company and relations; below the last of them are the quotes. */
function moveInLinks(state: State, link: number, motion: Motion): State {
  const { entity } = state;
  switch (motion) {
    case 'up':
      return { ...state, entity: { ...entity, link: Math.max(0, link - 1) } };
    case 'pageUp':
    case 'first':
      return { ...state, entity: { ...entity, link: 0 } };
    case 'down':
      if (link + 1 < entityLinks(state).length) return { ...state, entity: { ...entity, link: link + 1 } };
      return { ...state, entity: { ...entity, link: null, selected: 0 } };
    case 'pageDown':
      return { ...state, entity: { ...entity, link: null, selected: 0 } };
    case 'last':
      return moveInEntity({ ...state, entity: { ...entity, link: null } }, motion, 1);
  }
}

/** On the page of a name: above the quotes are its company and relations; older quotes are read when they come near. */
export function moveInEntity(state: State, motion: Motion, page: number): State {
  const { entity } = state;
  const { detail } = entity;
  if (detail === null) return state;
  if (entity.link !== null) return moveInLinks(state, entity.link, motion);
  const links = entityLinks(state).length;
  const isUp = motion === 'up' || motion === 'pageUp' || motion === 'first';
  if (isUp && links > 0 && (entity.selected === 0 || motion === 'first')) {
    return { ...state, entity: { ...entity, selected: 0, link: motion === 'up' ? links - 1 : 0 } };
  }
  const count = detail.quotes.length;
  const next = { ...entity, selected: Math.max(0, move(entity.selected, motion, count, page)) };
  const isNear = next.selected >= count - MARGIN && count < detail.mentions && entity.limit <= count;
  if (!isNear) return { ...state, entity: next };
  const limit = motion === 'last' ? detail.mentions : entity.limit + FIRST_QUOTES * 2;
  return { ...state, entity: wanted({ ...next, limit }) };
}

/** All quotes, for what is said of some of them. */
export function wantAllQuotes(state: State): State {
  const { entity } = state;
  if (entity.detail === null || entity.detail.quotes.length >= entity.detail.mentions) return state;
  return { ...state, entity: wanted({ ...entity, limit: entity.detail.mentions }) };
}

/** The selected name stays where it is when a page is read again, as far as there is one. */
export function keptLink(state: State): State {
  const { entity } = state;
  if (entity.link === null || entity.link < entityLinks(state).length) return state;
  return { ...state, entity: { ...entity, link: null } };
}

function selectLink(state: State, by: 1 | -1): State {
  const count = entityLinks(state).length;
  if (count === 0) return state;
  const { link } = state.entity;
  const next = link === null ? (by === 1 ? 0 : count - 1) : link + by;
  return { ...state, entity: { ...state.entity, link: next < 0 || next >= count ? null : next } };
}

/** The next or previous name of insights, wherever the cursor is. */
function selectInsight(state: State, by: 1 | -1): State {
  const { insights } = state;
  const all = shownInsights(state).flatMap(({ names }, row) => names.map((_, name) => ({ row, name })));
  const order = (each: { row: number; name: number }): number => each.row * 1000 + each.name;
  const here = order(insights);
  const next = by === 1 ? all.find((each) => order(each) > here) : all.findLast((each) => order(each) < here);
  return next === undefined ? state : { ...state, insights: { ...insights, ...next } };
}

export function insightsRead(state: State, at: number, told: Insights): State {
  const next = { ...state, insights: got({ ...state.insights, told }, at) };
  const row = Math.min(next.insights.row, Math.max(0, shownInsights(next).length - 1));
  return row === next.insights.row ? next : { ...next, insights: { ...next.insights, row, name: 0 } };
}

/** What is typed narrows the list; the first that is left is the likeliest. */
export function filtered(state: State, field: TextBuffer): State {
  return { ...state, nameList: { ...state.nameList, field, cursor: TOP } };
}

export function reduceKnowing(state: State, action: KnowingAction): State {
  const { nameList } = state;
  switch (action.type) {
    case 'typeTurned':
      return {
        ...state,
        nameList: { ...nameList, type: turned(nameTypes(state), nameList.type, action.by), cursor: TOP },
      };
    case 'orderTurned':
      return { ...state, nameList: { ...nameList, order: turned(NAME_ORDERS, nameList.order, 1), cursor: TOP } };
    case 'filterTyping':
      return {
        ...state,
        nameList: { ...nameList, typing: action.typing, ...(!action.typing && { field: createBuffer(), cursor: TOP }) },
      };
    case 'walkOpened':
      return walkOpened(state, action.path, action.open);
    case 'linkSelected':
      return state.places.at(-1)?.name === 'insights' ? selectInsight(state, action.by) : selectLink(state, action.by);
  }
}
