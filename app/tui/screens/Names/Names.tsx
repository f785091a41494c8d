/** All names of a kind: people, places, projects … in an order, narrowed by what is typed. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { bufferText } from '../../editor/buffer.ts';
import { LineInput } from '../../editor/LineInput.tsx';
import { Hint } from '../../parts/Hint.tsx';
import { Row } from '../../parts/Row.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { TYPE_TITLES } from '../../state/selectors/format.ts';
import { EMPTY, fitLine, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { nameListItems, nameTypes, selectedListed } from '../../state/selectors/nameListItems.ts';
import type { State } from '../../state/State.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { nameRows } from './nameRows.ts';

const rowsOf = rememberLast(nameRows);

/** The kinds of names there are, the chosen one marked. */
function kinds(state: State, width: number): Line {
  const spans = nameTypes(state).flatMap((type, at): Line => {
    const title = type === null ? 'All' : TYPE_TITLES[type];
    const text = at === 0 ? title : `  ${title}`;
    return [{ text, token: type === state.nameList.type ? 'accent' : 'dim' }];
  });
  return fitLine(spans, width);
}

function emptyHint({ names, connection }: State): string[] {
  if (names.problem !== null) return ['The names cannot be read.', names.problem];
  if (connection.state !== 'ready') return ['Shown as soon as the journal is open.'];
  return names.list === null ? [] : ['No names yet.', 'They come as your entries are read.'];
}

export function Names({ state, screen }: ScreenProps): ReactElement {
  const { nameList, names, today } = state;
  if ((names.list ?? []).length === 0) return <Hint lines={emptyHint(state)} screen={screen} />;
  const typed = bufferText(nameList.field);
  const items = nameListItems(state);
  const above = nameList.typing || typed !== '' ? 3 : 2;
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <Row line={kinds(state, screen.width)} indent={screen.margin} />
      {above === 3 && (
        <Box height={1} marginLeft={screen.margin} flexShrink={0}>
          <Row line={[{ text: '/ ', token: 'accent' }]} indent={0} />
          <LineInput
            buffer={nameList.field}
            width={fieldView(state, 'names').width}
            focused={nameList.typing && state.help === null}
          />
        </Box>
      )}
      <Row
        line={items.length === 0 ? [{ text: 'Nobody is called that.', token: 'dim' }] : EMPTY}
        indent={screen.margin}
      />
      <SelectableRows
        rows={rowsOf(items, nameList.type === null, today, screen.width - MARK_CELLS)}
        selectedKey={selectedListed(state)?.id ?? null}
        height={Math.max(1, screen.bodyHeight - above)}
        indent={screen.margin}
      />
    </Box>
  );
}
