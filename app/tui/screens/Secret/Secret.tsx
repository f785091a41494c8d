/** The passphrase: asked for while the window is locked, or given anew. Not a letter of it is shown. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { LineInput } from '../../editor/LineInput.tsx';
import { createBuffer, bufferText, cursorOffset, type TextBuffer } from '../../editor/buffer.ts';
import { Rows } from '../../parts/Rows.tsx';
import { fieldView } from '../../state/selectors/fieldView.ts';
import { EMPTY, line, type Line } from '../../state/selectors/line.ts';
import type { Secret as SecretState } from '../../state/WindowState.ts';
import { graphemes } from '../../text/graphemes.ts';
import { wrap } from '../../text/wrap.ts';
import type { ScreenProps } from '../ScreenProps.ts';

const ASKED: Record<SecretState['step'], string> = {
  unlock: 'This journal is locked. Type the passphrase:',
  choose: 'A new passphrase, or none at all to do without:',
  repeat: 'The same once more, so that it is not lost to a slip:',
};

/** One star for each letter. */
function hidden(buffer: TextBuffer): TextBuffer {
  const stars = (text: string): number => [...graphemes(text)].length;
  const text = bufferText(buffer);
  return createBuffer('*'.repeat(stars(text)), stars(text.slice(0, cursorOffset(buffer))));
}

function answer({ checking, problem }: SecretState): Line {
  if (checking) return line('a moment…', 'dim');
  return problem === null ? EMPTY : line(problem, 'bad');
}

export function Secret({ state, screen }: ScreenProps): ReactElement | null {
  const { secret } = state;
  if (secret === null) return null;
  const asked = wrap(ASKED[secret.step], screen.width).map((text) => line(text));
  const { width } = fieldView(state, 'secret');
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <Rows lines={asked} height={asked.length} indent={screen.margin} />
      <Box height={1} marginLeft={screen.margin} flexShrink={0}>
        <LineInput buffer={hidden(secret.field)} width={width} />
      </Box>
      <Rows lines={[answer(secret)]} height={1} indent={screen.margin} />
    </Box>
  );
}
