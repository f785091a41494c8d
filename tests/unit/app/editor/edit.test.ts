/** Editing changes exactly what it says, for any text. */
import { describe, expect, it } from 'vitest';
import { bufferText, createBuffer, cursorOffset } from '../../../../app/tui/editor/buffer.ts';
import { MOTIONS, target } from '../../../../app/tui/editor/motion.ts';
import { update, type EditorAction } from '../../../../app/tui/editor/update.ts';
import { cleanInput } from '../../../../app/tui/text/sanitize.ts';
import { pick, randomText, seeded } from '../../../helpers/randomText.ts';
import { VIEW, edited, shown } from './fields.ts';

describe('update', () => {
  it.each<[string, string, EditorAction, string]>([
    ['types at the cursor', 'ab|cd', { type: 'insert', text: 'X' }, 'abX|cd'],
    ['breaks a line', 'ab|cd', { type: 'insert', text: '\n' }, 'ab\n|cd'],
    ['pastes several lines', 'ab|cd', { type: 'paste', text: '1\r\n2\r3' }, 'ab1\n2\n3|cd'],
    ['pastes nothing', 'ab|cd', { type: 'paste', text: '' }, 'ab|cd'],
    ['deletes a whole emoji before', 'a👨‍👩‍👧|b', { type: 'delete', motion: 'left' }, 'a|b'],
    ['deletes a whole emoji after', 'a|👍🏽b', { type: 'delete', motion: 'right' }, 'a|b'],
    ['deletes a letter with its accents', 'ae\u0301|', { type: 'delete', motion: 'left' }, 'a|'],
    ['joins with the line before', 'a\n|b', { type: 'delete', motion: 'left' }, 'a|b'],
    ['joins with the line after', 'a|\nb', { type: 'delete', motion: 'right' }, 'a|b'],
    ['deletes nothing at the start', '|a', { type: 'delete', motion: 'left' }, '|a'],
    ['deletes nothing at the end', 'a|', { type: 'delete', motion: 'right' }, 'a|'],
    ['deletes a word before', 'one two|', { type: 'delete', motion: 'wordLeft' }, 'one |'],
    ['deletes a word after', '|one two', { type: 'delete', motion: 'wordRight' }, '| two'],
    ['deletes to the line’s end', 'on|e\ntwo', { type: 'delete', motion: 'lineEnd' }, 'on|\ntwo'],
    ['deletes to the line’s start', 'one\ntw|o', { type: 'delete', motion: 'lineStart' }, 'one\n|o'],
    ['replaces everything', 'o|ne', { type: 'replace', text: 'two\r\nlines' }, 'two\nlines|'],
    ['puts the cursor somewhere', 'one|', { type: 'place', offset: 1 }, 'o|ne'],
  ])('%s', (_, before, action, after) => {
    expect(shown(edited(before, action))).toBe(after);
  });

  it('never lets a terminal sequence into the text', () => {
    expect(shown(edited('|', { type: 'paste', text: 'a\x1b[31mb\x07' }))).toBe('ab|');
  });

  it('returns the same buffer when nothing changes', () => {
    const buffer = createBuffer('a', 0);
    expect(update(buffer, { type: 'delete', motion: 'left' }, VIEW)).toBe(buffer);
    expect(update(buffer, { type: 'move', motion: 'left' }, VIEW)).toBe(buffer);
    expect(update(buffer, { type: 'replace', text: 'a' }, VIEW)).toBe(buffer);
    expect(update(buffer, { type: 'undo' }, VIEW)).toBe(buffer);
  });

  it('leaves the old buffer as it was', () => {
    const before = createBuffer('one\ntwo', 3);
    const frozen = structuredClone(before);
    update(before, { type: 'insert', text: 'X\nY' }, VIEW);
    update(before, { type: 'delete', motion: 'textEnd' }, VIEW);
    expect(before).toEqual(frozen);
  });

  it('inserts and deletes like a plain string, on any text', () => {
    const random = seeded(13);
    for (let round = 0; round < 300; round++) {
      const text = cleanInput(randomText(random, 30, true));
      const buffer = createBuffer(text, Math.floor(random() * (text.length + 1)));
      const at = cursorOffset(buffer);
      const insertion = cleanInput(randomText(random, 4, true));
      const inserted = update(buffer, { type: 'paste', text: insertion }, VIEW);
      expect(bufferText(inserted)).toBe(text.slice(0, at) + insertion + text.slice(at));

      const motion = pick(random, MOTIONS);
      const to = cursorOffset({ ...buffer, cursor: target(buffer, motion, VIEW).position });
      const deleted = update(buffer, { type: 'delete', motion }, VIEW);
      expect(bufferText(deleted)).toBe(text.slice(0, Math.min(at, to)) + text.slice(Math.max(at, to)));
    }
  });

  it('takes a text of a million lines', () => {
    const buffer = update(createBuffer('ab', 1), { type: 'paste', text: '\n'.repeat(1_000_000) }, VIEW);
    expect(buffer.lines.length).toBe(1_000_001);
    expect(buffer.cursor).toEqual({ line: 1_000_000, column: 0 });
  });
});
