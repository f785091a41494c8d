/** A place in a text: between two graphemes of a line. */

export interface Position {
  readonly line: number;
  /** in UTF-16 units */
  readonly column: number;
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
