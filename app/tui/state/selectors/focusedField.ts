/** The text field that what is typed goes to. */
import type { TextBuffer } from '../../editor/buffer.ts';
import type { FieldName } from '../Action.ts';
import type { State } from '../State.ts';
import { contextOf } from './context.ts';

export interface FocusedField {
  name: FieldName;
  buffer: TextBuffer;
}

/** The text field that has the cursor, or null. */
export function focusedField(state: State): FocusedField | null {
  switch (contextOf(state)) {
    case 'picking':
    case 'naming': {
      const { correcting } = state;
      return correcting !== null && 'field' in correcting ? { name: 'correcting', buffer: correcting.field } : null;
    }
    case 'when':
    case 'finding': {
      const { aside } = state.writing;
      return aside !== null && 'field' in aside ? { name: 'aside', buffer: aside.field } : null;
    }
    case 'write':
    case 'completing':
      return { name: 'writing', buffer: state.writing.field };
    case 'day':
      return state.jump === null ? null : { name: 'jump', buffer: state.jump };
    case 'filtering':
      return { name: 'names', buffer: state.nameList.field };
    case 'search':
      return { name: 'search', buffer: state.search.field };
    case 'palette':
      return state.palette === null ? null : { name: 'palette', buffer: state.palette.field };
    case 'locked':
    case 'passphrase':
      // While a guess is tried, nothing is typed into it.
      return state.secret?.checking === false ? { name: 'secret', buffer: state.secret.field } : null;
    case 'path':
      return state.models.path === null ? null : { name: 'path', buffer: state.models.path };
    default:
      return null;
  }
}
