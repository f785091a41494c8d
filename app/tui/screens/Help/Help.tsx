/** The keys of the place, from the keymap itself. */
import type { ReactElement } from 'react';
import { Rows } from '../../parts/Rows.tsx';
import { helpRows } from '../../state/selectors/helpRows.ts';
import type { ScreenProps } from '../ScreenProps.ts';

export function Help({ state, screen }: ScreenProps): ReactElement {
  const top = state.help?.scroll ?? 0;
  return <Rows lines={helpRows(state).slice(top)} height={screen.bodyHeight} indent={screen.margin} />;
}
