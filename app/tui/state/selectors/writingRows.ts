/** The row beside the text of the write screen: what its field asks, and what the words in it come to. */
import { bufferText, cursorOffset } from '../../editor/buffer.ts';
import { findAll, type Found } from '../../editor/find.ts';
import { selectionOf } from '../../editor/selection.ts';
import { cells } from '../../text/width.ts';
import type { State } from '../State.ts';
import type { AskingAside } from '../Writing.ts';
import type { Line } from './line.ts';
import { momentText } from './moments.ts';

const NONE: readonly Found[] = [];

/** Places of what is looked for in the text. */
export function foundPlaces({ writing }: State): readonly Found[] {
  const { aside, field } = writing;
  return aside?.what === 'find' ? findAll(field, bufferText(aside.field)) : NONE;
}

/** What stands before the field. */
export const ASIDE_LABELS: Record<AskingAside['what'], string> = { when: 'when', find: 'find' };

function foundText(state: State): Line {
  const { aside, field } = state.writing;
  if (aside?.what !== 'find' || bufferText(aside.field) === '') return [];
  const places = foundPlaces(state);
  if (places.length === 0) return [{ text: 'not in this entry', token: 'dim' }];
  const selection = selectionOf(field);
  const start = selection === null ? -1 : cursorOffset({ ...field, cursor: selection.from });
  const number = places.findIndex((place) => place.start === start) + 1;
  return [{ text: `${number} of ${places.length.toLocaleString('en-GB')}`, token: 'dim' }];
}

/** The moment that is meant; where there is no room for all of it, by one name of the day. */
function momentLine(date: string, { today, columns }: State, width: number): Line {
  const whole = momentText(date, { today, columns });
  return [{ text: cells(whole) <= width ? whole : momentText(date, { today, columns: 0 }), token: 'accent' }];
}

/** What stands behind the field, in `width` cells. */
export function asideTold(state: State, width: number): Line {
  const { aside } = state.writing;
  switch (aside?.what) {
    case 'when':
      if (aside.read !== null) return momentLine(aside.read.date, state, width);
      return bufferText(aside.field).trim() === '' ? [] : [{ text: 'not a moment yet', token: 'dim' }];
    case 'find':
      return foundText(state);
    case 'template':
    case undefined:
      return [];
  }
}
