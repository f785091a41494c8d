/** How long the list of the present step of a correction is. */
import { ENTITY_TYPES } from '../../../../backend/glossary.ts';
import type { State } from '../State.ts';
import { choices } from './choices.ts';
import { splitEntries } from './entitySplit.ts';

export function listLength(state: State): number {
  switch (state.correcting?.act) {
    case 'merge':
    case 'add':
      return choices(state).length;
    case 'split':
      return splitEntries(state).length;
    case 'retype':
    case 'addType':
      return ENTITY_TYPES.length;
    default:
      return 0;
  }
}
