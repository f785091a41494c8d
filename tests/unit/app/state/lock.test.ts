/** The window locks after minutes without a key, also when the machine slept meanwhile. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../../backend/preferences/Preferences.ts';
import { LockEffects } from '../../../../app/tui/state/effects/lock.ts';
import { PreferenceEffects } from '../../../../app/tui/state/effects/preferences.ts';
import { createStore } from '../../../../app/tui/state/store.ts';
import { fresh } from './states.ts';

const MINUTE = 60_000;
const PASSPHRASE = { salt: 'AAAA', hash: 'AAAA', cost: 2, block: 1, parallel: 1 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function locking(change: Partial<Preferences>) {
  const store = createStore({ ...fresh(), preferences: { ...DEFAULT_PREFERENCES, ...change } });
  const lock = new LockEffects(store, new PreferenceEffects(store, '/nowhere'));
  return { store, lock, isLocked: () => store.get().secret?.step === 'unlock' };
}

test('after the time that was set, counted from the last key', () => {
  const { lock, isLocked } = locking({ passphrase: PASSPHRASE, lockAfter: 5 });
  lock.touched();
  vi.advanceTimersByTime(4 * MINUTE);
  expect(lock.touched()).toBe(false);
  vi.advanceTimersByTime(4 * MINUTE);
  expect(isLocked()).toBe(false);
  vi.advanceTimersByTime(MINUTE);
  expect(isLocked()).toBe(true);
});

test('from the moment it is set, without another key', () => {
  const { store, isLocked } = locking({ passphrase: null, lockAfter: 15 });
  store.dispatch({ type: 'preferred', change: { passphrase: PASSPHRASE } });
  store.dispatch({ type: 'preferred', change: { lockAfter: 1 } });
  vi.advanceTimersByTime(MINUTE);
  expect(isLocked()).toBe(true);
});

test('before the first key after a night in which no timer ran', () => {
  const { lock, isLocked } = locking({ passphrase: PASSPHRASE, lockAfter: 5 });
  lock.touched();
  vi.setSystemTime(Date.now() + 8 * 60 * MINUTE);
  expect(lock.touched()).toBe(true);
  expect(isLocked()).toBe(true);
});

test.each([
  ['without a passphrase', { passphrase: null, lockAfter: 5 }],
  ['where it is never to be', { passphrase: PASSPHRASE, lockAfter: 0 }],
])('not %s', (_, change) => {
  const { lock, isLocked } = locking(change);
  lock.touched();
  vi.advanceTimersByTime(24 * 60 * MINUTE);
  expect(lock.touched()).toBe(false);
  expect(isLocked()).toBe(false);
});
