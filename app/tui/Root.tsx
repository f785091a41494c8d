/** The whole frame: header, the current place, status line and keys. Its height is always one row less than the screen's. */
import { Box } from 'ink';
import { useSyncExternalStore, type ReactElement } from 'react';
import { PlainContext } from './parts/PlainContext.ts';
import { Row } from './parts/Row.tsx';
import { VeilContext, veiledLine } from './parts/veil.ts';
import { Correct } from './screens/Correct/Correct.tsx';
import { Corrections } from './screens/Corrections/Corrections.tsx';
import { Difference } from './screens/Difference/Difference.tsx';
import { Drafts } from './screens/Drafts/Drafts.tsx';
import { Entity } from './screens/Entity/Entity.tsx';
import { Entry } from './screens/Entry/Entry.tsx';
import { Help } from './screens/Help/Help.tsx';
import { History } from './screens/History/History.tsx';
import { Insights } from './screens/Insights/Insights.tsx';
import { Jobs } from './screens/Jobs/Jobs.tsx';
import { Keys } from './screens/Keys/Keys.tsx';
import { Models } from './screens/Models/Models.tsx';
import { Names } from './screens/Names/Names.tsx';
import { Palette } from './screens/Palette/Palette.tsx';
import { Review } from './screens/Review/Review.tsx';
import { Search } from './screens/Search/Search.tsx';
import { Secret } from './screens/Secret/Secret.tsx';
import { Settings } from './screens/Settings/Settings.tsx';
import type { ScreenProps } from './screens/ScreenProps.ts';
import { ThatDay } from './screens/ThatDay/ThatDay.tsx';
import { Timeline } from './screens/Timeline/Timeline.tsx';
import { Trash } from './screens/Trash/Trash.tsx';
import { Walk } from './screens/Walk/Walk.tsx';
import { Write } from './screens/Write/Write.tsx';
import { currentPlace } from './state/reduce/places.ts';
import { footerRow, statusRow } from './state/selectors/bottom.ts';
import { geometry } from './state/selectors/geometry.ts';
import { headerLine } from './state/selectors/header.ts';
import { EMPTY, line } from './state/selectors/line.ts';
import type { Place, State } from './state/State.ts';
import type { Store } from './state/store.ts';
import { truncate } from './text/width.ts';
import { ThemeContext } from './theme/ThemeContext.ts';
import { themeFor } from './theme/themes.ts';

const SCREENS: Record<Place['name'], (props: ScreenProps) => ReactElement> = {
  timeline: Timeline,
  write: Write,
  entry: Entry,
  entity: Entity,
  search: Search,
  names: Names,
  insights: Insights,
  walk: Walk,
  settings: Settings,
  keys: Keys,
  models: Models,
  jobs: Jobs,
  drafts: Drafts,
  corrections: Corrections,
  review: Review,
  difference: Difference,
  trash: Trash,
  history: History,
  thatDay: ThatDay,
};

/**
 * The passphrase lies over everything, then the list of commands, then the help; a step of a correction lies over its
 * place, but for the one that only asks.
 */
function screenOf(state: State): (props: ScreenProps) => ReactElement | null {
  if (state.secret !== null) return Secret;
  if (state.palette !== null) return Palette;
  if (state.help !== null) return Help;
  if (state.correcting !== null && state.correcting.act !== 'delete') return Correct;
  return SCREENS[currentPlace(state).name];
}

/** Places that tell nothing of what is written. */
const HARMLESS = new Set<Place['name']>(['settings', 'keys', 'models']);

function isVeiled(state: State): boolean {
  const covered = state.secret !== null || state.palette !== null || state.help !== null;
  return state.veiled && !covered && !HARMLESS.has(currentPlace(state).name);
}

/** The state as the status line may tell it: while all is hidden, nothing that names what is written. */
function discreet(state: State): State {
  const { notice } = state;
  if (notice === null || notice.tone === 'bad') return state;
  return { ...state, notice: { tone: notice.tone, text: notice.text.replace(/“[^”]*”|: .*/gu, ' …') } };
}

export function Root({ store }: { store: Store }): ReactElement {
  const state = useSyncExternalStore(store.onFrame, store.shown);
  const screen = geometry(state);
  if (screen.tiny) return <Row line={line(truncate('Too small for Kith.', screen.columns - 1))} indent={0} />;
  const Screen = screenOf(state);
  const veiled = isVeiled(state);
  const header = headerLine(state, screen);
  return (
    <ThemeContext value={themeFor(state.preferences, state.display)}>
      <Box flexDirection="column" width={screen.columns} height={screen.height}>
        {!screen.textOnly && <Row line={veiled ? veiledLine(header) : header} indent={screen.margin} />}
        {screen.gap === 1 && <Row line={EMPTY} indent={0} />}
        <PlainContext value={state.display.plain}>
          <VeilContext value={veiled}>
            <Screen state={state} screen={screen} />
          </VeilContext>
        </PlainContext>
        {screen.gap === 1 && <Row line={EMPTY} indent={0} />}
        <Row line={statusRow(veiled ? discreet(state) : state, screen)} indent={screen.margin} />
        {!screen.textOnly && <Row line={footerRow(state, screen)} indent={screen.margin} />}
      </Box>
    </ThemeContext>
  );
}
