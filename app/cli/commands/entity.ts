/** `kith entity`: what is known of one of them, or a correction of it. */
import type { EntityDetail } from '../../../backend/journal/Journal.ts';
import { UsageError } from '../../../backend/errors.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { entityWords, requireSense } from '../entityActions.ts';
import { entityReasons, reasonsText } from '../entityWhy.ts';
import { described, typedReference, withReference } from '../entityReference.ts';
import { planOf, type Plan } from '../entityRequest.ts';
import { oneLine } from '../format.ts';
import { relationText } from '../relationText.ts';
import { suggestionText } from '../suggestionText.ts';
import { entityRow } from './entities.ts';

const FLAGS = ['in', 'spelled'] as const;

export const entity: CommandRun = async (invocation, context) => {
  const words = entityWords(invocation.words);
  requireSense(
    words,
    FLAGS.filter((flag) => invocation.values(flag).length > 0),
  );
  if (words.action === null) return show(words.name, invocation.has('why'), context);
  if (invocation.has('why')) {
    throw new UsageError('--why explains what is known; a correction needs no reason.', 'See: kith entity --help');
  }
  return correct(planOf(words.action, words, invocation), context);
};

async function show(name: string, why: boolean, context: CommandContext): Promise<void> {
  const journal = await context.journal();
  const known = await journal.entities();
  const [first, ...others] = withReference(name, known);
  const found = await journal.entity(first?.id ?? name);
  const suggestions = await journal.suggestions(found.id);
  const reasons = why ? await entityReasons(found, journal) : null;
  context.output.print({ ...found, suggestions, ...(reasons && { why: reasons }) }, () => [
    ...entityText(found, (text) => context.output.faint(text)),
    ...(reasons ? ['', ...reasonsText(reasons)] : []),
    ...suggestions.flatMap((each) => ['', ...suggestionText(each, known)]),
  ]);
  if (context.output.json) return;
  for (const other of others) {
    context.output.talk(`Called so, too: ${described(other)}. See: kith entity ${typedReference(other, known)}`);
  }
}

/** Prints what is so from now on; JSON: `{correction, entity}`, where `entity` is the id to go on with, or null. */
async function correct(plan: Plan, context: CommandContext): Promise<void> {
  const journal = await context.journal();
  const result = await journal.correct(await plan(journal));
  context.output.print(result, () => oneLine(result.correction.words));
  if (!context.output.json) context.output.talk(`To take it back: kith corrections undo ${result.correction.id}`);
}

function entityText(found: EntityDetail, faint: (text: string) => string): string[] {
  const company = found.company.map(({ name, entries }) => `${oneLine(name)} ${entries}`).join(', ');
  const lines = [
    entityRow(found),
    `id ${found.id}`,
    ...(company === '' ? [] : [`together with ${company}`]),
    ...relationText(found.relations, faint),
  ];
  if (found.quotes.length > 0) lines.push('');
  for (const { date, quote, episode } of found.quotes)
    lines.push(`${date.slice(0, 10)}  ${oneLine(quote)}  [${episode}]`);
  return lines;
}
