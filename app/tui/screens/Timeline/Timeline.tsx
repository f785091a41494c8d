/** All entries, newest first, under their days, weeks or months. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { heldEntries } from '../../state/selectors/held.ts';
import { MEASURE, type Geometry } from '../../state/selectors/geometry.ts';
import { previewRows } from '../../state/selectors/preview.ts';
import { headHeight } from '../../state/selectors/timelineHead.ts';
import type { State } from '../../state/State.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { TimelineHead } from './TimelineHead.tsx';
import { timelineRows } from './timelineRows.ts';

export function Timeline({ state, screen }: ScreenProps): ReactElement {
  const { timeline, background, calendar, marked } = state;
  if (timeline.total === null || (timeline.total === 0 && state.draftLine === null)) {
    return <Hint lines={welcome(state)} screen={screen} />;
  }
  const { listWidth, previewWidth } = columnsOf(screen);
  const rows = timelineRows({
    episodes: timeline.episodes,
    today: state.today,
    unit: calendar.unit,
    marked,
    reading: background.status?.activity.episode ?? null,
    inferenceOn: background.status?.inference_enabled ?? true,
    isHeld: heldEntries(background.status),
    draftLine: timeline.first === 0 ? state.draftLine : null,
    width: listWidth - MARK_CELLS,
    plain: state.display.plain,
  });
  const { bodyHeight, margin } = screen;
  const height = bodyHeight - headHeight(state, screen);
  const list = <SelectableRows rows={rows} selectedKey={timeline.selectedId} height={height} indent={margin} />;
  return (
    <Box flexDirection="column" height={bodyHeight} flexShrink={0}>
      <TimelineHead state={state} screen={screen} />
      <Box height={height} flexShrink={0}>
        <Box width={margin + listWidth} flexShrink={0}>
          {list}
        </Box>
        {screen.roomy && <Rows lines={previewRows(state, previewWidth, height)} height={height} indent={BETWEEN} />}
      </Box>
    </Box>
  );
}

/** Blanks between the list and the preview. */
const BETWEEN = 4;

function columnsOf({ roomy, width }: Geometry): { listWidth: number; previewWidth: number } {
  if (!roomy) return { listWidth: width, previewWidth: 0 };
  const previewWidth = Math.min(MEASURE, Math.floor((width - BETWEEN) * 0.46));
  return { listWidth: width - BETWEEN - previewWidth, previewWidth };
}

/** What an empty timeline says: why it is empty, and what to do about it. */
function welcome({ connection, timeline, draftLine }: State): string[] {
  const write = draftLine === null ? 'Press n and write about today.' : 'Press n to go on with your draft.';
  if (connection.state === 'failed') {
    const reason = connection.reason ?? 'The journal cannot be opened.';
    return [reason, connection.nextStep ?? '', '', `${write} It is kept as a draft.`];
  }
  if (timeline.problem !== null) return ['The entries cannot be read.', timeline.problem];
  return timeline.total === null ? [write] : ['Nothing here yet.', write];
}
