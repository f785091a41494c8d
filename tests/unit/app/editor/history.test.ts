/** Whatever was done can be undone and done again, in steps a person would expect. */
import { describe, expect, it } from 'vitest';
import { bufferText, createBuffer, type TextBuffer } from '../../../../app/tui/editor/buffer.ts';
import { MOTIONS } from '../../../../app/tui/editor/motion.ts';
import { update, type EditorAction } from '../../../../app/tui/editor/update.ts';
import { pick, randomText, seeded } from '../../../helpers/randomText.ts';
import { after, edited, field, shown, typing, VIEW } from './fields.ts';

const UNDO: EditorAction = { type: 'undo' };
const REDO: EditorAction = { type: 'redo' };
const BACK: EditorAction = { type: 'delete', motion: 'left' };

function undoSteps(buffer: TextBuffer): string[] {
  const steps = [];
  for (let current = buffer; ;) {
    const next = update(current, UNDO, VIEW);
    if (next === current) return steps;
    steps.push(shown(next));
    current = next;
  }
}

describe('undo', () => {
  it('takes typing back word by word, and each new line', () => {
    expect(undoSteps(after(createBuffer(), typing('one two  three\nfour')))).toEqual([
      'one two  three\n|',
      'one two  three|',
      'one two  |',
      'one |',
      '|',
    ]);
  });

  it('takes a run of deletions back as one step, with the cursor where it was', () => {
    expect(undoSteps(after(field('one two|'), [BACK, BACK, BACK]))).toEqual(['one two|']);
    const right: EditorAction = { type: 'delete', motion: 'right' };
    expect(undoSteps(after(field('|one two'), [right, right]))).toEqual(['|one two']);
  });

  it('keeps pastes, replacements and different kinds of edits apart', () => {
    const buffer = after(createBuffer(), [...typing('a'), { type: 'paste', text: 'b' }, ...typing('c'), BACK]);
    expect(undoSteps(buffer)).toEqual(['abc|', 'ab|', 'a|', '|']);
  });

  it('begins a new step after the cursor moved', () => {
    const away: EditorAction[] = [
      { type: 'move', motion: 'left' },
      { type: 'move', motion: 'right' },
    ];
    expect(undoSteps(after(createBuffer(), [...typing('ab'), ...away, ...typing('cd')]))).toEqual(['ab|', '|']);
  });

  it('begins a new step after an undo', () => {
    expect(undoSteps(after(createBuffer(), [...typing('one two'), UNDO, ...typing('x')]))).toEqual(['one |', '|']);
  });

  it('cannot redo once something else was typed', () => {
    const buffer = edited('|', ...typing('a'), UNDO, ...typing('b'));
    expect(update(buffer, REDO, VIEW)).toBe(buffer);
  });

  it('restores every text on the way back and forth, whatever was done', () => {
    const random = seeded(14);
    for (let round = 0; round < 60; round++) {
      const start = createBuffer(randomText(random, 10, true));
      const done = after(
        start,
        Array.from({ length: 60 }, () => randomAction(random)),
      );
      const texts = [bufferText(done)];
      let current = done;
      for (let next = update(current, UNDO, VIEW); next !== current; next = update(current, UNDO, VIEW)) {
        current = next;
        texts.push(bufferText(current));
      }
      expect(bufferText(current)).toBe(bufferText(start));
      for (const text of texts.toReversed()) {
        expect(bufferText(current)).toBe(text);
        current = update(current, REDO, VIEW);
      }
      expect(bufferText(current)).toBe(bufferText(done));
    }
  });

  it('keeps a bounded number of steps, of which the last ones can still be undone', () => {
    let buffer = createBuffer();
    for (let step = 0; step < 2000; step++) buffer = update(buffer, { type: 'paste', text: 'x' }, VIEW);
    const steps = undoSteps(buffer);
    expect(steps.length).toBeLessThanOrEqual(500);
    expect(steps[0]).toBe(`${'x'.repeat(1999)}|`);
  });

  it('bounds the memory of large steps, but can always undo the last one', () => {
    let buffer = createBuffer();
    const texts = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(3 * 1024 * 1024));
    for (const text of texts) buffer = update(buffer, { type: 'replace', text }, VIEW);
    expect(buffer.history.done.length).toBeLessThan(texts.length);
    expect(bufferText(update(buffer, UNDO, VIEW)).startsWith('e')).toBe(true);
  });
});

function randomAction(random: () => number): EditorAction {
  switch (Math.floor(random() * 6)) {
    case 0:
      return { type: 'paste', text: randomText(random, 3, true) };
    case 1:
      return { type: 'delete', motion: pick(random, MOTIONS) };
    case 2:
      return { type: 'move', motion: pick(random, MOTIONS) };
    case 3:
      return pick(random, [
        BACK,
        { type: 'delete', motion: 'right' },
        { type: 'replace', text: randomText(random, 5, true) },
      ]);
    default:
      return { type: 'insert', text: randomText(random, 1, true) };
  }
}
