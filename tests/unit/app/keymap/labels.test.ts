/** Footer and help are made from the keymap, as people read keys. */
import { describe, expect, test } from 'vitest';
import { CONDITIONS, CONTEXTS, type Condition } from '../../../../app/tui/keys/keymap.ts';
import { fitFooter, footerKeys, helpLines, keyLabel } from '../../../../app/tui/keys/labels.ts';

const ALL = new Set<Condition>(CONDITIONS);

describe('a key in words', () => {
  test.each([
    ['ctrl+s', '^S'],
    ['enter', '↵'],
    ['shift+tab', 'shift-tab'],
    ['G', 'G'],
    ['f1', 'F1'],
  ])('%s is %s', (key, label) => {
    expect(keyLabel(key)).toBe(label);
  });
});

describe('the footer', () => {
  test.each(CONTEXTS)('of %s is never wider than the row, and never more than eight keys', (context) => {
    for (const width of [20, 38, 76, 116, 300]) {
      const keys = fitFooter(footerKeys(context, ALL), width);
      const text = keys.map(({ key, label }) => `${key} ${label}`).join('   ');
      expect(text.length).toBeLessThanOrEqual(width);
      expect(keys.length).toBeLessThanOrEqual(8);
    }
  });

  test('of a wide timeline has four keys or more', () => {
    expect(fitFooter(footerKeys('timeline', new Set(['hasSelection'])), 76).length).toBeGreaterThanOrEqual(4);
  });

  test('keeps what matters most where there is little room', () => {
    const labels = fitFooter(footerKeys('entry', ALL), 38).map(({ label }) => label);
    expect(labels).toContain('undo');
    expect(labels).not.toContain('quit');
  });

  test('shows only what makes sense now', () => {
    expect(footerKeys('timeline', new Set()).map(({ label }) => label)).not.toContain('undo');
    expect(footerKeys('timeline', new Set(['canUndo'])).map(({ label }) => label)).toContain('undo');
  });
});

describe('the help', () => {
  test('has each command once, with all its keys', () => {
    const lines = helpLines('entry');
    expect(new Set(lines.map(({ help }) => help)).size).toBe(lines.length);
    expect(lines.find(({ help }) => help.startsWith('The entry before'))?.keys).toBe('← h [');
  });

  test('marks what is worth a thought', () => {
    expect(
      helpLines('timeline')
        .filter(({ danger }) => danger)
        .map(({ help }) => help),
    ).toEqual(['Move the entry to the trash, where it stays for 30 days.']);
  });
});
