/** `kith cancel`: what waits is held and what runs is stopped, until the entry is asked for again. */
import { UsageError } from '../../../backend/errors.ts';
import type { Episode, Journal } from '../../../backend/journal/Journal.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { resolveAll } from '../references.ts';

export const cancel: CommandRun = async ({ words, has }, context) => {
  if (has('all') === words.length > 0) {
    throw new UsageError('Say what to cancel: entries by ID, or --all.', 'See: kith cancel --help');
  }
  const journal = await context.journal();
  if (has('all')) {
    report(await journal.cancel({ which: 'all' }), [], context);
    return EXIT_OK;
  }
  const ids = await resolveAll(words, journal);
  const cancelled = new Set(await journal.cancel({ ids }));
  const idle = ids.filter((id) => !cancelled.has(id));
  report([...cancelled], idle, context);
  await explain(idle, journal, context);
  return cancelled.size > 0 ? EXIT_OK : EXIT_CODES.failure;
};

function report(cancelled: readonly string[], idle: readonly string[], context: CommandContext): void {
  const rows = [...cancelled.map((id) => ({ id, cancelled: true })), ...idle.map((id) => ({ id, cancelled: false }))];
  context.output.print(rows, () => cancelled);
}

/** Says of each entry without work why it has none. */
async function explain(idle: readonly string[], journal: Journal, context: CommandContext): Promise<void> {
  if (idle.length === 0) return;
  for (const episode of await journal.getMany(idle)) {
    context.output.talk(`${episode.id} has nothing to cancel: ${stateOf(episode)}.`);
  }
}

function stateOf({ status, deleted }: Episode): string {
  if (deleted !== null) return 'it is in the trash';
  if (status === 'done') return 'it is read already';
  return status === 'needs_attention' ? 'it needs attention' : 'it is held already';
}
