/** The row beside the text of the write screen: what its field asks, and what the words in it come to. */
import { bufferText, cursorOffset } from '../../editor/buffer.ts';
import { findAll, type Found } from '../../editor/find.ts';
import { selectionOf } from '../../editor/selection.ts';
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

/** What stands behind the field. */
export function asideTold(state: State): Line {
  const { aside } = state.writing;
  switch (aside?.what) {
    case 'when':
      if (aside.read !== null) return [{ text: momentText(aside.read.date, state), token: 'accent' }];
      return bufferText(aside.field).trim() === '' ? [] : [{ text: 'not a moment yet', token: 'dim' }];
    case 'find':
      return foundText(state);
    case 'template':
    case undefined:
      return [];
  }
}
