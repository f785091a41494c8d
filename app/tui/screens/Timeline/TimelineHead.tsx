/** What stands over the list of entries: the day being typed to go to, or the strip that tells how much was written when. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { LineInput } from '../../editor/LineInput.tsx';
import { Row } from '../../parts/Row.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { heatRows } from '../../state/selectors/heatStrip.ts';
import { EMPTY } from '../../state/selectors/line.ts';
import { GO_TO, headHeight, jumpMeaning } from '../../state/selectors/timelineHead.ts';
import { selectedDay } from '../../state/selectors/timelineDay.ts';
import type { ScreenProps } from '../ScreenProps.ts';

export function TimelineHead({ state, screen }: ScreenProps): ReactElement | null {
  const { jump, calendar, today } = state;
  const { margin, width } = screen;
  const height = headHeight(state, screen);
  if (height === 0) return null;
  if (jump === null) {
    return <Rows lines={heatRows(calendar, selectedDay(state), today, width)} height={height} indent={margin} />;
  }
  return (
    <Box flexDirection="column" height={height} flexShrink={0}>
      <Box height={1} marginLeft={margin} flexShrink={0}>
        <Row line={[{ text: GO_TO, token: 'accent' }]} indent={0} />
        <LineInput buffer={jump} width={fieldView(state, 'jump').width} focused={state.help === null} />
      </Box>
      <Row line={jumpMeaning(state, width - GO_TO.length)} indent={margin + GO_TO.length} />
      {height > 2 && <Row line={EMPTY} indent={0} />}
    </Box>
  );
}
