/** Which part of a long list is visible. It scrolls only as far as the selection needs. */
import { useEffect, useRef } from 'react';

/** What was shown last: the selected thing, its row in the list, and the first visible row. */
export interface Shown {
  key: string;
  row: number;
  top: number;
}

/** Rows kept visible above and below the selection where there are any: room for a heading. */
const MARGIN = 2;

/**
 * The first visible row.
 * @param selected row of the selection in the list
 * @param tail rows below the selection that belong to it
 * @param key what is selected; while it stays the same, it stays on its row of the screen when rows are added above it,
 *   unless the list is seen from its very beginning: then what is added there is seen, too
 */
export function windowTop(
  before: Shown | null,
  key: string,
  selected: number,
  count: number,
  height: number,
  tail = 0,
): number {
  const kept = before === null || before.top === 0 ? 0 : before.top + (before.key === key ? selected - before.row : 0);
  const margin = Math.min(MARGIN, Math.floor((height - 1) / 2));
  const highest = Math.min(kept, Math.max(0, selected - margin));
  const below = Math.min(Math.max(margin, tail), height - 1);
  const lowest = Math.max(highest, selected + below - height + 1);
  return Math.max(0, Math.min(lowest, count - height));
}

/** `windowTop`, remembering what the last frame showed. */
export function useListWindow(key: string, selected: number, count: number, height: number, tail = 0): number {
  const shown = useRef<Shown | null>(null);
  const top = windowTop(shown.current, key, selected, count, height, tail);
  useEffect(() => {
    shown.current = { key, row: selected, top };
  });
  return top;
}
