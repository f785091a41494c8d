/** Numbers as a row of small bars, one cell each. Pure. */

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const NOTHING = '·';

/** As many sums of neighbouring values as there are cells; the values themselves where they fit. */
function fitted(values: readonly number[], cells: number): number[] {
  if (values.length <= cells) return [...values];
  const sums = new Array<number>(cells).fill(0);
  for (const [at, value] of values.entries()) {
    const cell = Math.floor((at * cells) / values.length);
    sums[cell] = (sums[cell] ?? 0) + value;
  }
  return sums;
}

/** The highest value is a full bar, and none is a dot; whatever there is shows. @param cells most cells it may take */
export function sparkline(values: readonly number[], cells: number): string {
  if (cells <= 0) return '';
  const shown = fitted(values, cells);
  const highest = Math.max(0, ...shown);
  return shown
    .map((value) => (value <= 0 ? NOTHING : (BARS[Math.ceil((value / highest) * BARS.length) - 1] ?? NOTHING)))
    .join('');
}
