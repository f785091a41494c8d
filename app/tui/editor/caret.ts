/** Tells whoever owns the terminal's cursor where it belongs, so that screen readers and input methods find it. */
import type { DOMElement } from 'ink';
import { createContext, useContext, useLayoutEffect, type RefObject } from 'react';

/** A cell of the frame, both from 0. */
export interface Caret {
  column: number;
  row: number;
}

/** Places the terminal's cursor, or hides it with null. */
export type PlaceCaret = (caret: Caret | null) => void;

/** Without a provider there is no real cursor, and text fields draw one. */
export const CaretContext = createContext<PlaceCaret | null>(null);

/**
 * Keeps the terminal's cursor at a cell of an element while `cell` is given. True when there is a real cursor, so
 * that none needs to be drawn.
 *
 * Ink's own useCursor is no help: it hides the cursor whenever anything else is drawn again.
 */
export function useCaret(element: RefObject<DOMElement | null>, cell: { x: number; y: number } | null): boolean {
  const place = useContext(CaretContext);
  // After every render: what is above or left of the element may have moved it.
  useLayoutEffect(() => {
    if (place === null || cell === null) return;
    const corner = element.current === null ? null : cornerOf(element.current);
    if (corner !== null) place({ column: corner.column + cell.x, row: corner.row + cell.y });
  });
  const shown = cell !== null;
  useLayoutEffect(() => {
    if (place === null || !shown) return;
    return () => place(null);
  }, [place, shown]);
  return place !== null;
}

/** Where an element begins in the frame. */
export function cornerOf(element: DOMElement): Caret | null {
  let column = 0;
  let row = 0;
  for (let node: DOMElement | undefined = element; node !== undefined; node = node.parentNode) {
    if (node.yogaNode === undefined) return null;
    column += node.yogaNode.getComputedLeft();
    row += node.yogaNode.getComputedTop();
  }
  return { column, row };
}
