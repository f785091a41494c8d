/** The choice of a language model: on the first run, and whenever the settings lead here. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { LineInput } from '../../editor/LineInput.tsx';
import { Row } from '../../parts/Row.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { EMPTY, line, type Line } from '../../state/selectors/line.ts';
import type { State } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { choiceRows, downloadRows } from './modelRows.ts';

export function Models({ state, screen }: ScreenProps): ReactElement {
  const { models } = state;
  const { bodyHeight, margin, width } = screen;
  if (models.path !== null) return <PathField state={state} screen={screen} />;
  if (models.download !== null) {
    return <Rows lines={downloadRows(models.download, width)} height={bodyHeight} indent={margin} />;
  }
  return (
    <SelectableRows
      rows={choiceRows(state, width - MARK_CELLS, bodyHeight >= 14)}
      selectedKey={models.shelf?.[models.selected]?.name ?? null}
      height={bodyHeight}
      indent={margin}
    />
  );
}

function failureLines({ models }: State, width: number): Line[] {
  if (models.failure === null) return [];
  const text = `${models.failure.message} ${models.failure.nextStep}`;
  return wrap(sanitize(text), width).map((row) => line(row, 'bad'));
}

function PathField({ state, screen }: ScreenProps): ReactElement | null {
  if (state.models.path === null) return null;
  const { bodyHeight, margin, width } = screen;
  const field = fieldView(state, 'path');
  return (
    <Box flexDirection="column" height={bodyHeight} flexShrink={0}>
      <Row line={line('Path of a GGUF file', 'text')} indent={margin} />
      <Box height={1} marginLeft={margin} flexShrink={0}>
        <Row line={[{ text: '› ', token: 'accent' }]} indent={0} />
        <LineInput buffer={state.models.path} width={field.width} focused={state.help === null} />
      </Box>
      <Rows lines={[EMPTY, ...failureLines(state, width)]} height={Math.max(0, bodyHeight - 2)} indent={margin} />
    </Box>
  );
}
