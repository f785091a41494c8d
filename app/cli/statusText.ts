/** How `kith status` reads. Pure. */
import type { Activity, Backlog, JournalStatus, WorkerView } from '../../backend/journal/Journal.ts';
import { byteSize, counted, oneLine } from './format.ts';
import { comingMoment, spanOf, speed } from './moments.ts';

export interface StatusSight {
  status: JournalStatus;
  /** why the disk is a worry, or null */
  disk: string | null;
  now: Date;
}

export function statusText({ status, disk, now }: StatusSight): string[] {
  const { home, engine, worker, workers, model, inference_enabled, counts, backlog, proposals, activity } = status;
  const memory = model.rss_bytes === null ? '' : `, ${byteSize(model.rss_bytes)}`;
  return [
    `journal    ${oneLine(home)}`,
    `engine     ${engine.state}${engine.version === null ? '' : `, Redis ${engine.version}`}${processOf(engine.pid)}`,
    `worker     ${worker.state}${processOf(worker.pid)}`,
    ...(workers.length > 1
      ? [`workers    ${counted(workers.length, 'worker')}: ${workers.map(nameOf).join(', ')}`]
      : []),
    `model      ${oneLine(model.name ?? 'none chosen')}: ${model.state}${processOf(model.pid)}${memory}`,
    `inference  ${inference_enabled ? 'on' : 'off'}`,
    ...(disk === null ? [] : [`disk       ${disk}`]),
    `entries    ${counts.done} read, ${counts.pending_nodes + counts.pending_edges} waiting, ` +
      `${counts.running} being read, ${counts.needs_attention} need attention`,
    ...activityLines(activity, now),
    ...backlogLines(backlog),
    ...proposalLines(proposals),
  ];
}

function activityLines(activity: Activity, now: Date): string[] {
  const { state, episode, stage, tokens, tokens_per_second } = activity;
  if (state === 'reading' && episode !== null) {
    const parts = [stage === null ? episode : `${episode}, ${stage}`];
    if (tokens !== null) parts.push(counted(tokens, 'token'));
    if (tokens_per_second !== null && tokens_per_second > 0) parts.push(speed(tokens_per_second));
    return [`reading    ${parts.join(', ')}`];
  }
  const words = state === 'waiting' ? waitingWords(activity, now) : '';
  return words === '' ? [] : [`waiting    ${words}`];
}

/** until 21:14:05: the model file is missing */
export function waitingWords({ reason, until }: Activity, now: Date): string {
  const parts: string[] = [];
  if (until !== null) parts.push(`until ${comingMoment(until, now)}`);
  if (reason !== null) parts.push(oneLine(reason));
  return parts.join(': ');
}

function backlogLines({ ready, waiting, held, corridors, stages, oldest_seconds, eta_seconds }: Backlog): string[] {
  const lines: string[] = [];
  if (ready + waiting > 0) {
    lines.push(`backlog    ${[share(corridors), share(stages)].filter((part) => part !== '').join('; ')}`);
    const age = oldest_seconds === null ? [] : [`oldest waits for ${spanOf(oldest_seconds)}`];
    const end = eta_seconds === null ? [] : [`all read in about ${spanOf(eta_seconds)}`];
    const later = waiting === 0 ? [] : [`${waiting} not before a later time`];
    const more = [...later, ...age, ...end];
    if (more.length > 0) lines.push(`           ${more.join(', ')}`);
  }
  if (held > 0) lines.push(`held       ${held}, until asked for again: kith enrich ID, or kith enrich --held`);
  return lines;
}

/** Nothing of it is so before somebody says yes. */
function proposalLines({ pending, ready, failed }: JournalStatus['proposals']): string[] {
  const parts = [
    ...(ready > 0 ? [`${counted(ready, 'proposal waits', 'proposals wait')} for your answer: kith review`] : []),
    ...(pending > 0 ? [`${pending} still to be read`] : []),
    ...(failed > 0 ? [`${failed} could not be read`] : []),
  ];
  return parts.length === 0 ? [] : [`review     ${parts.join(', ')}`];
}

/** 2 manual, 1 entry */
function share(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

function nameOf({ pid, machine, local }: WorkerView): string {
  return local ? `process ${pid} here` : `process ${pid} on ${oneLine(machine)}`;
}

function processOf(pid: number | null): string {
  return pid === null ? '' : `, process ${pid}`;
}
