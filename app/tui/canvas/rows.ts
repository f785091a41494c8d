/** What must be written so that a screen showing one set of rows shows another. Pure. */

/** Where the terminal's own cursor stands, from the top left corner, both from 0. */
export interface Caret {
  column: number;
  row: number;
}

/** Moves to the start of a row and empties it, so that a shorter row leaves nothing of a longer one behind. */
function startOfRow(row: number): string {
  return `\u001B[${row + 1};1H\u001B[K`;
}

/**
 * Escape sequences that turn `shown` into `wanted`. Rows are addressed absolutely, so a glyph the terminal draws wider
 * than we think can spoil its own row only.
 */
export function changedRows(shown: readonly string[], wanted: readonly string[]): string {
  let sequences = '';
  for (let row = 0; row < Math.max(shown.length, wanted.length); row++) {
    const text = wanted[row] ?? '';
    if (text !== (shown[row] ?? '')) sequences += startOfRow(row) + text;
  }
  return sequences;
}

/** Places and shows the cursor, or hides it. */
export function caretSequence(caret: Caret | null): string {
  return caret === null ? '\u001B[?25l' : `\u001B[${caret.row + 1};${caret.column + 1}H\u001B[?25h`;
}

export function sameCaret(one: Caret | null, other: Caret | null): boolean {
  return one?.column === other?.column && one?.row === other?.row;
}
