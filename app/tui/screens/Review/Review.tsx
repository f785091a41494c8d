/** What reading entries anew would change: the sum, and the entries one by one. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { reviewList, reviewTotals, selectedProposal } from '../../state/selectors/reviewList.ts';
import type { State } from '../../state/State.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { reviewRows, sumRows } from './reviewRows.ts';

/** From this height there is room for more than the sum itself. */
const ROOMY = 10;

function hintOf({ review, connection }: State): string[] {
  if (review.problem !== null) return ['The proposals cannot be read.', review.problem];
  if (connection.state !== 'ready') return ['Shown as soon as the journal is open.'];
  if (review.proposals === null) return [];
  return [
    'Nothing to review.',
    'Another model, or a newer prompt, may read your entries otherwise.',
    'A preview (p) reads them anew and shows what would change. Nothing changes before you accept it.',
  ];
}

export function Review({ state, screen }: ScreenProps): ReactElement {
  const { proposals } = state.review;
  if (proposals === null || proposals.length === 0) return <Hint lines={hintOf(state)} screen={screen} />;
  const { bodyHeight, margin, width } = screen;
  const above = sumRows(proposals, reviewTotals(state), width, bodyHeight >= ROOMY);
  return (
    <Box flexDirection="column" height={bodyHeight} flexShrink={0}>
      <Rows lines={above} height={above.length} indent={margin} />
      <SelectableRows
        rows={reviewRows(reviewList(state), state.today, width - MARK_CELLS)}
        selectedKey={selectedProposal(state)?.id ?? null}
        height={Math.max(1, bodyHeight - above.length)}
        indent={margin}
      />
    </Box>
  );
}
