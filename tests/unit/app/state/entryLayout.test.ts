/** The entry view: text and findings beside or below each other, and the way through its names. */
import { describe, expect, test } from 'vitest';
import { createBuffer } from '../../../../app/tui/editor/buffer.ts';
import { entryLayout } from '../../../../app/tui/state/selectors/entryLayout.ts';
import { geometry } from '../../../../app/tui/state/selectors/geometry.ts';
import { lineCells, type Line } from '../../../../app/tui/state/selectors/line.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { after, detail, episode, fresh, READY, status, IDLE } from './states.ts';

const TEXT = 'Lunch with Priya at Café Luna in Lisbon, she starts at Siemens on Monday.';
const NAMES = { Siemens: 'organization', Lisbon: 'place', Priya: 'person', 'Café Luna': 'place' } as const;

function opened(columns: number, rows = 24, found = detail('e1', TEXT, NAMES)): State {
  return after(
    fresh(columns, rows),
    READY,
    { type: 'wentTo', place: { name: 'entry', id: 'e1', list: 'none' } },
    { type: 'entryRead', at: 1, detail: found },
  );
}

const textOf = (rows: readonly Line[] | null): string =>
  (rows ?? []).map((row) => row.map(({ text }) => text).join('')).join('\n');

describe('the layout', () => {
  test('puts the names beside the text from 80 columns on, by type', () => {
    const layout = entryLayout(opened(80));
    expect(textOf(layout?.side ?? null)).toBe(
      'People\n  Priya\n\nPlaces\n  Lisbon\n  Café Luna\n\nOrganizations\n  Siemens',
    );
    expect(textOf(layout?.text ?? null)).not.toContain('People');
  });

  test('puts them below the text on a narrow screen', () => {
    const layout = entryLayout(opened(79));
    expect(layout?.side).toBeNull();
    expect(textOf(layout?.text ?? null)).toContain('Organizations\n  Siemens');
  });

  test.each([20, 40, 79, 80, 81, 120, 200])('fits %i columns', (columns) => {
    const layout = entryLayout(opened(columns));
    const { width } = geometry({ columns, rows: 24 });
    if (layout === null) throw new Error('no layout');
    for (const row of layout.text) expect(lineCells(row)).toBeLessThanOrEqual(layout.textWidth);
    const sideBySide = layout.side === null ? layout.textWidth : layout.textWidth + 4 + layout.sideWidth;
    expect(sideBySide).toBeLessThanOrEqual(width);
  });

  test.each([
    ['pending_nodes', true, 'e1', 'reading…'],
    ['pending_nodes', true, 'other', 'waiting to be read'],
    ['pending_nodes', false, null, 'not read yet: inference is off'],
    ['pending_edges', true, 'e1', 'reading how they relate…'],
    ['done', true, null, 'no names in this entry'],
  ] as const)('says of %s what the background does', (state, on, reading, note) => {
    const found = { ...detail('e1', TEXT), status: state };
    const activity = { ...IDLE, state: 'reading', episode: reading } as const;
    const background = status({ inference_enabled: on, activity });
    const told = entryLayout(after(opened(120, 40, found), { type: 'backgroundRead', at: 9, status: background }));
    expect(textOf(told?.side ?? null)).toBe(note);
  });

  test('gives the reason of what could not be read', () => {
    const found = { ...detail('e1', TEXT), status: 'needs_attention' as const, reason: 'no usable answer' };
    expect(textOf(entryLayout(opened(120, 40, found))?.side ?? null)).toContain('could not be read: no usable');
  });
});

describe('an entry that a search has found', () => {
  test('is opened where the words are, with them marked', () => {
    const hit = { ...episode('e1', `${'A long day.\n'.repeat(60)}Rain at last.`), score: 1 };
    const searched = after(
      fresh(80, 24),
      READY,
      { type: 'wentTo', place: { name: 'search' } },
      { type: 'edited', field: 'search', buffer: createBuffer('rain before:2030') },
      { type: 'searchRead', at: 1, hits: [hit], refused: null },
      { type: 'wentTo', place: { name: 'entry', id: 'e1', list: 'search' } },
    );
    const layout = entryLayout(searched);
    const row = layout?.foundRow ?? 0;
    expect(layout?.text[row]?.find(({ token }) => token === 'found')?.text).toBe('Rain');
    expect(row).toBeGreaterThanOrEqual(searched.entry.scroll);
    expect(row).toBeLessThan(searched.entry.scroll + geometry(searched).bodyHeight);
    expect(searched.entry.scroll).toBeGreaterThan(0);
  });
});

describe('names', () => {
  const next = { type: 'nameSelected', by: 1 } as const;
  const back = { type: 'nameSelected', by: -1 } as const;

  test('are walked in the order of the screen, and then left', () => {
    let state = opened(80);
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 5; step++) {
      state = after(state, next);
      seen.push(/› (.*)/.exec(textOf(entryLayout(state)?.side ?? null))?.[1]);
    }
    expect(seen).toEqual(['Priya', 'Lisbon', 'Café Luna', 'Siemens', undefined]);
    expect(/› (.*)/.exec(textOf(entryLayout(after(state, back))?.side ?? null))?.[1]).toBe('Siemens');
  });

  test('beside the text are scrolled to where they stand in it', () => {
    const long = detail('e1', `${'A long day.\n'.repeat(60)}${TEXT}`, NAMES);
    const state = after(opened(80, 24, long), next);
    const layout = entryLayout(state);
    const row = layout?.mentionRow ?? 0;
    expect(textOf(layout?.text.slice(row, row + 1) ?? null)).toContain('Priya');
    expect(row).toBeGreaterThanOrEqual(state.entry.scroll);
    expect(row).toBeLessThan(state.entry.scroll + geometry(state).bodyHeight);
  });

  test('below the text are scrolled into sight', () => {
    const state = after(opened(40, 10, detail('e1', `${'A long day. '.repeat(20)}${TEXT}`, NAMES)), back);
    const layout = entryLayout(state);
    const { bodyHeight } = geometry(state);
    const row = layout?.nameRow ?? -1;
    expect(row).toBeGreaterThanOrEqual(state.entry.scroll);
    expect(row).toBeLessThan(state.entry.scroll + bodyHeight);
  });
});

describe('scrolling', () => {
  const long = detail('e1', 'word '.repeat(2000));

  test('stops at the end, and stays in the text when the screen grows', () => {
    const end = after(opened(80, 24, long), { type: 'moved', motion: 'last' });
    const { maxScroll } = entryLayout(end) ?? { maxScroll: -1 };
    expect(end.entry.scroll).toBe(maxScroll);
    expect(after(end, { type: 'moved', motion: 'pageDown' }).entry.scroll).toBe(maxScroll);
    const grown = after(end, { type: 'resized', columns: 200, rows: 80 });
    expect(grown.entry.scroll).toBe(entryLayout(grown)?.maxScroll);
  });
});
