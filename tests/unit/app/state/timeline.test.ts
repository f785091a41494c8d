/** The timeline holds a window of any number of entries, and the selection stays where the person put it. */
import { describe, expect, test } from 'vitest';
import type { State } from '../../../../app/tui/state/State.ts';
import { isDue } from '../../../../app/tui/state/reduce/reading.ts';
import { after, fresh, stretch, told } from './states.ts';

function withEntries(total: number): State {
  return after(fresh(), stretch(total, 0, Math.min(200, total)));
}

describe('moving', () => {
  test('goes down and up, and stops at the ends', () => {
    const state = withEntries(3);
    const down = { type: 'moved', motion: 'down' } as const;
    expect(after(state, down).timeline.selectedId).toBe('e1');
    expect(after(state, down, down, down, down).timeline.selectedId).toBe('e2');
    expect(after(state, down, { type: 'moved', motion: 'first' }).timeline.selectedId).toBe('e0');
    expect(after(state, { type: 'moved', motion: 'up' }).timeline.selectedId).toBe('e0');
  });

  test('in an empty journal does nothing', () => {
    const state = after(fresh(), stretch(0, 0, 0), { type: 'moved', motion: 'down' });
    expect(state.timeline).toMatchObject({ selected: 0, selectedId: null, total: 0 });
  });

  test('asks for more entries before the loaded ones end', () => {
    let state = withEntries(10_000);
    expect(isDue(state.timeline)).toBe(false);
    for (let step = 0; step < 165; step++) state = after(state, { type: 'moved', motion: 'down' });
    expect(isDue(state.timeline)).toBe(true);
    expect(state.timeline.offset).toBeGreaterThan(0);
    expect(state.timeline.offset).toBeLessThanOrEqual(state.timeline.selected);
  });

  test('to the last of 10,000 entries reads only a stretch around it', () => {
    const state = after(withEntries(10_000), { type: 'moved', motion: 'last' });
    expect(state.timeline.selected).toBe(9_999);
    const { wanted, offset, limit } = state.timeline;
    const loaded = after(state, stretch(10_000, offset, Math.min(limit, 10_000 - offset), wanted));
    expect(loaded.timeline.selectedId).toBe('e9999');
    expect(loaded.timeline.episodes.length).toBeLessThanOrEqual(200);
    expect(isDue(loaded.timeline)).toBe(false);
  });
});

describe('new entries', () => {
  test('leave the selection on its entry', () => {
    const state = after(withEntries(5), { type: 'moved', motion: 'down' });
    const newer = after(state, {
      type: 'timelineRead',
      at: 2,
      total: 6,
      first: 0,
      episodes: [{ ...state.timeline.episodes[0]!, id: 'newest' }, ...state.timeline.episodes],
    });
    expect(newer.timeline).toMatchObject({ selectedId: 'e1', selected: 2, total: 6 });
  });

  test('that take the selected one away select its neighbour', () => {
    const state = after(withEntries(3), { type: 'moved', motion: 'last' });
    const fewer = after(state, {
      type: 'timelineRead',
      at: 2,
      total: 2,
      first: 0,
      episodes: state.timeline.episodes.slice(0, 2),
    });
    expect(fewer.timeline).toMatchObject({ selectedId: 'e1', selected: 1 });
  });

  test('never ask for ever when count and list disagree', () => {
    const state = after(fresh(), { type: 'timelineRead', at: 1, total: 7, first: 0, episodes: [] });
    expect(isDue(state.timeline)).toBe(false);
  });
});

describe('events', () => {
  test('of other windows make the timeline due', () => {
    const state = withEntries(3);
    expect(isDue(after(state, told('saved', { episode: 'other' })).timeline)).toBe(true);
  });

  test('that say the background loads a model do not', () => {
    const state = withEntries(3);
    const next = after(state, told('model_loading'));
    expect(isDue(next.timeline)).toBe(false);
    expect(isDue(next.background)).toBe(true);
  });
});
