/** Copies text: for this window, and for others by way of the terminal. */
import type { TextBuffer } from '../editor/buffer.ts';
import type { Kith } from './Kith.ts';

/** @param after the field that it was copied from, as it is now */
export function copyText({ store, terminal }: Pick<Kith, 'store' | 'terminal'>, text: string, after: TextBuffer): void {
  store.dispatch({ type: 'taken', text, after });
  const told = terminal.copy(text) ? 'Copied' : 'Copied within Kith; it is too long for the terminal’s clipboard';
  store.dispatch({ type: 'noticed', notice: { tone: 'plain', text: told } });
}
