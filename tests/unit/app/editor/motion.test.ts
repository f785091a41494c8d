/** The cursor goes where the key says, and never stops inside a character. */
import { describe, expect, it } from 'vitest';
import { createBuffer } from '../../../../app/tui/editor/buffer.ts';
import { MOTIONS, type Motion } from '../../../../app/tui/editor/motion.ts';
import { update } from '../../../../app/tui/editor/update.ts';
import { snapToGrapheme } from '../../../../app/tui/text/graphemes.ts';
import { pick, randomText, seeded } from '../../../helpers/randomText.ts';
import { after, field, shown, VIEW } from './fields.ts';

function moved(marked: string, ...motions: Motion[]): string {
  return shown(
    after(
      field(marked),
      motions.map((motion) => ({ type: 'move', motion })),
    ),
  );
}

describe('motion', () => {
  it.each<[string, Motion, string]>([
    ['a|👨‍👩‍👧b', 'right', 'a👨‍👩‍👧|b'],
    ['a👨‍👩‍👧|b', 'left', 'a|👨‍👩‍👧b'],
    ['🇩🇪🇫🇷|', 'left', '🇩🇪|🇫🇷'],
    ['e\u0301|', 'left', '|e\u0301'],
    ['a|\nb', 'right', 'a\n|b'],
    ['a\n|b', 'left', 'a|\nb'],
    ['|a', 'left', '|a'],
    ['a|', 'right', 'a|'],
    ['one two, three|', 'wordLeft', 'one two, |three'],
    ['one two, |three', 'wordLeft', 'one |two, three'],
    ['one |two, three', 'wordRight', 'one two|, three'],
    ['one two|, three', 'wordRight', 'one two, three|'],
    ['don’t| stop', 'wordLeft', '|don’t stop'],
    ['one\n  |two', 'wordLeft', '|one\n  two'],
    ['one|\n\n  two', 'wordRight', 'one\n\n  two|'],
    ['one... |', 'wordLeft', '|one... '],
    ['...|', 'wordLeft', '|...'],
    ['|...', 'wordRight', '...|'],
    ['one\nt|wo', 'lineStart', 'one\n|two'],
    ['o|ne\ntwo', 'lineEnd', 'one|\ntwo'],
    ['one\nt|wo', 'textStart', '|one\ntwo'],
    ['o|ne\ntwo', 'textEnd', 'one\ntwo|'],
    ['one\nt|wo', 'up', 'o|ne\ntwo'],
    ['o|ne\ntwo', 'down', 'one\nt|wo'],
    ['one\ntwo, lon|ger', 'up', 'one|\ntwo, longer'],
    ['o|ne', 'up', '|one'],
    ['o|ne', 'down', 'one|'],
    ['日本|語', 'down', '日本語|'],
    ['abcd|e\n日本語', 'down', 'abcde\n日本|語'],
    ['abc|de\n日本語', 'down', 'abcde\n日|本語'],
    ['abcd|\n\tx', 'down', 'abcd\n\t|x'],
  ])('%j: %s', (before, motion, expected) => {
    expect(moved(before, motion)).toBe(expected);
  });

  it('keeps aiming for the cell it started from over shorter lines', () => {
    expect(moved('longer li|ne\n\nab\nlonger line', 'down', 'down', 'down')).toBe('longer line\n\nab\nlonger li|ne');
    expect(moved('longer li|ne\nab\nlonger line', 'down', 'left', 'down')).toBe('longer line\nab\nl|onger line');
  });

  it('moves by visual rows where a line wraps', () => {
    const text = 'the quick brown fox jumps over the lazy dog';
    const view = { width: 11, height: 10 };
    const rows = ['the quick ', 'brown fox ', 'jumps over ', 'the lazy ', 'dog'];
    let buffer = createBuffer(text, 4);
    for (const [index, row] of rows.entries()) {
      const start = rows.slice(0, index).join('').length;
      expect(buffer.cursor.column).toBe(start + Math.min(4, row.length));
      buffer = update(buffer, { type: 'move', motion: 'down' }, view);
    }
  });

  it('goes to the edges of a visual row first, then of the line', () => {
    const view = { width: 11, height: 10 };
    const at = (offset: number, ...motions: Motion[]): number =>
      motions.reduce(
        (buffer, motion) => update(buffer, { type: 'move', motion }, view),
        createBuffer('the quick brown fox jumps', offset),
      ).cursor.column;
    expect(at(13, 'rowStart')).toBe(10);
    expect(at(13, 'rowStart', 'rowStart')).toBe(0);
    expect(at(13, 'rowEnd')).toBe(19);
    expect(at(13, 'rowEnd', 'rowEnd')).toBe(25);
  });

  it('turns pages by the height of the view', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');
    const view = { width: 20, height: 11 };
    const paged = update(createBuffer(lines, 0), { type: 'move', motion: 'pageDown' }, view);
    expect(paged.cursor.line).toBe(10);
    expect(update(paged, { type: 'move', motion: 'pageUp' }, view).cursor.line).toBe(0);
  });

  it('crosses words of scripts without spaces one at a time', () => {
    expect(moved('我喜欢音乐|', 'wordLeft')).toBe('我喜欢|音乐');
    expect(moved('|我喜欢音乐', 'wordRight', 'wordRight')).toBe('我喜欢|音乐');
  });

  it('gets over a word of any length', () => {
    const long = 'x'.repeat(5000);
    expect(moved(`${long} a|`, 'wordLeft', 'wordLeft').indexOf('|')).toBe(0);
    expect(moved(`|${long} a`, 'wordRight').indexOf('|')).toBe(long.length);
  });

  it('always stops between characters, wherever it goes in any text', () => {
    const random = seeded(15);
    for (let round = 0; round < 100; round++) {
      let buffer = createBuffer(randomText(random, 60, true));
      const view = { width: 3 + Math.floor(random() * 30), height: 1 + Math.floor(random() * 8) };
      for (let step = 0; step < 60; step++) {
        buffer = update(buffer, { type: 'move', motion: pick(random, MOTIONS) }, view);
        const { line, column } = buffer.cursor;
        const text = buffer.lines[line];
        expect(text).toBeDefined();
        expect(snapToGrapheme(text ?? '', column)).toBe(column);
      }
    }
  });

  it('reaches every place of a text by going right, and back by going left', () => {
    const random = seeded(16);
    const text = randomText(random, 60, true);
    const places = [];
    let buffer = createBuffer(text, 0);
    for (;;) {
      places.push(buffer.cursor);
      const next = update(buffer, { type: 'move', motion: 'right' }, VIEW);
      if (next === buffer) break;
      buffer = next;
    }
    const back = [];
    for (;;) {
      back.push(buffer.cursor);
      const next = update(buffer, { type: 'move', motion: 'left' }, VIEW);
      if (next === buffer) break;
      buffer = next;
    }
    expect(back.toReversed()).toEqual(places);
    const graphemes = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
    expect(places.length).toBe(graphemes.length + 1);
  });
});
