/** Which entries somebody has put aside, as far as the status tells. */
import type { Episode, JournalStatus } from '../../../../backend/journal/Journal.ts';
import { rememberLast } from './memo.ts';

export type IsHeld = (episode: Pick<Episode, 'id' | 'status'>) => boolean;

const NOBODY: IsHeld = () => false;

/** The queue names only so many items; when nothing else is left, all that is pending is held. */
export const heldEntries = rememberLast((status: JournalStatus | null): IsHeld => {
  if (status === null || status.backlog.held === 0) return NOBODY;
  const { ready, waiting, running } = status.backlog;
  const isPending = ({ status: how }: Pick<Episode, 'status'>): boolean =>
    how === 'pending_nodes' || how === 'pending_edges';
  if (ready + waiting + running === 0) return isPending;
  const named = new Set(status.queue.filter(({ state }) => state === 'held').map(({ episode }) => episode));
  return (episode) => named.has(episode.id) && isPending(episode);
});
