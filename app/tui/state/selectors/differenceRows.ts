/** The open proposal as rows: what would change, line by line, and whose the two readings are. */
import type { EntryProvenance, Proposal } from '../../../../backend/journal/Journal.ts';
import { differenceLines, type DifferenceLine } from '../../../differenceLines.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';
import type { State } from '../State.ts';
import { dottedRows } from './dotted.ts';
import { firstLine } from './entryRow.ts';
import { geometry } from './geometry.ts';
import { EMPTY, fitLine, line, type Line } from './line.ts';
import { rememberLast } from './memo.ts';
import { selectedProposal } from './reviewList.ts';
import { provenanceWords, SIGN_TOKENS } from './reviewWords.ts';

const UNDER_SIGN = '  ';

function signed({ sign, text }: DifferenceLine, width: number): Line[] {
  const token = SIGN_TOKENS[sign];
  return wrap(text, width - UNDER_SIGN.length).map((row, at) => [
    { text: at === 0 ? `${sign} ` : UNDER_SIGN, token },
    { text: row, token },
  ]);
}

function sideRows(title: string, { nodes, edges }: EntryProvenance, today: string, width: number): Line[] {
  const stages = [
    ['names', nodes],
    ['relations', edges],
  ] as const;
  return stages.flatMap(([what, side]) => {
    if (side === null) return [];
    const parts = provenanceWords(`${title}, ${what}: `, side, today);
    return dottedRows(parts, width).map((row) => line(row, 'dim'));
  });
}

function toldRows({ state, reason, difference }: Proposal, width: number): Line[] {
  if (state === 'failed')
    return wrap(`Could not be read: ${sanitize(reason ?? '')}`, width).map((row) => line(row, 'bad'));
  if (difference === null) return [line('Not read yet.', 'dim')];
  const lines = differenceLines(difference);
  return lines.length === 0 ? [line('Nothing would change.', 'dim')] : lines.flatMap((each) => signed(each, width));
}

const rowsOnce = rememberLast((proposal: Proposal, today: string, width: number): readonly Line[] => [
  fitLine(line(firstLine(proposal.beginning)), width),
  EMPTY,
  ...toldRows(proposal, width),
  EMPTY,
  ...sideRows('Stands', proposal.before, today, width),
  ...sideRows('Proposed', proposal.after, today, width),
]);

/** Null when the proposal is gone. */
export function differenceRows(state: State): readonly Line[] | null {
  const proposal = selectedProposal(state);
  return proposal === null ? null : rowsOnce(proposal, state.today, geometry(state).width);
}

/** How far the open difference can be scrolled. */
export function differenceMaxScroll(state: State): number {
  return Math.max(0, (differenceRows(state)?.length ?? 0) - geometry(state).bodyHeight);
}
