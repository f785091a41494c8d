/** Collects a bracketed paste that may arrive in many pieces. */

const PASTE_END = '\x1b[201~';
/** A paste that has been silent for this long lost its end mark on the way. */
const PASTE_SILENCE_MS = 10_000;

export interface OpenPaste {
  /** Takes a piece. Returns what follows the end mark, or null while the paste goes on. */
  push(piece: string): string | null;
  /**
   * Whether to take the paste as ended before this chunk: after a long silence, or when a lone Ctrl-C comes, which is
   * a person at a terminal that seems dead.
   */
  isAbandoned(silence: number, chunk: string): boolean;
  /** What was pasted so far, with \n as its only line break. */
  text(): string;
}

export function openPaste(): OpenPaste {
  const pieces: string[] = [];
  /** end of the last piece, which may be the beginning of the end mark */
  let tail = '';

  return {
    push(piece) {
      const joined = tail + piece;
      const end = joined.indexOf(PASTE_END);
      if (end !== -1) {
        pieces.push(joined.slice(0, end));
        tail = '';
        return joined.slice(end + PASTE_END.length);
      }
      const keep = overlap(joined);
      pieces.push(joined.slice(0, joined.length - keep));
      tail = joined.slice(joined.length - keep);
      return null;
    },
    isAbandoned: (silence, chunk) => silence > PASTE_SILENCE_MS || chunk === '\x03',
    text: () => (pieces.join('') + tail).replace(/\r\n?/g, '\n'),
  };
}

/** How many characters at the end of a text begin the end mark. */
function overlap(text: string): number {
  for (let length = Math.min(PASTE_END.length - 1, text.length); length > 0; length--) {
    if (PASTE_END.startsWith(text.slice(-length))) return length;
  }
  return 0;
}
