/** What the mouse does: the wheel moves, a click selects, a click on what is selected opens it. */
import type { MouseInput } from '../keys/input.ts';
import { namedKey, type Input } from '../keys/input.ts';
import type { Context } from '../keys/contexts.ts';
import type { Kith } from './Kith.ts';
import { contextOf } from './selectors/context.ts';

/** Rows that one notch of the wheel moves. */
const NOTCH = 3;

/** Where a question waits for one key, the mouse has no say. */
const DEAF = new Set<Context>(['locked', 'passphrase', 'pressing', 'confirm', 'answer', 'deleting', 'naming', 'path']);

/** @param press lets a key have its effect */
export function point(kith: Kith, { action, column, row }: MouseInput, press: (input: Input) => void): void {
  const { store, terminal } = kith;
  const context = contextOf(store.get());
  if (DEAF.has(context)) return;
  if (action !== 'press') {
    const up = action === 'wheelUp';
    // In a text the wheel moves the cursor, which takes the text along.
    const step = (): void =>
      context === 'write'
        ? press(namedKey(up ? 'up' : 'down'))
        : store.dispatch({ type: 'moved', motion: up ? 'up' : 'down' });
    for (let notch = 0; notch < NOTCH; notch++) step();
    return;
  }
  const steps = terminal.stepsTo(column, row);
  if (steps === null) return;
  if (steps === 0) return press(namedKey('enter'));
  for (let step = 0; step < Math.abs(steps); step++) {
    store.dispatch({ type: 'moved', motion: steps > 0 ? 'down' : 'up' });
  }
}
