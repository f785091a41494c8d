/** The status line: what the background does now, in the person's words. It never promises what is not so. */
import type { JournalStatus } from '../../../../backend/journal/Journal.ts';
import type { Download, State } from '../State.ts';
import { formatBytes } from './format.ts';

export interface StatusLine {
  text: string;
  tone: 'quiet' | 'busy' | 'good' | 'bad';
  /** something runs, so the spinner turns */
  busy: boolean;
}

function connectionLine({ connection }: State): StatusLine | null {
  switch (connection.state) {
    case 'opening':
      return { text: 'opening the journal…', tone: 'busy', busy: true };
    case 'lost':
      return { text: 'connection lost, reconnecting…', tone: 'bad', busy: true };
    case 'failed': {
      const text = [connection.reason ?? 'the journal cannot be opened', connection.nextStep]
        .filter(Boolean)
        .join(' · ');
      return { text, tone: 'bad', busy: false };
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
      return { text: ['reading is off', pendingText(status)].filter(Boolean).join(' · '), busy: false };
    case 'idle':
      return { text: 'idle', busy: false };
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

/** The one line that tells the truth about everything outside this window. */
export function statusLine(state: State): StatusLine {
  const connection = connectionLine(state);
  const { download } = state.models;
  const parts: string[] = [];
  let busy = false;
  if (download !== null) {
    parts.push(downloadText(download));
    busy = true;
  }
  if (connection !== null) {
    return { ...connection, text: [connection.text, ...parts].join(' · '), busy: connection.busy || busy };
  }
  const { status } = state.background;
  if (state.background.problem !== null) return { text: state.background.problem, tone: 'bad', busy };
  if (status === null) return { text: parts.join(' · '), tone: 'busy', busy };
  const activity = activityText(status);
  if (!(download !== null && activity.text === 'idle')) parts.push(activity.text);
  const stuck = status.counts.needs_attention;
  if (stuck > 0) parts.push(stuck === 1 ? '1 needs attention' : `${stuck} need attention`);
  busy ||= activity.busy;
  return { text: parts.join(' · '), tone: stuck > 0 ? 'bad' : busy ? 'busy' : 'quiet', busy };
}
