/** How far running work has come: whichever of the last event and the last status knows more. */
import type { WorkItemView } from '../../../../backend/journal/Journal.ts';
import type { Background, Progress } from '../State.ts';

const UNKNOWN: Progress = { run: null, tokens: null, tokens_per_second: null };

/** Of one running item. */
export function liveProgress({ status, progress }: Background, running: WorkItemView | null): Progress {
  if (running === null) return UNKNOWN;
  const { item, episode, stage } = running;
  const told = progress.get(item);
  const activity = status?.activity;
  const read = activity?.episode === episode && activity.stage === stage ? activity : undefined;
  if (told === undefined) return read ?? UNKNOWN;
  if (read === undefined) return told;
  // A run that began after the last event counts its tokens from the start.
  if (read.run !== told.run) return read;
  return (read.tokens ?? 0) > (told.tokens ?? 0) ? read : told;
}

/** Tokens per second of what the status says is being read, or null. */
export function liveSpeed(background: Background): number | null {
  const running = background.status?.queue.filter(({ state }) => state === 'running') ?? [];
  const activity = background.status?.activity;
  const now = running.find(({ episode, stage }) => episode === activity?.episode && stage === activity.stage);
  return now === undefined ? (activity?.tokens_per_second ?? null) : liveProgress(background, now).tokens_per_second;
}
