/** Each key does in a text field what every shell and editor has taught, and the rest is left to the screen. */
import { describe, expect, it } from 'vitest';
import { actionFor } from '../../../../app/tui/editor/editorKeys.ts';
import { update } from '../../../../app/tui/editor/update.ts';
import { createDecoder } from '../../../../app/tui/keys/decoder.ts';
import { field, shown, VIEW } from './fields.ts';

const ESC = '\x1b';

/** The field after what a terminal sends, and how many of its inputs the field left to others. */
function sent(marked: string, bytes: string, multiline = true): { field: string; left: number } {
  const decoder = createDecoder();
  let buffer = field(marked);
  let left = 0;
  for (const input of [...decoder.push(bytes), ...decoder.flush()]) {
    if (input.kind !== 'key' && input.kind !== 'paste') continue;
    const action = actionFor(input, buffer, { multiline });
    if (action === null) left++;
    else buffer = update(buffer, action, VIEW);
  }
  return { field: shown(buffer), left };
}

describe('keys of a text field', () => {
  it.each<[string, string, string, string]>([
    ['characters', 'a|', 'bé世👍🏽', 'abé世👍🏽|'],
    ['Enter', 'a|b', '\r', 'a\n|b'],
    ['Ctrl-J', 'a|b', '\n', 'a\n|b'],
    ['Alt-Enter', 'a|b', `${ESC}\r`, 'a\n|b'],
    ['Shift-Enter', 'a|b', `${ESC}[13;2u`, 'a\n|b'],
    ['Backspace', 'ab|c', '\x7f', 'a|c'],
    ['Ctrl-H', 'ab|c', '\x08', 'a|c'],
    ['Delete', 'a|bc', `${ESC}[3~`, 'a|c'],
    ['Ctrl-D', 'a|bc', '\x04', 'a|c'],
    ['Ctrl-W', 'one two|', '\x17', 'one |'],
    ['Alt-Backspace', 'one two|', `${ESC}\x7f`, 'one |'],
    ['Ctrl-Backspace', 'one two|', `${ESC}[127;5u`, 'one |'],
    ['Alt-D', '|one two', `${ESC}d`, '| two'],
    ['Ctrl-Delete', '|one two', `${ESC}[3;5~`, '| two'],
    ['Ctrl-U', 'one tw|o', '\x15', '|o'],
    ['Ctrl-K', 'o|ne\ntwo', '\x0b', 'o|\ntwo'],
    ['Ctrl-K at the end of a line', 'one|\ntwo', '\x0b', 'one|two'],
    ['Ctrl-A', 'one\ntw|o', '\x01', 'one\n|two'],
    ['Ctrl-E', 'one\nt|wo', '\x05', 'one\ntwo|'],
    ['Ctrl-B', 'ab|', '\x02', 'a|b'],
    ['Ctrl-F', '|ab', '\x06', 'a|b'],
    ['Alt-B', 'one two|', `${ESC}b`, 'one |two'],
    ['Alt-F', '|one two', `${ESC}f`, 'one| two'],
    ['Left', 'ab|', `${ESC}[D`, 'a|b'],
    ['Right in application mode', '|ab', `${ESC}OC`, 'a|b'],
    ['Ctrl-Left', 'one two|', `${ESC}[1;5D`, 'one |two'],
    ['Alt-Right', '|one two', `${ESC}[1;3C`, 'one| two'],
    ['Alt-Left as two escapes', 'one two|', `${ESC}${ESC}[D`, 'one |two'],
    ['Up', 'one\nt|wo', `${ESC}[A`, 'o|ne\ntwo'],
    ['Down', 'o|ne\ntwo', `${ESC}[B`, 'one\nt|wo'],
    ['Home', 'one\ntw|o', `${ESC}[H`, 'one\n|two'],
    ['End', 'one\n|two', `${ESC}[4~`, 'one\ntwo|'],
    ['Ctrl-Home', 'one\ntw|o', `${ESC}[1;5H`, '|one\ntwo'],
    ['Ctrl-End', '|one\ntwo', `${ESC}[1;5F`, 'one\ntwo|'],
    ['Page up', 'one\ntw|o', `${ESC}[5~`, 'on|e\ntwo'],
    ['Page down', 'on|e\ntwo', `${ESC}[6~`, 'one\ntw|o'],
    ['Ctrl-Z', '|', 'ab\x1a', '|'],
    ['Ctrl-_', '|', 'ab\x1f', '|'],
    ['Alt-Z', '|', `ab\x1a${ESC}z`, 'ab|'],
    ['Alt-<', 'one\ntw|o', `${ESC}<`, '|one\ntwo'],
    ['Shift-Left and a letter', 'ab|c', `${ESC}[1;2Dx`, 'ax|c'],
    ['Ctrl-Shift-Left and Backspace', 'one two|', `${ESC}[1;6D\x7f`, 'one |'],
    ['Ctrl-Space, moves and Ctrl-X', '|one two', `\x00${ESC}f\x18`, '| two'],
    ['Alt-A and a letter', 'one\n|two', `${ESC}ax`, 'x|'],
    ['Ctrl-Shift-Z', '|', `ab\x1a${ESC}[122;6u`, 'ab|'],
    ['a paste', 'a|b', `${ESC}[200~1\r\n2${ESC}[201~`, 'a1\n2|b'],
  ])('%s', (_, before, bytes, after) => {
    expect(sent(before, bytes)).toEqual({ field: after, left: 0 });
  });

  it.each<[string, string]>([
    ['Esc', ESC],
    ['Tab', '\t'],
    ['Ctrl-C', '\x03'],
    ['Ctrl-S', '\x13'],
    ['Ctrl-P', '\x10'],
    ['Ctrl-Enter', `${ESC}[13;5u`],
    ['F1', `${ESC}OP`],
    ['Alt-X', `${ESC}x`],
    ['Ctrl-Alt-A', `${ESC}\x01`],
  ])('leaves %s to the screen', (_, bytes) => {
    expect(sent('a|b', bytes)).toEqual({ field: 'a|b', left: 1 });
  });

  it('leaves Ctrl-D to the screen while there is nothing to delete', () => {
    expect(sent('|', '\x04').left).toBe(1);
  });
});

describe('keys of a field of one line', () => {
  it.each<[string, string]>([
    ['Enter', '\r'],
    ['Ctrl-J', '\n'],
    ['Up', `${ESC}[A`],
    ['Down', `${ESC}[B`],
    ['Page up', `${ESC}[5~`],
    ['Page down', `${ESC}[6~`],
  ])('leaves %s to the screen', (_, bytes) => {
    expect(sent('a|b', bytes, false)).toEqual({ field: 'a|b', left: 1 });
  });

  it('makes one line of what is pasted', () => {
    expect(sent('|', `${ESC}[200~\n one \r\n\n two\n${ESC}[201~`, false).field).toBe('one two|');
  });
});
