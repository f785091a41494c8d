/** Where an input goes: to a command of the keymap, or else into the text field the person is in. */
import { actionFor } from '../editor/editorKeys.ts';
import { update } from '../editor/update.ts';
import type { TextBuffer } from '../editor/buffer.ts';
import type { Input } from '../keys/input.ts';
import { keyName, matchCommand } from '../keys/keymap.ts';
import type { FieldName } from './Action.ts';
import { perform } from './commands.ts';
import type { Kith } from './Kith.ts';
import { conditions, contextOf } from './selectors/context.ts';
import { fieldView } from './selectors/fieldView.ts';
import type { State } from './State.ts';

/** The text field that has the cursor, or null. */
function focusedField(state: State): { name: FieldName; buffer: TextBuffer } | null {
  switch (contextOf(state)) {
    case 'picking':
    case 'naming': {
      const { correcting } = state;
      return correcting !== null && 'field' in correcting ? { name: 'correcting', buffer: correcting.field } : null;
    }
    case 'write':
      return { name: 'writing', buffer: state.writing.field };
    case 'search':
      return { name: 'search', buffer: state.search.field };
    case 'path':
      return state.models.path === null ? null : { name: 'path', buffer: state.models.path };
    default:
      return null;
  }
}

/** Lets one input have its effect. */
export function route(kith: Kith, input: Input): void {
  const { store } = kith;
  const state = store.get();
  // A notice has been seen once the person goes on.
  if (state.notice !== null) store.dispatch({ type: 'noticed', notice: null });
  const command = matchCommand(input, contextOf(state), conditions(state));
  if (command !== null) return perform(kith, command.id, keyName(input) ?? '');
  const field = focusedField(state);
  if (field === null) return;
  const action = actionFor(input, field.buffer, { multiline: field.name === 'writing' });
  if (action === null) return;
  const buffer = update(field.buffer, action, fieldView(state, field.name));
  if (buffer !== field.buffer) store.dispatch({ type: 'edited', field: field.name, buffer });
}
