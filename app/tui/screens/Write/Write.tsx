/** Where entries are written: a page of comfortable width, and one row below it while something is asked. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { questionOf } from '../../../templates/questions.ts';
import { Editor } from '../../editor/Editor.tsx';
import { LineInput } from '../../editor/LineInput.tsx';
import { Row } from '../../parts/Row.tsx';
import { completion } from '../../state/selectors/completion.ts';
import { ASIDE_LABEL, fieldView } from '../../state/selectors/fieldView.ts';
import { dayOf } from '../../state/selectors/format.ts';
import { fitLine } from '../../state/selectors/line.ts';
import { ASIDE_LABELS, asideTold } from '../../state/selectors/writingRows.ts';
import type { State } from '../../state/State.ts';
import type { AskingAside } from '../../state/Writing.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { completionList } from './completionList.ts';
import { Templates } from './Templates.tsx';

/** What an empty page says: the question of its day for those who want one. */
function placeholder({ preferences, writing }: State): string {
  return preferences.dailyPrompt ? questionOf(dayOf(writing.date.date)) : 'What happened today?';
}

export function Write({ state, screen }: ScreenProps): ReactElement {
  const { width, height } = fieldView(state, 'writing');
  const { field, aside } = state.writing;
  if (aside?.what === 'template') return <Templates aside={aside} date={state.writing.date.date} screen={screen} />;
  const open = completion(state);
  return (
    <Box flexDirection="column" marginLeft={screen.margin} height={screen.bodyHeight} flexShrink={0}>
      <Editor
        buffer={field}
        width={width}
        height={height}
        placeholder={placeholder(state)}
        focused={state.help === null && aside === null}
        below={open === null ? null : completionList(open, width)}
      />
      {aside !== null && <AsideRow aside={aside} state={state} screen={screen} />}
    </Box>
  );
}

/** What is asked beside the text, the field for it, and what it comes to. */
function AsideRow({ aside, state, screen }: ScreenProps & { aside: AskingAside }): ReactElement {
  const { width } = fieldView(state, 'aside');
  const room = Math.max(0, screen.width - ASIDE_LABEL - width - 2);
  return (
    <Box height={1} flexShrink={0}>
      <Row line={[{ text: pad(ASIDE_LABELS[aside.what], ASIDE_LABEL), token: 'accent' }]} indent={0} />
      <LineInput buffer={aside.field} width={width} focused={state.help === null} />
      <Row line={fitLine(asideTold(state, room), room)} indent={2} />
    </Box>
  );
}
