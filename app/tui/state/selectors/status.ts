/** The status line: what the background does now, in the person's words. It never promises what is not so. */
import type { Activity, JournalStatus } from '../../../../backend/journal/Journal.ts';
import { keyLabel } from '../../keys/labels.ts';
import type { Download, State } from '../State.ts';
import { commandsOf } from './commandTable.ts';
import { contextOf } from './context.ts';
import { formatBytes } from './format.ts';
import { liveSpeed } from './liveProgress.ts';
import { clock } from './moments.ts';

export interface StatusPart {
  text: string;
  tone: 'quiet' | 'bad';
}

export interface StatusLine {
  parts: readonly StatusPart[];
  /** something runs, so the spinner turns */
  busy: boolean;
}

/** Below this width every word counts. */
const NARROW = 60;

const quiet = (text: string): StatusPart => ({ text, tone: 'quiet' });
const number = (value: number): string => value.toLocaleString('en-GB');
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

/** Entries that are not read to the end; those that somebody put aside are not waited for. */
function pendingCount({ counts, backlog, proposals }: JournalStatus): number {
  return Math.max(0, counts.pending_nodes + counts.pending_edges + proposals.pending - backlog.held);
}

/**
 * "reading 3 of 12", counted in entries. The background counts finished items, and an entry is two of them: its names,
 * then its relations. An entry stays among the pending ones until both are done.
 */
function readingText(status: JournalStatus, speed: number | null): string {
  const entriesDone = Math.floor(status.activity.finished / 2);
  const total = entriesDone + pendingCount(status);
  const reading = total <= 1 ? 'reading' : `reading ${number(Math.min(entriesDone + 1, total))} of ${number(total)}`;
  return speed === null ? reading : `${reading} · ${Math.round(speed)} tok/s`;
}

function pendingText(status: JournalStatus): string | null {
  const pending = pendingCount(status);
  const { held } = status.backlog;
  const parts = [
    ...(pending === 0 ? [] : [`${number(pending)} to read`]),
    ...(held === 0 ? [] : [`${number(held)} held`]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

/** "waiting until 21:14: the model file is missing", or without a time "waiting · no model is chosen". */
export function waitingText({ reason, until }: Activity, today: string): string {
  const why = (reason ?? 'for the background').replace(/\.$/, '');
  return until === null ? `waiting · ${why}` : `waiting until ${clock(until, today)}: ${why}`;
}

function activityText(status: JournalStatus, { background, display, today }: State): { text: string; busy: boolean } {
  const withPending = (text: string): string => [text, pendingText(status)].filter(Boolean).join(' · ');
  switch (status.activity.state) {
    case 'off':
      return { text: withPending('inference is off'), busy: false };
    case 'idle':
      return { text: withPending('idle'), busy: false };
    case 'loading':
      return { text: 'loading the model', busy: true };
    case 'reading':
      return { text: readingText(status, display.plain ? null : liveSpeed(background)), busy: true };
    case 'unloading':
      return { text: 'unloading the model', busy: true };
    case 'waiting':
      return { text: withPending(waitingText(status.activity, today)), busy: false };
  }
}

/** The key that leads from here to the jobs, or null. */
function jobsKey(state: State): string | null {
  const context = contextOf(state);
  const key = commandsOf(state).find(({ id, contexts }) => id === 'jobs' && contexts.includes(context))?.keys[0];
  return key === undefined ? null : keyLabel(key);
}

function attentionParts(count: number, state: State): StatusPart[] {
  if (count === 0) return [];
  const key = jobsKey(state);
  const text = count === 1 ? '1 needs attention' : `${number(count)} need attention`;
  if (key === null) return [bad(text)];
  return [bad(state.columns < NARROW ? `${text} (${key})` : `${text}: ${key} shows why`)];
}

/** Proposals that wait for an answer. */
function reviewParts({ proposals }: JournalStatus): StatusPart[] {
  return proposals.ready === 0 ? [] : [quiet(`${number(proposals.ready)} to review`)];
}

function diskParts({ disk }: JournalStatus): StatusPart[] {
  if (disk.state === 'roomy') return [];
  const left = `${formatBytes(disk.free_bytes)} left`;
  return [
    bad(disk.state === 'low' ? `the disk is almost full: ${left}` : `the disk is full: ${left}, entries stay drafts`),
  ];
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
  const activity = activityText(status, state);
  const told = download !== null && activity.text === 'idle' ? [] : [quiet(activity.text)];
  return {
    parts: [
      ...diskParts(status),
      ...fetching,
      ...told,
      ...reviewParts(status),
      ...attentionParts(status.counts.needs_attention, state),
    ],
    busy: activity.busy || download !== null,
  };
}
