/** What a proposal would change in one entry, line by line. */
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { differenceMaxScroll, differenceRows } from '../../state/selectors/differenceRows.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const GONE = ['This proposal is gone.', 'It was answered, or its entry was changed or read again.'];

export function Difference({ state, screen }: ScreenProps): ReactElement {
  const rows = differenceRows(state);
  if (rows === null) return <Hint lines={state.review.proposals === null ? [] : GONE} screen={screen} />;
  const top = Math.min(state.review.scroll, differenceMaxScroll(state));
  return <Rows lines={rows.slice(top, top + screen.bodyHeight)} height={screen.bodyHeight} indent={screen.margin} />;
}
