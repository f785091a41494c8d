/** The write screen: drafts come back, and a save leads on only when the journal has said so. */
import { describe, expect, test } from 'vitest';
import { bufferText, createBuffer } from '../../../../app/tui/editor/buffer.ts';
import type { Action } from '../../../../app/tui/state/Action.ts';
import type { State } from '../../../../app/tui/state/State.ts';
import { currentPlace } from '../../../../app/tui/state/reduce/places.ts';
import { isChanged } from '../../../../app/tui/state/reduce/writing.ts';
import { after, episode, fresh } from './states.ts';

const DATE = { date: '2026-11-23T21:14:00+01:00', zone: 'Europe/Berlin' };

function writing(original = '', id: string | null = null): State {
  const entry = id === null ? null : { id, text: original, revision: 3 };
  return after(fresh(), { type: 'writingBegan', entry, date: DATE }, { type: 'wentTo', place: { name: 'write' } });
}

const draft = (text: string, cursor: number): Action => ({ type: 'draftOpened', text, cursor, date: DATE });

function typed(state: State, text: string): State {
  return after(state, { type: 'edited', field: 'writing', buffer: createBuffer(text) });
}

describe('a draft', () => {
  test('comes back with its cursor', () => {
    const state = after(writing(), draft('half a thought', 4));
    expect(bufferText(state.writing.field)).toBe('half a thought');
    expect(state.writing.field.cursor).toEqual({ line: 0, column: 4 });
  });

  test('keeps what was typed while it was read', () => {
    const state = after(typed(writing(), '!'), draft('half a thought', 4));
    expect(bufferText(state.writing.field)).toBe('half a thought!');
  });

  test('of a changed entry takes the place of the entry, with what was typed after it', () => {
    const state = after(typed(writing('old', 'e1'), 'old!'), draft('newer', 5));
    expect(bufferText(state.writing.field)).toBe('newer!');
  });

  test('is about the day on which it was begun', () => {
    const begun = { date: '2026-11-22T23:50:00+01:00', zone: 'Europe/Berlin' };
    const state = after(writing(), { type: 'draftOpened', text: 'late', cursor: 0, date: begun });
    expect(state.writing.date).toEqual(begun);
  });

  test('an unchanged entry is no draft', () => {
    expect(isChanged(writing('old', 'e1').writing)).toBe(false);
    expect(isChanged(typed(writing('old', 'e1'), 'old.').writing)).toBe(true);
  });
});

describe('saving', () => {
  test('leads to the entry when it is acknowledged, and not before', () => {
    const begun = after(typed(writing(), 'text'), { type: 'savingBegan', waiting: false });
    expect(currentPlace(begun).name).toBe('write');
    expect(begun.notice).toBeNull();
    const saved = after(begun, { type: 'saved', episode: episode('e9') });
    expect(currentPlace(saved)).toMatchObject({ name: 'entry', id: 'e9' });
    expect(saved.notice?.text).toBe('Saved');
    expect(after(saved, { type: 'wentBack' }).places).toEqual([{ name: 'timeline' }]);
  });

  test('of a changed entry comes back to that entry', () => {
    const at = after(fresh(), { type: 'wentTo', place: { name: 'entry', id: 'e1', list: 'search' } });
    const editing = after(at, { type: 'wentTo', place: { name: 'write' } });
    const saved = after(editing, { type: 'saved', episode: episode('e1') });
    expect(saved.places).toEqual([{ name: 'timeline' }, { name: 'entry', id: 'e1', list: 'search' }]);
  });

  test('that ends after the screen was left does not pull anybody away', () => {
    const left = after(writing(), { type: 'savingBegan', waiting: true }, { type: 'wentBack' });
    expect(currentPlace(after(left, { type: 'saved', episode: episode('e9') })).name).toBe('timeline');
  });

  test('that fails stays, with the reason until the next key', () => {
    const failed = after(typed(writing(), 'text'), { type: 'savingFailed', problem: 'disk full' });
    expect(currentPlace(failed).name).toBe('write');
    expect(failed.writing).toMatchObject({ saving: 'no', problem: 'disk full' });
    expect(typed(failed, 'text.').writing.problem).toBeNull();
  });
});
