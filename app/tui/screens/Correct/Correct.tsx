/** One step of a correction: what is asked, a field or a list or both, and what it will do. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { TextBuffer } from '../../editor/buffer.ts';
import { LineInput } from '../../editor/LineInput.tsx';
import { Row } from '../../parts/Row.tsx';
import { MARK_CELLS, SelectableRows } from '../../parts/SelectableRows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { EMPTY } from '../../state/selectors/line.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { listRows, selectedKey } from './listRows.ts';
import { placeholderOf, questionLine, remarkRows } from './questions.ts';

export function Correct({ state, screen }: ScreenProps): ReactElement | null {
  const { correcting } = state;
  if (correcting === null) return null;
  const { margin, width, bodyHeight, gap } = screen;
  const field = 'field' in correcting ? correcting.field : null;
  const above = 1 + (field === null ? 0 : 1) + gap;
  const rows = [...listRows(state, width - MARK_CELLS), ...remarkRows(state, width - MARK_CELLS)];
  return (
    <Box flexDirection="column" height={bodyHeight} flexShrink={0}>
      <Row line={questionLine(correcting, width)} indent={margin} />
      {field !== null && <Field buffer={field} placeholder={placeholderOf(correcting)} state={state} screen={screen} />}
      {gap === 1 && <Row line={EMPTY} indent={0} />}
      <SelectableRows
        rows={rows}
        selectedKey={selectedKey(state)}
        height={Math.max(1, bodyHeight - above)}
        indent={margin}
      />
    </Box>
  );
}

interface FieldProps extends ScreenProps {
  buffer: TextBuffer;
  placeholder: string;
}

function Field({ buffer, placeholder, state, screen }: FieldProps): ReactElement {
  return (
    <Box height={1} marginLeft={screen.margin} flexShrink={0}>
      <Row line={[{ text: '› ', token: 'accent' }]} indent={0} />
      <LineInput
        buffer={buffer}
        width={fieldView(state, 'correcting').width}
        placeholder={placeholder}
        focused={state.help === null}
      />
    </Box>
  );
}
