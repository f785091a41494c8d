/** Where the person is among names: in the list of them, on a walk from one to the next, in what they tell of a life. */
import type { EntityType } from '../../../backend/glossary.ts';
import type { Insights, Neighbour } from '../../../backend/journal/Journal.ts';
import { createBuffer, type TextBuffer } from '../editor/buffer.ts';
import type { Cursor } from './Jobs.ts';
import { IDLE, type Reading } from './Reading.ts';

/** last: seen last; missed: silent for longer than usual; count: in most entries; name: by the alphabet. */
export const NAME_ORDERS = ['last', 'missed', 'count', 'name'] as const;
export type NameOrder = (typeof NAME_ORDERS)[number];

/** The list of names. The names themselves are read once for all who need them. */
export interface NameList {
  /** only these; null for all */
  type: EntityType | null;
  order: NameOrder;
  /** what narrows it */
  field: TextBuffer;
  /** what is typed narrows it now */
  typing: boolean;
  cursor: Cursor;
}

export interface OpenInsights extends Reading {
  told: Insights | null;
  row: number;
  /** which name of the row is selected */
  name: number;
}

/** A tree of neighbours. A path is the ids from the root down, with slashes between. */
export interface Walk extends Reading {
  /** where it begins; null when nobody walks */
  root: { id: string; name: string } | null;
  /** neighbours of those that were opened, by id */
  known: ReadonlyMap<string, readonly Neighbour[]>;
  /** paths whose neighbours are shown */
  open: ReadonlySet<string>;
  selected: string;
}

export type KnowingAction =
  | { type: 'typeTurned'; by: 1 | -1 }
  | { type: 'orderTurned' }
  | { type: 'filterTyping'; typing: boolean }
  | { type: 'walkOpened'; path: string; open: boolean }
  | { type: 'linkSelected'; by: 1 | -1 };

/** Quotes that are read of a name at first; more follow whoever goes on. */
export const FIRST_QUOTES = 100;

export const NO_NAME_LIST: NameList = {
  type: null,
  order: 'last',
  field: createBuffer(),
  typing: false,
  cursor: { key: null, at: 0 },
};
export const NO_INSIGHTS: OpenInsights = { ...IDLE, told: null, row: 0, name: 0 };
export const NO_WALK: Walk = { ...IDLE, root: null, known: new Map(), open: new Set(), selected: '' };
