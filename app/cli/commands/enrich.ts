/** `kith enrich`: entries are read again, or the waiting ones are; with --wait it stays until they are. */
import { UsageError } from '../../../backend/errors.ts';
import type { Episode, EnrichSelection, Journal } from '../../../backend/journal/Journal.ts';
import type { CommandContext, CommandRun, Invocation } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { counted } from '../format.ts';
import { SettledWatch, requireReader, waitUntilRead } from '../waitUntilRead.ts';

export const enrich: CommandRun = async (invocation, context) => {
  const wanted = selectionOf(invocation);
  const journal = await context.journal();
  const selection = 'ids' in wanted ? { ids: await resolveAll(wanted.ids, journal) } : wanted;
  if (!invocation.has('wait')) {
    const ids = await journal.enrich(selection);
    context.output.print(
      ids.map((id) => ({ id, status: 'pending_nodes', reason: null })),
      () => ids,
    );
    return EXIT_OK;
  }
  await requireReader(journal, context.cache);
  const watch = new SettledWatch(journal);
  try {
    const ids = await journal.enrich(selection);
    await waitUntilRead(ids, watch, journal, context);
    return await report(ids, journal, context);
  } finally {
    watch.stop();
  }
};

function selectionOf({ words, has }: Invocation): EnrichSelection {
  const kinds = (['all', 'pending', 'failed'] as const).filter((kind) => has(kind));
  if (kinds.length + (words.length > 0 ? 1 : 0) > 1) {
    throw new UsageError('Choose entries by ID or by one of --all, --pending and --failed.', 'See: kith enrich --help');
  }
  return words.length > 0 ? { ids: [...words] } : { which: kinds[0] ?? 'pending' };
}

async function resolveAll(references: readonly string[], journal: Journal): Promise<string[]> {
  const ids: string[] = [];
  for (const reference of references) ids.push(await journal.resolve(reference));
  return [...new Set(ids)];
}

async function report(ids: readonly string[], journal: Journal, context: CommandContext): Promise<number> {
  const failed = new Map((await journal.list({ status: 'needs_attention' })).map((episode) => [episode.id, episode]));
  const results = ids.map((id) => {
    const episode: Episode | undefined = failed.get(id);
    return { id, status: episode === undefined ? 'done' : 'needs_attention', reason: episode?.reason ?? null };
  });
  const unread = results.filter(({ status }) => status === 'needs_attention').length;
  context.output.print(results, () => ids);
  if (unread === 0) return EXIT_OK;
  context.output.talk(`${counted(unread, 'entry needs', 'entries need')} attention.`);
  context.output.talk('See why: kith list --status needs_attention, then kith show ID');
  return EXIT_CODES.failure;
}
