/** Waits for a condition; tests never sleep for a guessed time. */
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MILLISECONDS = 10;

/**
 * Resolves with the first truthy value.
 * @throws when it does not come in time, naming what was waited for
 */
export async function waitUntil<T>(
  what: string,
  condition: () => T | Promise<T>,
  milliseconds = 15_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited ${milliseconds} ms in vain: ${what}`);
    await pause(POLL_MILLISECONDS);
  }
}
