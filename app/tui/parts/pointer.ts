/** Which list lies where on the screen, so that a click finds what it means. Asked only when somebody clicks. */
import type { DOMElement } from 'ink';
import { createContext, useContext, useLayoutEffect, type RefObject } from 'react';
import { cornerOf } from '../editor/caret.ts';

/** How many steps down (or up, below 0) lead from the selection to what is drawn in a row of the list; null for nothing. */
export type StepsTo = (row: number) => number | null;

interface Target {
  element: RefObject<DOMElement | null>;
  stepsTo: StepsTo;
}

export class PointerMap {
  private readonly targets = new Set<Target>();

  /** Takes a list up. Returns the function that lets it go. */
  add(target: Target): () => void {
    this.targets.add(target);
    return () => this.targets.delete(target);
  }

  /** Steps from the selection to the cell, counted from 0; null where there is nothing to select. */
  stepsTo(column: number, row: number): number | null {
    for (const { element, stepsTo } of this.targets) {
      const box = element.current;
      const corner = box === null ? null : cornerOf(box);
      if (box?.yogaNode === undefined || corner === null) continue;
      const { yogaNode } = box;
      const across = column - corner.column;
      const down = row - corner.row;
      if (across < 0 || down < 0 || across >= yogaNode.getComputedWidth() || down >= yogaNode.getComputedHeight())
        continue;
      return stepsTo(down);
    }
    return null;
  }
}

export const PointerContext = createContext<PointerMap | null>(null);

/** Lets clicks find a list while it is drawn. */
export function usePointer(element: RefObject<DOMElement | null>, stepsTo: StepsTo): void {
  const map = useContext(PointerContext);
  useLayoutEffect(() => map?.add({ element, stepsTo }));
}
