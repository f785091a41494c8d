/** Hands text to the clipboard of the system by way of the terminal (OSC 52), so that it works over SSH, too. */

/** More than this many UTF-8 bytes, and many terminals drop the whole request. */
const MOST_BYTES = 74_000;

/** What to write to the terminal; empty for a text that is too long, which then is copied only within Kith. */
export function copySequence(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length > MOST_BYTES ? '' : `\u001B]52;c;${bytes.toString('base64')}\u0007`;
}
