/** Why each item of the queue waits, in the person's words. */
import type { JournalStatus, WorkItemView } from '../../../../backend/journal/Journal.ts';
import { countOf } from './format.ts';
import { clock } from './moments.ts';

function timed({ not_before, reason }: WorkItemView, today: string): string {
  const until = not_before === null ? 'waiting' : `waiting until ${clock(not_before, today)}`;
  return reason === null ? until : `${until} (${reason})`;
}

/** By item; running items have no reason to wait. Reasons may hold text from outside, so they are still to be made safe. */
export function waitingReasons(
  { queue, inference_enabled, model, activity }: JournalStatus,
  today: string,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const withNamesOpen = new Set(queue.filter(({ stage }) => stage === 'nodes').map(({ episode }) => episode));
  // The whole background may be waiting, say for a model file.
  const { until } = activity;
  const next = activity.state === 'waiting' && until !== null ? `next at ${clock(until, today)}` : 'next';
  let before = 0;
  const placeInLine = (): string => (before++ === 0 ? next : `after ${countOf(before - 1, 'other', 'others')}`);
  const reasonOf = (item: WorkItemView): string => {
    if (item.state === 'held') return 'held';
    if (!inference_enabled) return 'inference is off';
    if (model.name === null && item.model === null) return 'no model is chosen';
    if (item.state === 'waiting') return timed(item, today);
    if (item.stage === 'edges' && withNamesOpen.has(item.episode)) return 'relations wait for names';
    return placeInLine();
  };
  for (const item of queue) if (item.state !== 'running') reasons.set(item.item, reasonOf(item));
  return reasons;
}
