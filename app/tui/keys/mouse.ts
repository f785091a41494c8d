/** What mouse reports of the SGR kind (mode 1006) mean: the left button and the wheel; the rest is not ours. */
import type { MouseAction, MouseInput } from './input.ts';

/** By the button's number, without the bits for Shift, Alt and Ctrl. */
const ACTIONS: Readonly<Record<number, MouseAction>> = { 0: 'press', 64: 'wheelUp', 65: 'wheelDown' };

/** Shift, Alt or Ctrl is held: most terminals then select text themselves. */
const MODIFIERS = 4 | 8 | 16;

/**
 * The mouse input of a control sequence, or null.
 * @param parameters what stands between `ESC [` and the final character: `<button;column;row`, both from 1
 */
export function mouseInput({ parameters, final }: { parameters: string; final: string }): MouseInput | null {
  const [, button, column, row] = /^<(\d{1,3});(\d{1,4});(\d{1,4})$/.exec(parameters) ?? [];
  // A final m says that the button was let go.
  if (final !== 'M' || button === undefined) return null;
  const number = Number(button);
  const action = ACTIONS[number];
  if (action === undefined || (number & MODIFIERS) !== 0) return null;
  return { kind: 'mouse', action, column: Number(column) - 1, row: Number(row) - 1 };
}
