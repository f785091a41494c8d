/** Vim keys in the editor: what people's fingers know works, and a key that means nothing changes nothing. */
import { describe, expect, it } from 'vitest';
import { actionFor } from '../../../../app/tui/editor/editorKeys.ts';
import { takenText, update, type EditorAction } from '../../../../app/tui/editor/update.ts';
import { restingPlace, VIM_START, vimKey, type Vim } from '../../../../app/tui/editor/vim.ts';
import { createDecoder } from '../../../../app/tui/keys/decoder.ts';
import { field, shown, VIEW } from './fields.ts';

const ESC = '\u001B';

/** The text after Esc and these keys, with | for the cursor; and what the window was asked to do. */
function typed(marked: string, keys: string, clipboard = ''): { text: string; vim: Vim; commands: string[] } {
  const commands: string[] = [];
  let buffer = field(marked);
  let vim: Vim = { ...VIM_START, mode: 'normal' };
  let held = clipboard;
  const apply = (action: EditorAction): void => {
    held = takenText(buffer, action, VIEW) || held;
    buffer = update(buffer, action.type === 'yank' ? { type: 'paste', text: held } : action, VIEW);
  };
  const decoder = createDecoder();
  // Each key by itself: an Esc before a letter would be Alt.
  for (const input of [...keys].flatMap((key) => [...decoder.push(key), ...decoder.flush()])) {
    if (input.kind !== 'key') throw new Error('only keys are typed here');
    const outcome = vimKey(vim, input, buffer, held);
    if (outcome === null) {
      const action = actionFor(input, buffer, { multiline: true });
      if (action !== null) apply(action);
      continue;
    }
    outcome.actions.forEach(apply);
    held = outcome.taken ?? held;
    vim = outcome.vim;
    const resting = restingPlace(vim, buffer);
    if (resting !== null) apply(resting);
    if (outcome.command !== undefined) commands.push(outcome.command);
  }
  return { text: shown(buffer), vim, commands };
}

describe('motions', () => {
  it.each<[string, string, string]>([
    ['|one two', 'w', 'one |two'],
    ['one, |two', 'b', 'one|, two'],
    ['one, |two', 'bb', '|one, two'],
    ['|one two', 'ee', 'one tw|o'],
    ['one |two', '0', '|one two'],
    ['|one two', '$', 'one tw|o'],
    ['  one |two', '^', '  |one two'],
    ['|a\nb\nc', '2j', 'a\nb\n|c'],
    ['a\nb\n|c', 'gg', '|a\nb\nc'],
    ['|a\nb\nc', 'G', 'a\nb\n|c'],
    ['|a b c d', '3w', 'a b c |d'],
    ['|世界👍🏽x', 'lll', '世界👍🏽|x'],
    ['o|ne\ntwo', 'hhh', '|one\ntwo'],
  ])('%j %s', (before, keys, after) => {
    expect(typed(before, keys).text).toBe(after);
  });
});

describe('operators', () => {
  it.each<[string, string, string]>([
    ['|one two three', 'dw', '|two three'],
    ['|one two three', '2dw', '|three'],
    ['one |two', 'dw', 'one| '],
    ['one t|wo three', 'diw', 'one | three'],
    ['one t|wo three', 'daw', 'one |three'],
    ['one |two three', 'D', 'one| '],
    ['a\n|b\nc', 'dd', 'a\n|c'],
    ['a\n|b', 'dd', '|a'],
    ['|a\nb\nc', 'dj', '|c'],
    ['|one', 'x', '|ne'],
    ['on|e', 'x', 'o|n'],
    ['|one two', 'cwred' + ESC, 're|d two'],
    ['|one\ntwo', 'ccx' + ESC, '|x\ntwo'],
    ['|one two', 'ywP', 'one |one two'],
    ['|one\ntwo', 'yyp', 'one\n|one\ntwo'],
    ['one\n|two', 'yyp', 'one\ntwo\n|two'],
    ['|one', 'yyp', 'one\n|one'],
    ['|a\nb', 'ddp', 'b\n|a'],
    ['|one', 'rx', '|xne'],
    ['|one', '~', 'O|ne'],
    ['|a\nb', 'J', 'a| b'],
  ])('%j %s', (before, keys, after) => {
    const { text } = typed(before, keys);
    expect(text.replace('|', '')).toBe(after.replace('|', ''));
  });

  it('are taken back by u and done again by Ctrl-R', () => {
    expect(typed('|one two', 'dwu').text.replace('|', '')).toBe('one two');
    expect(typed('|one two', 'dwu\u0012').text.replace('|', '')).toBe('two');
  });
});

describe('modes', () => {
  it.each<[string, string, string]>([
    ['o|ne', 'ix' + ESC, 'o|xne'],
    ['o|ne', 'ax' + ESC, 'on|xe'],
    ['on|e', 'Ix' + ESC, '|xone'],
    ['|one', 'Ax' + ESC, 'one|x'],
    ['|one', 'ox' + ESC, 'one\n|x'],
    ['|one', 'Ox' + ESC, '|x\none'],
    ['|one two', 'vey$p', 'one twoon|e'],
    ['|one two', 'vlld', '| two'],
  ])('%j %s', (before, keys, after) => {
    expect(typed(before, keys).text).toBe(after);
  });

  it('begin with typing, and Esc in the mode of commands is the window’s', () => {
    const [escape] = createDecoder().push('\u001B[27u');
    if (escape?.kind !== 'key') throw new Error('no key');
    expect(vimKey(VIM_START, escape, field('a|'), '')?.vim.mode).toBe('normal');
    expect(vimKey({ mode: 'normal', pending: '' }, escape, field('a|'), '')).toBeNull();
    expect(vimKey({ mode: 'normal', pending: '2d' }, escape, field('a|'), '')?.vim.pending).toBe('');
  });

  it('know what they have no key for, and ask the window to find, save and list its commands', () => {
    expect(typed('|one', 'Q')).toMatchObject({ text: '|one', vim: { mode: 'normal', pending: '' } });
    expect(typed('|one', '/').commands).toEqual(['find']);
    expect(typed('|one', ':ZZ').commands).toEqual(['palette', 'save']);
  });
});
