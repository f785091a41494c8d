/** How large each text field is on the screen; moves by rows and pages are counted in it. */
import type { ViewSize } from '../../editor/layout.ts';
import type { FieldName } from '../Action.ts';
import type { State } from '../State.ts';
import { geometry, MEASURE } from './geometry.ts';
import { GO_TO } from './timelineHead.ts';

/** One cell more than the lines hold, for the cursor behind a full one. */
const CURSOR = 1;

/** Cells of the label before the field that lies beside the text. */
export const ASIDE_LABEL = 6;

/** What the words in it mean stands behind it. */
export function asideWidth(width: number): number {
  return Math.min(Math.floor(width / 2), 40);
}

export function fieldView(state: State, field: FieldName): ViewSize {
  const { width, bodyHeight } = geometry(state);
  switch (field) {
    case 'writing':
      return {
        width: Math.min(width, MEASURE + CURSOR),
        height: Math.max(1, bodyHeight - (state.writing.aside === null ? 0 : 1)),
      };
    case 'jump':
      return { width: Math.max(4, width - GO_TO.length), height: 1 };
    case 'search':
    case 'names':
      return { width: Math.max(4, width - 2), height: 1 };
    case 'aside':
      return { width: Math.max(4, asideWidth(width) - ASIDE_LABEL), height: 1 };
    case 'path':
    case 'palette':
    case 'secret':
    case 'correcting':
      return { width: Math.max(4, width - 2), height: 1 };
  }
}
