/** Selecting: by extending moves or a mark, and what edits do with it. */
import { describe, expect, it } from 'vitest';
import { bufferText } from '../../../../app/tui/editor/buffer.ts';
import { viewport } from '../../../../app/tui/editor/layout.ts';
import { selectedText } from '../../../../app/tui/editor/selection.ts';
import { takenText, update, type EditorAction } from '../../../../app/tui/editor/update.ts';
import type { Motion } from '../../../../app/tui/editor/motion.ts';
import { after, edited, field, shown, VIEW } from './fields.ts';

const extend = (motion: Motion): EditorAction => ({ type: 'move', motion, extend: true });
const move = (motion: Motion): EditorAction => ({ type: 'move', motion });
const MARK: EditorAction = { type: 'mark' };

describe('selecting', () => {
  it('takes whole graphemes: a family, a flag, a letter with its marks', () => {
    for (const grapheme of ['👩‍👩‍👧', '🇵🇹', 'é́', '世']) {
      expect(selectedText(edited(`a${grapheme}|`, extend('left')))).toBe(grapheme);
    }
  });

  it('goes in both directions from where it began', () => {
    const buffer = edited('one two| three', extend('wordRight'));
    expect(selectedText(buffer)).toBe(' three');
    expect(selectedText(after(buffer, [extend('wordLeft'), extend('wordLeft')]))).toBe('two');
  });

  it('goes over lines', () => {
    expect(selectedText(edited('on|e\ntwo\nthree', extend('down'), extend('down')))).toBe('e\ntwo\nth');
  });

  it('ends with a plain move, which leads to its edge', () => {
    const buffer = edited('one |two three', extend('wordRight'));
    expect(shown(after(buffer, [move('left')]))).toBe('one |two three');
    expect(shown(after(buffer, [move('right')]))).toBe('one two| three');
    expect(selectedText(after(buffer, [move('right')]))).toBe('');
  });

  it('by a mark makes plain moves extend it until it is taken away', () => {
    const buffer = edited('|one two', MARK, move('wordRight'), move('right'));
    expect(selectedText(buffer)).toBe('one ');
    expect(selectedText(after(buffer, [MARK]))).toBe('');
  });
});

describe('what is selected', () => {
  const selected = edited('one |two three', extend('wordRight'));

  it('gives way to what is typed or pasted, as one step of undo', () => {
    for (const action of [
      { type: 'insert', text: '2' },
      { type: 'paste', text: '2' },
    ] as const) {
      const typed = after(selected, [action]);
      expect(shown(typed)).toBe('one 2| three');
      expect(bufferText(after(typed, [{ type: 'undo' }]))).toBe('one two three');
    }
  });

  it('is what Backspace, Delete and a cut take away', () => {
    for (const action of [
      { type: 'delete', motion: 'left' },
      { type: 'delete', motion: 'right' },
      { type: 'cut' },
    ] as const) {
      expect(shown(after(selected, [action]))).toBe('one | three');
    }
  });

  it('is what cut and copy take; a kill takes what it removes', () => {
    expect(takenText(selected, { type: 'cut' }, VIEW)).toBe('two');
    expect(takenText(selected, { type: 'copy' }, VIEW)).toBe('two');
    expect(update(selected, { type: 'copy' }, VIEW)).toBe(selected);
    expect(takenText(field('one two|'), { type: 'delete', motion: 'wordLeft', kill: true }, VIEW)).toBe('two');
    expect(takenText(field('one two|'), { type: 'delete', motion: 'left' }, VIEW)).toBe('');
  });

  it('may be chosen by offsets, and replaced by offsets', () => {
    const found = edited('|one two', { type: 'select', start: 4, end: 7 });
    expect(selectedText(found)).toBe('two');
    expect(shown(edited('on @pri| x', { type: 'exchange', start: 3, end: 7, text: 'Priya ' }))).toBe('on Priya | x');
  });
});

describe('the drawing of it', () => {
  it('counts cells, row by row, and shows a selected line break', () => {
    const buffer = edited('世界|x\n\nend', extend('down'), extend('down'));
    expect(viewport(buffer, VIEW).selected).toEqual([
      { from: 4, to: 6 },
      { from: 0, to: 1 },
      { from: 0, to: 3 },
    ]);
  });

  it('is null in rows before, between and after', () => {
    const buffer = edited('a\nb|c\nd', extend('right'));
    expect(viewport(buffer, VIEW).selected).toEqual([null, { from: 1, to: 2 }, null]);
  });
});
