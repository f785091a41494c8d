/** Where an input goes: to a command of the keymap, or else into the text field the person is in. */
import { actionFor } from '../editor/editorKeys.ts';
import { takenText, update, type EditorAction } from '../editor/update.ts';
import { restingPlace, vimKey } from '../editor/vim.ts';
import type { KeyInput, TerminalInput } from '../keys/input.ts';
import { keyName, matchCommand } from '../keys/keymap.ts';
import { perform } from './commands.ts';
import { copyText } from './copyText.ts';
import type { Kith } from './Kith.ts';
import { point } from './pointing.ts';
import { conditions, contextOf } from './selectors/context.ts';
import { commandsOf } from './selectors/commandTable.ts';
import { fieldView } from './selectors/fieldView.ts';
import { focusedField, type FocusedField } from './selectors/focusedField.ts';
import { takeKey } from './windowCommands.ts';

/** Lets one input have its effect. */
export function route(kith: Kith, input: TerminalInput): void {
  const { store } = kith;
  if (input.kind === 'background') return store.dispatch({ type: 'backgroundSeen', background: input.background });
  if (kith.lock.touched()) return;
  if (input.kind === 'mouse') return point(kith, input, (key) => route(kith, key));
  const state = store.get();
  // A notice has been seen once the person goes on.
  if (state.notice !== null) store.dispatch({ type: 'noticed', notice: null });
  const context = contextOf(state);
  if (context === 'write' && state.preferences.vim && input.kind === 'key' && routeVim(kith, input)) return;
  const command = matchCommand(input, context, conditions(state), commandsOf(state));
  const key = keyName(input);
  if (command !== null) return perform(kith, command.id, key ?? '');
  if (context === 'pressing' && key !== null) return void takeKey(kith, key);
  const field = focusedField(state);
  if (field === null) return;
  const asked = actionFor(input, field.buffer, { multiline: field.name === 'writing' });
  if (asked === null) return;
  editField(kith, field, asked);
}

/** Lets an action change a text field, and keeps what it takes out. */
function editField(kith: Kith, { name, buffer }: FocusedField, asked: EditorAction): void {
  const { store } = kith;
  const state = store.get();
  const action: EditorAction = asked.type === 'yank' ? { type: 'paste', text: state.clipboard.text } : asked;
  const view = fieldView(state, name);
  const after = update(buffer, action, view);
  if (after !== buffer) store.dispatch({ type: 'edited', field: name, buffer: after });
  // A passphrase is never copied anywhere.
  const taken = name === 'secret' ? '' : takenText(buffer, action, view);
  if (taken === '') return;
  const { clipboard } = state;
  // What is killed stroke by stroke comes back as one.
  const isMore = action.type === 'delete' && clipboard.after === buffer;
  const isBefore = action.type === 'delete' && /Left|Start/.test(action.motion);
  const text = !isMore ? taken : isBefore ? taken + clipboard.text : clipboard.text + taken;
  if (action.type === 'copy') return copyText(kith, text, after);
  store.dispatch({ type: 'taken', text, after });
  if (action.type === 'cut') kith.terminal.copy(text);
}

/** Lets vim have a key; false when the key is none of its. */
function routeVim(kith: Kith, key: KeyInput): boolean {
  const { store } = kith;
  const { writing, clipboard } = store.get();
  const outcome = vimKey(writing.vim, key, writing.field, clipboard.text);
  if (outcome === null) return false;
  const writeField = (action: EditorAction): void =>
    editField(kith, { name: 'writing', buffer: store.get().writing.field }, action);
  for (const action of outcome.actions) writeField(action);
  if (outcome.taken !== undefined) {
    store.dispatch({ type: 'taken', text: outcome.taken, after: store.get().writing.field });
  }
  store.dispatch({ type: 'vimMoved', vim: outcome.vim });
  const resting = restingPlace(outcome.vim, store.get().writing.field);
  if (resting !== null) writeField(resting);
  if (outcome.command !== undefined) perform(kith, outcome.command, '');
  return true;
}
