/** The keys of a text field as one table, as every shell and editor has taught them: what they do, and their help. */
import type { EditorAction } from './update.ts';
import type { Motion } from './motion.ts';

export interface EditingRow {
  /** as `keyName` writes them, without shift */
  keys: readonly string[];
  help: string;
  action: EditorAction;
  /** only in a field of several rows; in others the key is left to the screen */
  multiline?: true;
}

const move = (motion: Motion): EditorAction => ({ type: 'move', motion });
const erase = (motion: Motion): EditorAction => ({ type: 'delete', motion });
const kill = (motion: Motion): EditorAction => ({ type: 'delete', motion, kill: true });

/** With shift, a key that moves selects what it passes. */
// prettier-ignore
export const EDITING: readonly EditingRow[] = [
  { keys: ['left', 'ctrl+b'], help: 'One character back.', action: move('left') },
  { keys: ['right', 'ctrl+f'], help: 'One character on.', action: move('right') },
  { keys: ['alt+b', 'ctrl+left', 'alt+left'], help: 'One word back.', action: move('wordLeft') },
  { keys: ['alt+f', 'ctrl+right', 'alt+right'], help: 'One word on.', action: move('wordRight') },
  { keys: ['up'], help: 'One row up.', action: move('up'), multiline: true },
  { keys: ['down'], help: 'One row down.', action: move('down'), multiline: true },
  { keys: ['pageup'], help: 'A page up.', action: move('pageUp'), multiline: true },
  { keys: ['pagedown'], help: 'A page down.', action: move('pageDown'), multiline: true },
  { keys: ['home'], help: 'To the start of the row; once more, of the line.', action: move('rowStart') },
  { keys: ['end'], help: 'To the end of the row; once more, of the line.', action: move('rowEnd') },
  { keys: ['ctrl+a'], help: 'To the start of the line.', action: move('lineStart') },
  { keys: ['ctrl+e'], help: 'To the end of the line.', action: move('lineEnd') },
  { keys: ['ctrl+home', 'alt+home', 'alt+<'], help: 'To the start of the text.', action: move('textStart') },
  { keys: ['ctrl+end', 'alt+end', 'alt+>'], help: 'To the end of the text.', action: move('textEnd') },
  { keys: ['backspace'], help: 'Delete the character before the cursor, or what is selected.', action: erase('left') },
  { keys: ['delete', 'ctrl+d'], help: 'Delete the character after the cursor, or what is selected.', action: erase('right') },
  { keys: ['ctrl+w', 'alt+backspace', 'ctrl+backspace'], help: 'Cut the word before the cursor.', action: kill('wordLeft') },
  { keys: ['alt+d', 'ctrl+delete', 'alt+delete'], help: 'Cut the word after the cursor.', action: kill('wordRight') },
  { keys: ['ctrl+u'], help: 'Cut back to the start of the line.', action: kill('lineStart') },
  { keys: ['ctrl+k'], help: 'Cut on to the end of the line.', action: kill('lineEnd') },
  { keys: ['ctrl+space'], help: 'Begin to select: every move then takes more. Shift with an arrow does so, too.', action: { type: 'mark' }, multiline: true },
  { keys: ['alt+a'], help: 'Select everything.', action: { type: 'selectAll' }, multiline: true },
  { keys: ['ctrl+x'], help: 'Cut what is selected.', action: { type: 'cut' }, multiline: true },
  { keys: ['alt+w'], help: 'Copy what is selected; Ctrl-C does so, too, while something is.', action: { type: 'copy' }, multiline: true },
  { keys: ['ctrl+y', 'ctrl+v'], help: 'Insert what was cut or copied last.', action: { type: 'yank' } },
  { keys: ['ctrl+z', 'ctrl+_', 'ctrl+/'], help: 'Undo.', action: { type: 'undo' } },
  { keys: ['alt+z', 'ctrl+shift+z'], help: 'Redo.', action: { type: 'redo' } },
];
