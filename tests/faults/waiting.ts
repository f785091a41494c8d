/** How long work waited, told from the stream of events: from `queued` to the first `claimed`, in seconds and in claims. Pure. */
import type { JournalEvent } from '../../backend/journal/Journal.ts';

export interface Waiting {
  corridor: string;
  /** other items that were claimed meanwhile */
  claims: number;
  seconds: number;
}

export interface Account {
  waits: Waiting[];
  /** items of the edges that were claimed before their nodes were done */
  early: string[];
  claims: number;
  failures: number;
}

/** Reads events in their order. A move to a better corridor begins the wait anew. */
export function accountFor(events: readonly JournalEvent[]): Account {
  const account: Account = { waits: [], early: [], claims: 0, failures: 0 };
  const waiting = new Map<string, { at: number; claims: number }>();
  const nodesDone = new Set<string>();
  for (const { type, item, stage, at, detail, episode } of events) {
    if (item === null) continue;
    if (type === 'queued' || type === 'raised') waiting.set(item, { at: Date.parse(at), claims: account.claims });
    if (type === 'completed' && stage === 'nodes') nodesDone.add(episode ?? '');
    if (type === 'failed') account.failures += 1;
    if (type !== 'claimed') continue;
    account.claims += 1;
    if (stage === 'edges' && !nodesDone.has(episode ?? '')) account.early.push(item);
    const since = waiting.get(item);
    if (since === undefined) continue;
    waiting.delete(item);
    const seconds = (Date.parse(at) - since.at) / 1_000;
    account.waits.push({ corridor: detail ?? '', claims: account.claims - since.claims - 1, seconds });
  }
  return account;
}

/** Median, 95 % and most of some numbers, as words. */
export function summary(numbers: readonly number[], digits = 0): string {
  const sorted = [...numbers].sort((left, right) => left - right);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(digits);
  return `${at(0.5)} / ${at(0.95)} / ${at(1)}`;
}
