/** `kith enrich`: entries are read again, or the waiting ones are; with --wait it stays until they are. */
import { UsageError } from '../../../backend/errors.ts';
import type { EnrichSelection, Episode } from '../../../backend/journal/Journal.ts';
import { chooseModel } from '../../../backend/model/chooseModel.ts';
import { locateModel } from '../../../backend/model/library.ts';
import { askAndWait } from '../askAndWait.ts';
import type { CommandContext, CommandRun, Invocation } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { counted } from '../format.ts';
import { resolveAll } from '../references.ts';
import { preview } from './preview.ts';

export const enrich: CommandRun = async (invocation, context) => {
  const model = await modelOf(invocation.value('model'), context);
  if (invocation.has('preview')) return preview(invocation, model, context);
  const wanted = selectionOf(invocation);
  if (model !== undefined && invocation.has('held')) {
    throw new UsageError('What was held goes on with the model it had.', 'Leave out --model, or name entries by ID.');
  }
  const journal = await context.journal();
  const selection = 'ids' in wanted ? { ids: await resolveAll(wanted.ids, journal) } : wanted;
  if (invocation.has('wait')) {
    const read = await askAndWait(() => journal.enrich(selection, model), model, journal, context);
    return read === null
      ? EXIT_CODES.interrupted
      : report(read.ids, await journal.getMany(read.ids), read.held, context);
  }
  const ids = await journal.enrich(selection, model);
  context.output.print(
    ids.map((id) => ({ id, status: 'pending_nodes', reason: null })),
    () => ids,
  );
};

function selectionOf({ words, has }: Invocation): EnrichSelection {
  const kinds = (['all', 'pending', 'failed', 'held'] as const).filter((kind) => has(kind));
  if (kinds.length + (words.length > 0 ? 1 : 0) > 1) {
    throw new UsageError(
      'Choose entries by ID or by one of --all, --pending, --failed and --held.',
      'See: kith enrich --help',
    );
  }
  return words.length > 0 ? { ids: [...words] } : { which: kinds[0] ?? 'pending' };
}

/** What the journal calls a model, checked to be usable. Throws NotFoundError or ModelUnavailableError. */
async function modelOf(
  chosen: string | undefined,
  { cache, environment }: CommandContext,
): Promise<string | undefined> {
  if (chosen === undefined) return undefined;
  const reference = await chooseModel(chosen, environment, cache);
  await locateModel(reference, cache);
  return reference;
}

function report(
  ids: readonly string[],
  episodes: readonly Episode[],
  held: ReadonlySet<string>,
  { output }: CommandContext,
): number {
  const known = new Map(episodes.map((episode) => [episode.id, episode]));
  const results = ids.map((id) => ({ id, ...resultOf(known.get(id), held.has(id)) }));
  output.print(results, () => ids);
  const unread = results.filter(({ status }) => status === 'needs_attention').length;
  if (unread > 0) {
    output.talk(`${counted(unread, 'entry needs', 'entries need')} attention.`);
    output.talk('See why: kith list --status needs_attention, then kith show ID');
  }
  if (held.size > 0) {
    output.talk(`${held.size} held: cancelled before the end.`);
    output.talk('Read them all the same: kith enrich ID, or kith enrich --held');
  }
  return unread + held.size === 0 ? EXIT_OK : EXIT_CODES.failure;
}

function resultOf(episode: Episode | undefined, held: boolean): { status: string; reason: string | null } {
  if (episode === undefined || episode.deleted !== null) return { status: 'deleted', reason: null };
  return { status: episode.status, reason: held ? 'held' : episode.reason };
}
