/** `kith list`: entries, newest first, or what lies in the trash. */
import { UsageError } from '../../../backend/errors.ts';
import { STATUSES } from '../../../backend/glossary.ts';
import type { EpisodeFilter } from '../../../backend/journal/Journal.ts';
import type { CommandRun, Invocation } from '../Command.ts';
import { episodeRow } from '../format.ts';
import { parseCount } from '../number.ts';

export const list: CommandRun = async (invocation, context) => {
  const filter = await filterOf(invocation, context.now());
  const inTrash = invocation.has('trash');
  if (inTrash && Object.keys(filter).some((key) => key !== 'limit')) {
    throw new UsageError('--trash can only be combined with --limit.', 'List the trash as a whole: kith list --trash');
  }
  const journal = await context.journal();
  const episodes = inTrash ? (await journal.trash()).slice(0, filter.limit) : await journal.list(filter);
  context.output.print(episodes, () => episodes.map((episode) => episodeRow(episode, context.output.width)));
};

async function filterOf({ value }: Invocation, now: Date): Promise<EpisodeFilter> {
  const filter: EpisodeFilter = {};
  const [on, from, to] = [value('on'), value('from'), value('to')];
  if (on !== undefined && (from ?? to) !== undefined) {
    throw new UsageError('--on cannot be combined with --from or --to.', 'Use --on DAY, or --from DAY --to DAY.');
  }
  const [first, last] = [on ?? from, on ?? to];
  if (first !== undefined || last !== undefined) {
    const { parseDay } = await import('../../when.ts');
    if (first !== undefined) filter.from = parseDay(first, now, on === undefined ? '--from' : '--on');
    if (last !== undefined) filter.to = parseDay(last, now, on === undefined ? '--to' : '--on');
  }
  const entity = value('entity');
  if (entity !== undefined) filter.entity = entity;
  const status = STATUSES.find((known) => known === value('status'));
  if (status !== undefined) filter.status = status;
  const limit = parseCount(value('limit'), '--limit');
  if (limit !== undefined) filter.limit = limit;
  return filter;
}
