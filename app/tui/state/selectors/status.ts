/** The status line: what the background does now, in the person's words. It never promises what is not so. */
import type { JournalStatus } from '../../../../backend/journal/Journal.ts';
import type { Download, State } from '../State.ts';
import { formatBytes } from './format.ts';

export interface StatusPart {
  text: string;
  tone: 'quiet' | 'bad';
}

export interface StatusLine {
  parts: readonly StatusPart[];
  /** something runs, so the spinner turns */
  busy: boolean;
}

const quiet = (text: string): StatusPart => ({ text, tone: 'quiet' });
const bad = (text: string): StatusPart => ({ text, tone: 'bad' });

/** How the connection does, or null while it is as it should be. */
function connectionLine({ connection }: State): StatusLine | null {
  switch (connection.state) {
    case 'opening':
      return {
        parts: [quiet('opening the journal…'), ...(connection.reason ? [quiet(connection.reason)] : [])],
        busy: true,
      };
    case 'lost':
      return { parts: [bad('connection lost, reconnecting…')], busy: true };
    case 'failed': {
      const { reason, nextStep } = connection;
      return {
        parts: [bad(reason ?? 'the journal cannot be opened'), ...(nextStep ? [bad(nextStep)] : [])],
        busy: false,
      };
    }
    case 'ready':
      return null;
  }
}

function downloadText({ title, done, total }: Download): string {
  if (total === null || total === 0) return `fetching ${title} · ${formatBytes(done)}`;
  const percent = Math.min(100, Math.floor((done / total) * 100));
  return `fetching ${title} · ${percent} % of ${formatBytes(total)}`;
}

/**
 * "reading 3 of 12", counted in entries. The background counts finished items, and an entry is two of them: its names,
 * then its relations. An entry stays among the pending ones until both are done.
 */
function readingText({ activity, counts }: JournalStatus): string {
  const entriesDone = Math.floor(activity.finished / 2);
  const total = entriesDone + counts.pending_nodes + counts.pending_edges;
  return total <= 1 ? 'reading' : `reading ${Math.min(entriesDone + 1, total)} of ${total}`;
}

function pendingText({ counts }: JournalStatus): string | null {
  const pending = counts.pending_nodes + counts.pending_edges;
  return pending === 0 ? null : `${pending} to read`;
}

function activityText(status: JournalStatus): { text: string; busy: boolean } {
  switch (status.activity.state) {
    case 'off':
      return { text: ['inference is off', pendingText(status)].filter(Boolean).join(' · '), busy: false };
    case 'idle':
      return { text: ['idle', pendingText(status)].filter(Boolean).join(' · '), busy: false };
    case 'loading':
      return { text: 'loading the model', busy: true };
    case 'reading':
      return { text: readingText(status), busy: true };
    case 'unloading':
      return { text: 'unloading the model', busy: true };
    case 'waiting': {
      const reason = status.activity.reason ?? 'for the background';
      return { text: ['waiting', reason, pendingText(status)].filter(Boolean).join(' · '), busy: false };
    }
  }
}

function attentionParts(count: number): StatusPart[] {
  return count === 0 ? [] : [bad(count === 1 ? '1 needs attention' : `${count} need attention`)];
}

/** The one line that tells the truth about everything outside this window. */
export function statusLine(state: State): StatusLine {
  const { download } = state.models;
  const fetching = download === null ? [] : [quiet(downloadText(download))];
  const connection = connectionLine(state);
  if (connection !== null) {
    return { parts: [...connection.parts, ...fetching], busy: connection.busy || download !== null };
  }
  const { status, problem } = state.background;
  if (problem !== null) return { parts: [bad(problem), ...fetching], busy: download !== null };
  if (status === null) return { parts: fetching, busy: download !== null };
  const activity = activityText(status);
  const told = download !== null && activity.text === 'idle' ? [] : [quiet(activity.text)];
  return {
    parts: [...fetching, ...told, ...attentionParts(status.counts.needs_attention)],
    busy: activity.busy || download !== null,
  };
}
