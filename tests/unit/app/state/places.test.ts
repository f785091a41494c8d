/** Going from place to place and back, and what is read on the way. */
import { describe, expect, test } from 'vitest';
import type { State } from '../../../../app/tui/state/State.ts';
import { currentPlace } from '../../../../app/tui/state/reduce/places.ts';
import { isDue } from '../../../../app/tui/state/reduce/reading.ts';
import { neighbours } from '../../../../app/tui/state/selectors/context.ts';
import { after, detail, fresh, READY, stretch } from './states.ts';

const ENTRY = { name: 'entry', id: 'e1', list: 'timeline' } as const;

function atEntry(columns = 80): State {
  return after(fresh(columns), READY, stretch(3, 0, 3), { type: 'wentTo', place: ENTRY });
}

describe('places', () => {
  test('are left in the order they were entered, down to the timeline', () => {
    const state = after(atEntry(), { type: 'wentTo', place: { name: 'settings' } });
    const back = { type: 'wentBack' } as const;
    expect(currentPlace(after(state, back)).name).toBe('entry');
    expect(currentPlace(after(state, back, back, back, back)).name).toBe('timeline');
  });

  test('an entry that is opened shows the text the list knows at once, and is read', () => {
    const state = after(atEntry(), { type: 'entryRead', at: 1, detail: detail('e1', 'one') });
    expect(isDue(state.entry)).toBe(false);
    const other = after(state, { type: 'neighbour', id: 'e2' });
    expect(other.entry.detail?.text).toBe('text of e2');
    expect(other.entry.complete).toBe(false);
    expect(isDue(other.entry)).toBe(true);
  });

  test('an answer for an entry that was left is not shown', () => {
    const state = after(atEntry(), { type: 'neighbour', id: 'e2' });
    const late = after(state, { type: 'entryRead', at: 1, detail: detail('e1', 'one') });
    expect(late.entry.detail?.id).toBe('e2');
    expect(isDue(late.entry)).toBe(true);
  });

  test('moving to a neighbour moves the selection of the list along', () => {
    const state = atEntry();
    expect(neighbours(state)).toEqual({ older: 'e2', newer: 'e0' });
    const next = after(state, { type: 'neighbour', id: 'e2' });
    expect(next.timeline.selectedId).toBe('e2');
    expect(neighbours(next)).toEqual({ older: null, newer: 'e1' });
  });

  test('a deleted entry is left, and can be brought back', () => {
    const state = after(atEntry(), { type: 'deleted', id: 'e1' });
    expect(currentPlace(state).name).toBe('timeline');
    expect(state.undo).toEqual([{ what: 'entry', id: 'e1' }]);
    expect(after(state, { type: 'restored', id: 'e1' }).undo).toEqual([]);
  });

  test('only a wide timeline reads the entry it shows beside the list', () => {
    expect(after(fresh(80), READY, stretch(3, 0, 3)).entry.id).toBeNull();
    expect(after(fresh(120), READY, stretch(3, 0, 3)).entry.id).toBe('e0');
  });
});

describe('the connection', () => {
  test('coming back makes everything shown due again', () => {
    const state = after(atEntry(), { type: 'entryRead', at: 1, detail: detail('e1', 'one') });
    const lost = after(state, { type: 'connection', connection: { state: 'lost', reason: null, nextStep: null } });
    const again = after(lost, READY);
    expect(isDue(again.entry)).toBe(true);
    expect(isDue(again.timeline)).toBe(true);
    expect(again.entry.detail?.text).toBe('one');
  });
});
