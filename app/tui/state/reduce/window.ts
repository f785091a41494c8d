/** What a person changes of the window itself. */
import { createBuffer } from '../../editor/buffer.ts';
import type { State } from '../State.ts';
import type { WindowAction } from '../WindowState.ts';

export function reduceWindow(state: State, action: WindowAction): State {
  switch (action.type) {
    case 'preferred':
      return { ...state, preferences: { ...state.preferences, ...action.change } };
    case 'backgroundSeen':
      return { ...state, display: { ...state.display, background: action.background } };
    case 'paletteToggled':
      return { ...state, palette: state.palette === null ? { field: createBuffer(), selected: 0 } : null };
    case 'veilToggled':
      return { ...state, veiled: !state.veiled };
    case 'secretChanged':
      // What stood in the status line may tell of the journal.
      return { ...state, secret: action.secret, notice: action.secret?.step === 'unlock' ? null : state.notice };
    case 'keyPressing':
      return { ...state, keyList: { ...state.keyList, pressing: action.pressing } };
  }
}
