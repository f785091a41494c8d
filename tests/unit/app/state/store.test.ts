/** The store tells effects at once and the view once a frame. */
import { expect, test, vi } from 'vitest';
import { createStore } from '../../../../app/tui/state/store.ts';
import { waitUntil } from '../../../helpers/waitUntil.ts';
import { fresh } from './states.ts';

test('many changes in one turn are one frame, with the last state', async () => {
  const store = createStore(fresh());
  const changed = vi.fn();
  const frame = vi.fn();
  store.onChange(changed);
  store.onFrame(frame);
  for (let beat = 0; beat < 5; beat++) store.dispatch({ type: 'beat', now: 1 });
  expect(changed).toHaveBeenCalledTimes(5);
  expect(frame).not.toHaveBeenCalled();
  await Promise.resolve();
  expect(frame).toHaveBeenCalledTimes(1);
  expect(store.shown().beat).toBe(5);
});

test('changes soon after a frame wait for the next one, and are not lost', async () => {
  const store = createStore(fresh());
  const frame = vi.fn();
  store.onFrame(frame);
  store.dispatch({ type: 'beat', now: 1 });
  await Promise.resolve();
  store.dispatch({ type: 'beat', now: 1 });
  store.dispatch({ type: 'beat', now: 1 });
  await Promise.resolve();
  expect(store.shown().beat).toBe(1);
  await waitUntil('the next frame', () => store.shown().beat === 3);
  expect(frame).toHaveBeenCalledTimes(2);
});

test('a change that changes nothing tells nobody', () => {
  const store = createStore(fresh());
  const changed = vi.fn();
  store.onChange(changed);
  store.dispatch({ type: 'noticed', notice: null });
  expect(changed).not.toHaveBeenCalled();
});
