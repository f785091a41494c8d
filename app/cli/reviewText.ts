/** How proposals read on the command line, one by one and in sum. Pure. */
import type { EntryProvenance, Proposal, Provenance } from '../../backend/journal/Journal.ts';
import { countDifference, type DifferenceCounts } from '../../backend/review/counts.ts';
import type { Difference } from '../../backend/review/difference.ts';
import { isDifferent, isReady, sumReview, type ReadyProposal } from '../../backend/review/reviewSum.ts';
import { countsText, differenceLines } from '../differenceLines.ts';
import { counted, dateAndTime, oneLine } from './format.ts';
import { dayAndMinute } from './moments.ts';
import { truncate } from '../tui/text/width.ts';

/** The entries that would change, a row each, then those that could not be read, then the sum. */
export function reviewText(proposals: readonly Proposal[], width: number | null): string[] {
  if (proposals.length === 0) return ['No proposals.'];
  const different = proposals.filter(isDifferent);
  const failed = proposals.filter(({ state }) => state === 'failed');
  const rows = [
    ...different.map((proposal) => row(proposal, changesText(countDifference(proposal.difference)))),
    ...failed.map((proposal) => row(proposal, `could not be read: ${oneLine(proposal.reason ?? '')}`)),
  ].map((text) => (width === null ? text : truncate(text, width)));
  return [...rows, ...(rows.length > 0 ? [''] : []), ...sumLines(proposals)];
}

function row({ id, date, beginning }: Proposal, what: string): string {
  return `${id}  ${dateAndTime(date)}  ${what}  ${oneLine(beginning)}`;
}

/** names +2 -1, relations ~1 */
export function changesText({ entities, relations }: DifferenceCounts): string {
  const parts = [
    ['names', countsText(entities)],
    ['relations', countsText(relations)],
  ];
  return parts.flatMap(([what, counts]) => (counts === '' ? [] : [`${what} ${counts}`])).join(', ');
}

function sumLines(proposals: readonly Proposal[]): string[] {
  const sum = sumReview(proposals);
  const others = [
    ...(sum.same > 0 ? [`${sum.same} would stay as they are`] : []),
    ...(sum.failed > 0 ? [`${sum.failed} could not be read`] : []),
    ...(sum.pending > 0 ? [`${sum.pending} still to be read`] : []),
  ];
  const changes = sum.different === 0 ? '' : `: ${changesText(sum)}`;
  return [
    `${counted(sum.different, 'entry would change', 'entries would change')}${changes}.`,
    ...(others.length > 0 ? [`${others.join(', ')}.`] : []),
    ...sides(proposals.filter(isReady)),
  ];
}

/** Whose readings stand, and whose are proposed. */
function sides(ready: readonly ReadyProposal[]): string[] {
  if (ready.length === 0) return [];
  return [
    `Stands: ${readersOf(ready.map(({ before }) => before))}.`,
    `Proposed: ${readersOf(ready.map(({ after }) => after))}.`,
  ];
}

/** starter (nodes-3, edges-2); qwen3-0.6b (nodes-3): models with their prompts, each once */
function readersOf(readings: readonly EntryProvenance[]): string {
  const prompts = new Map<string, Set<string>>();
  for (const side of readings.flatMap(({ nodes, edges }) => [nodes ?? [], edges ?? []].flat())) {
    const known = prompts.get(side.model) ?? new Set();
    prompts.set(side.model, known.add(oneLine(side.prompt_version)));
  }
  return [...prompts].map(([model, versions]) => `${oneLine(model)} (${[...versions].join(', ')})`).join('; ');
}

/** One proposal with every line of its difference, and whose the two sides are. */
export function proposalText(proposal: Proposal): string[] {
  const { id, date, beginning, difference, state, reason, before, after } = proposal;
  return [
    `${id}  ${dateAndTime(date)}`,
    oneLine(beginning),
    '',
    ...(state === 'pending' ? ['Not read yet.'] : []),
    ...(state === 'failed' ? [`Could not be read: ${oneLine(reason ?? '')}`] : []),
    ...(difference === null ? [] : differenceText(difference)),
    '',
    ...provenanceText('Stands', before),
    ...provenanceText('Proposed', after),
  ];
}

function differenceText(difference: Difference): string[] {
  const lines = differenceLines(difference).map(({ sign, text }) => `${sign} ${text}`);
  return lines.length === 0 ? ['Nothing would change.'] : lines;
}

/** "Stands, names: read by starter, prompt nodes-3, …"; without a title "Names: …" */
export function provenanceText(title: string | null, { nodes, edges }: EntryProvenance): string[] {
  const [names, relations] = title === null ? ['Names', 'Relations'] : [`${title}, names`, `${title}, relations`];
  return [
    ...(nodes ? [`${names}: ${readByText(nodes)}`] : []),
    ...(edges ? [`${relations}: ${readByText(edges)}`] : []),
  ];
}

/** read by starter, prompt nodes-3, 2026-11-23 21:14, run 01K… */
export function readByText({ model, prompt_version, at, run }: Provenance): string {
  return [
    `read by ${oneLine(model)}`,
    `prompt ${oneLine(prompt_version)}`,
    ...(at === null ? [] : [`${new Date(at).getFullYear()}-${dayAndMinute(at)}`]),
    ...(run === null ? [] : [`run ${run}`]),
  ].join(', ');
}
