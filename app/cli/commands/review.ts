/** `kith review`: what the reading of entries anew would change; to be taken, entry by entry or all, or not. */
import { NotFoundError, UsageError } from '../../../backend/errors.ts';
import type { Journal, Proposal } from '../../../backend/journal/Journal.ts';
import { countDifference } from '../../../backend/review/counts.ts';
import { sumReview } from '../../../backend/review/reviewSum.ts';
import type { CommandContext, CommandRun, Invocation } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { counted } from '../format.ts';
import { resolveAll } from '../references.ts';
import { proposalText, reviewText } from '../reviewText.ts';

const ANSWERS = ['accept', 'discard'] as const;
type Answer = (typeof ANSWERS)[number];

export const review: CommandRun = async (invocation, context) => {
  const { words, has } = invocation;
  const answer = ANSWERS.find((known) => known === words[0]);
  if (answer !== undefined) return give(answer, invocation, context);
  if (words[0] === 'undo') return takeBack(invocation, context);
  if (has('all')) throw new UsageError('Say what to do with all: accept or discard.', 'See: kith review --help');
  const journal = await context.journal();
  if (words.length > 0) return showSome(await resolveAll(words, journal), journal, context);
  printReview(await journal.proposals(), context);
};

/** All of them in one value: rows, and the sum. */
export function printReview(proposals: readonly Proposal[], { output }: CommandContext): void {
  output.print({ entries: proposals.map(contractOf), sum: sumReview(proposals) }, () =>
    reviewText(proposals, output.width),
  );
  if (proposals.some(({ state }) => state === 'ready')) {
    output.talk(
      'Look at one: kith review ID. Take them: kith review accept ID, or --all. Or not: kith review discard --all',
    );
  }
}

async function showSome(ids: readonly string[], journal: Journal, { output }: CommandContext): Promise<void> {
  const found = await journal.proposals(ids);
  for (const id of ids) if (!found.some((proposal) => proposal.id === id)) throw noProposal(id);
  output.print(found.map(contractOf), () =>
    found.flatMap((proposal, at) => [...(at > 0 ? [''] : []), ...proposalText(proposal)]),
  );
}

async function give(answer: Answer, { words, has }: Invocation, context: CommandContext): Promise<number> {
  const references = words.slice(1);
  if (has('all') === references.length > 0) {
    throw new UsageError(`Say what to ${answer}: entries by ID, or --all.`, 'See: kith review --help');
  }
  const journal = await context.journal();
  const named = has('all') ? undefined : await resolveAll(references, journal);
  const proposals = await journal.proposals(named);
  const done = new Set(await (answer === 'accept' ? journal.accept(proposals) : journal.discard(proposals)));
  const rows = (named ?? [...done]).map((id) => ({ id, [`${answer}ed`]: done.has(id) }));
  context.output.print(rows, () => [...done]);
  tell(
    answer,
    proposals.filter(({ id }) => done.has(id)),
    context,
  );
  const left = (named ?? []).filter((id) => !done.has(id));
  for (const id of left) context.output.talk(whyNot(id, proposals));
  return named !== undefined && done.size === 0 ? EXIT_CODES.failure : EXIT_OK;
}

/** What was accepted last together, or for these entries. */
async function takeBack({ words, has }: Invocation, context: CommandContext): Promise<number> {
  if (has('all'))
    throw new UsageError('`undo` takes back what was accepted last, or entries by ID.', 'Leave out --all.');
  const journal = await context.journal();
  const named = words.length > 1 ? await resolveAll(words.slice(1), journal) : undefined;
  const done = new Set(await journal.takeBack(named));
  const ids = named ?? [...done];
  if (ids.length === 0) throw new NotFoundError('There is nothing accepted to take back.', 'See: kith review');
  context.output.print(
    ids.map((id) => ({ id, taken_back: done.has(id) })),
    () => [...done],
  );
  if (done.size > 0) {
    context.output.talk(`${counted(done.size, 'entry is', 'entries are')} as before; the proposals wait: kith review`);
  }
  for (const id of ids.filter((each) => !done.has(each))) {
    context.output.talk(`Nothing was accepted for ${id}, or it was changed or read again since.`);
  }
  return done.size === 0 ? EXIT_CODES.failure : EXIT_OK;
}

function tell(answer: Answer, done: readonly Proposal[], { output }: CommandContext): void {
  const { different, same } = sumReview(done);
  if (answer === 'discard') output.talk(`${counted(done.length, 'proposal')} discarded; nothing was changed.`);
  else if (done.length === 0) output.talk('Nothing was accepted.');
  else {
    const changed = `${counted(different, 'entry', 'entries')} changed, ${same} without a difference.`;
    output.talk(`${changed} Take it back: kith review undo`);
  }
}

function whyNot(id: string, proposals: readonly Proposal[]): string {
  const state = proposals.find((proposal) => proposal.id === id)?.state;
  if (state === 'pending') return `${id} is not read anew yet.`;
  return state === 'failed' ? `${id} could not be read anew: kith review ${id}` : noProposal(id).message;
}

function noProposal(id: string): NotFoundError {
  return new NotFoundError(`There is no proposal for ${id}.`, `Ask for one: kith enrich ${id} --preview`);
}

function contractOf(proposal: Proposal): unknown {
  const { id, date, revision, state, reason, before, after, difference } = proposal;
  const counts = difference && countDifference(difference);
  return { id, date, revision, state, reason, before, after, counts, difference };
}
