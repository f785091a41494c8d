/** What the background does: what runs, what waits and why, what failed; or the last attempts and what they took. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { jobList, selectedJob, selectedRun } from '../../state/selectors/jobList.ts';
import { EMPTY } from '../../state/selectors/line.ts';
import { liveProgress } from '../../state/selectors/liveProgress.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { waitingReasons } from '../../state/selectors/waitingReasons.ts';
import type { State } from '../../state/State.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { aboutRows } from './aboutRows.ts';
import { backlogRows } from './backlogRows.ts';
import { jobRows, type WorkView } from './jobRows.ts';
import { runRows } from './runRows.ts';

/** From these heights there is room for two rows about the selected work, and for all its attempts. */
const ROOM_FOR_REASON = 14;
const ROOM_FOR_ATTEMPTS = 24;

const reasonsOf = rememberLast(waitingReasons);
const runRowsOf = rememberLast(runRows);

export function Jobs({ state, screen }: ScreenProps): ReactElement {
  return state.jobs.view === 'work' ? (
    <Work state={state} screen={screen} />
  ) : (
    <LastRuns state={state} screen={screen} />
  );
}

function aboutRoom(bodyHeight: number): number {
  if (bodyHeight < ROOM_FOR_REASON) return 0;
  return bodyHeight < ROOM_FOR_ATTEMPTS ? 2 : 5;
}

function hintOf({ background, connection }: State): string[] {
  if (background.problem !== null) return ['The background cannot be asked.', background.problem];
  return connection.state === 'ready' ? [] : ['Shown as soon as the journal is open.'];
}

function Work({ state, screen }: ScreenProps): ReactElement {
  const { background, jobs, today, now } = state;
  const { bodyHeight, margin, width } = screen;
  const { status } = background;
  if (status === null) return <Hint lines={hintOf(state)} screen={screen} />;
  const selected = selectedJob(state);
  const reasons = reasonsOf(status, today);
  const view: WorkView = {
    status,
    list: jobList(state),
    titles: jobs.titles,
    attempts: jobs.attempts,
    reasons,
    progressOf: ({ item }) => liveProgress(background, item),
    today,
    now,
    width: width - MARK_CELLS,
  };
  const above = backlogRows(status, width, bodyHeight >= ROOM_FOR_REASON);
  const aboutHeight = aboutRoom(bodyHeight);
  const about = aboutRows({
    job: selected,
    attempts: jobs.attempts,
    reasons,
    shared: status.workers.length > 1,
    today,
    width,
    height: aboutHeight,
  });
  const belowHeight = aboutHeight === 0 ? 0 : aboutHeight + 1;
  return (
    <Box flexDirection="column" height={bodyHeight} flexShrink={0}>
      <Rows lines={above} height={above.length} indent={margin} />
      <SelectableRows
        rows={jobRows(view)}
        selectedKey={selected?.key ?? null}
        height={Math.max(1, bodyHeight - above.length - belowHeight)}
        indent={margin}
      />
      {belowHeight > 0 && <Rows lines={[EMPTY, ...about]} height={belowHeight} indent={margin} />}
    </Box>
  );
}

function LastRuns({ state, screen }: ScreenProps): ReactElement {
  const { jobs, today } = state;
  if (jobs.runs.length === 0) {
    const told = jobs.problem === null ? ['Nothing has been read yet.'] : ['The runs cannot be read.', jobs.problem];
    return <Hint lines={told} screen={screen} />;
  }
  return (
    <SelectableRows
      rows={runRowsOf(jobs.runs, jobs.titles, today, screen.width - MARK_CELLS)}
      selectedKey={selectedRun(state)?.id ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
