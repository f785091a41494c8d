/** The list of names or tags that lies under the word being typed. */
import type { Overlay } from '../../editor/Editor.tsx';
import type { Completion } from '../../state/selectors/completion.ts';
import type { Line } from '../../state/selectors/line.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells, pad, truncate } from '../../text/width.ts';

const MOST_CELLS = 44;
const MARKS = { chosen: '› ', other: '  ' } as const;
/** Blanks between a name and what it is. */
const BETWEEN = 2;

/** @param width cells of the page */
export function completionList({ token, list, selected }: Completion, width: number): Overlay {
  const most = Math.max(8, Math.min(MOST_CELLS, width - MARKS.other.length - 1));
  const rows = list.map(({ text, about }) => ({ text: sanitize(text), about }));
  const aboutCells = Math.max(...rows.map(({ about }) => cells(about)));
  const textCells = Math.min(
    Math.max(...rows.map(({ text }) => cells(text))),
    Math.max(6, most - aboutCells - BETWEEN),
  );
  const lines = rows.map(({ text, about }, at): Line => {
    const isChosen = at === selected;
    return [
      { text: isChosen ? MARKS.chosen : MARKS.other, token: 'accent' },
      { text: pad(truncate(text, textCells), textCells + BETWEEN), token: isChosen ? 'strong' : 'text' },
      { text: `${pad(about, aboutCells)} `, token: 'dim' },
    ];
  });
  return { lines, back: token.end - token.start, width: MARKS.other.length + textCells + BETWEEN + aboutCells + 1 };
}
