/** What the window drew, taken from its bytes: which row of the screen got which text, without colours. */

export interface DrawnRow {
  /** from 1, as terminals count */
  row: number;
  text: string;
}

const ROW = /\u001B\[(\d+);1H\u001B\[K((?:(?!\u001B\[\d+;\d+H|\u001B\[\?)[^])*)/g;
const COLOURS = /\u001B\[[0-9;]*m/g;

/** Every row ever drawn, in order. */
export function drawnRows(bytes: string): DrawnRow[] {
  return [...bytes.matchAll(ROW)].map(([, row, text]) => ({
    row: Number(row),
    text: (text ?? '').replace(COLOURS, ''),
  }));
}
