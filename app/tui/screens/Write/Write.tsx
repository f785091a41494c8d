/** Where entries are written: a page of comfortable width, and nothing else. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { Editor } from '../../editor/Editor.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import type { ScreenProps } from '../ScreenProps.ts';

export function Write({ state, screen }: ScreenProps): ReactElement {
  const { width, height } = fieldView(state, 'writing');
  return (
    <Box marginLeft={screen.margin} height={screen.bodyHeight} flexShrink={0}>
      <Editor
        buffer={state.writing.field}
        width={width}
        height={height}
        placeholder="What happened today?"
        focused={state.help === null}
      />
    </Box>
  );
}
