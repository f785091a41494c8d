/** The rows of the review: the sum above, then the entries that would change and those that could not be read. */
import type { Proposal } from '../../../../backend/journal/Journal.ts';
import { countDifference } from '../../../../backend/review/counts.ts';
import { isReady, type ReviewSum } from '../../../../backend/review/reviewSum.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { firstLine } from '../../state/selectors/entryRow.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { EMPTY, fitLine, line, spread, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { changeSpans, modelsOf } from '../../state/selectors/reviewWords.ts';
import { pad } from '../../text/width.ts';

/** Narrower rows have room for one sum beside a title. */
const ROOM_BESIDE = 70;

function othersText({ same, failed, pending }: ReviewSum): string {
  const parts = [
    ...(same > 0 ? [`${same} would stay as they are`] : []),
    ...(failed > 0 ? [`${failed} could not be read`] : []),
    ...(pending > 0 ? [`${pending} still to be read`] : []),
  ];
  return parts.join(' · ');
}

/** What all of it comes to, in at most three rows and an empty one. */
export function sumRows(proposals: readonly Proposal[], sum: ReviewSum, width: number, roomy: boolean): Line[] {
  const changes = changeSpans(sum, width < ROOM_BESIDE);
  const head: Line = [
    { text: `${countOf(sum.different, 'entry', 'entries')} would change`, token: 'strong' },
    ...(changes.length > 0 ? [{ text: '  ', token: 'dim' } as const, ...changes] : []),
  ];
  const others = othersText(sum);
  const ready = proposals.filter(isReady);
  const models = `${modelsOf(ready.map(({ before }) => before))} → ${modelsOf(ready.map(({ after }) => after))}`;
  return [
    fitLine(head, width),
    ...(others === '' ? [] : [fitLine(line(others, 'dim'), width)]),
    ...(ready.length > 0 && roomy ? [fitLine(line(`read by ${models}`, 'dim'), width)] : []),
    ...(roomy ? [EMPTY] : []),
  ];
}

function rightOf(proposal: Proposal, width: number): Line {
  if (!isReady(proposal)) return line(width < ROOM_BESIDE ? '!' : '! could not be read', 'bad');
  return changeSpans(countDifference(proposal.difference), width < ROOM_BESIDE);
}

export const reviewRows = rememberLast((list: readonly Proposal[], today: string, width: number): ListRow[] => {
  const days = list.map(({ date }) => shortDay(dayOf(date), today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return list.map((proposal, at): ListRow => {
    const left: Line = [
      { text: `${pad(days[at] ?? '', dayCells)}  `, token: 'dim' },
      { text: firstLine(proposal.beginning), token: 'text' },
    ];
    return { line: spread(left, rightOf(proposal, width), width), key: proposal.id };
  });
});
