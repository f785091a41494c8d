/** What was written and not saved, to go on with, to leave, or to throw away. */
import type { ReactElement } from 'react';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { draftRows, selectedDraft } from '../../state/selectors/draftRows.ts';
import type { ScreenProps } from '../ScreenProps.ts';

export function Drafts({ state, screen }: ScreenProps): ReactElement {
  const { width, bodyHeight, margin } = screen;
  return (
    <SelectableRows
      rows={draftRows(state, width - MARK_CELLS)}
      selectedKey={selectedDraft(state)?.slot ?? ''}
      height={bodyHeight}
      indent={margin}
    />
  );
}
