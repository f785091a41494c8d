/** How large each text field is on the screen; moves by rows and pages are counted in it. */
import type { ViewSize } from '../../editor/layout.ts';
import type { FieldName } from '../Action.ts';
import type { State } from '../State.ts';
import { geometry, MEASURE } from './geometry.ts';

/** One cell more than the lines hold, for the cursor behind a full one. */
const CURSOR = 1;

export function fieldView(state: State, field: FieldName): ViewSize {
  const { width, bodyHeight } = geometry(state);
  switch (field) {
    case 'writing':
      return { width: Math.min(width, MEASURE + CURSOR), height: bodyHeight };
    case 'search':
      return { width: Math.max(4, width - 2), height: 1 };
    case 'path':
    case 'correcting':
      return { width: Math.max(4, width - 2), height: 1 };
  }
}
