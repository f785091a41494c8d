/** `kith enrich --preview`: entries are read anew beside what stands; with --wait it shows what would change. */
import { UsageError } from '../../../backend/errors.ts';
import type { Journal, PreviewSelection } from '../../../backend/journal/Journal.ts';
import { askAndWait } from '../askAndWait.ts';
import type { CommandContext, Invocation } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { counted } from '../format.ts';
import { resolveAll } from '../references.ts';
import { printReview } from './review.ts';

/**
 * Asks for the preview, and with --wait stays until it is there.
 * @param model as the journal calls it, or undefined for the chosen one
 */
export async function preview(
  invocation: Invocation,
  model: string | undefined,
  context: CommandContext,
): Promise<number> {
  const wanted = selectionOf(invocation);
  const journal = await context.journal();
  const selection = 'ids' in wanted ? { ids: await resolveAll(wanted.ids, journal) } : wanted;
  const ask = async (): Promise<string[]> => {
    const asked = await journal.preview(selection, model);
    tellOfUnread(selection, asked, context);
    return asked;
  };
  if (invocation.has('wait')) {
    const read = await askAndWait(ask, model, journal, context);
    return read === null ? EXIT_CODES.interrupted : report(read.ids, read.held, journal, context);
  }
  const ids = await ask();
  context.output.print(
    ids.map((id) => ({ id, preview: true })),
    () => ids,
  );
  if (ids.length > 0) context.output.talk('See what would change: kith review');
  return 'ids' in selection && ids.length === 0 ? EXIT_CODES.failure : EXIT_OK;
}

/** Only what is read already can be compared. */
function selectionOf({ words, has }: Invocation): PreviewSelection {
  const other = (['pending', 'failed', 'held'] as const).find((kind) => has(kind));
  if (other !== undefined || has('all') === words.length > 0) {
    throw new UsageError(
      other === undefined
        ? 'Say what to preview: entries by ID, or --all.'
        : `A preview shows what would change in entries that are read; --${other} are not.`,
      'See: kith enrich --help',
    );
  }
  return words.length > 0 ? { ids: words } : { which: 'all' };
}

function tellOfUnread(selection: PreviewSelection, ids: readonly string[], { output }: CommandContext): void {
  if (!('ids' in selection)) return;
  const left = selection.ids.length - ids.length;
  if (left > 0)
    output.talk(`${counted(left, 'entry is', 'entries are')} not read yet, so nothing stands to compare with.`);
}

async function report(
  ids: readonly string[],
  held: ReadonlySet<string>,
  journal: Journal,
  context: CommandContext,
): Promise<number> {
  const proposals = await journal.proposals(ids);
  printReview(proposals, context);
  if (held.size > 0) context.output.talk(`${held.size} held: cancelled before the end. Go on: kith enrich --held`);
  const isWhole = held.size === 0 && proposals.every(({ state }) => state === 'ready');
  return isWhole ? EXIT_OK : EXIT_CODES.failure;
}
