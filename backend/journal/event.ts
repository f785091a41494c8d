/** What can happen in a journal. Events are kept in order in a capped stream that any number of windows follow. */
import type { Stage } from '../glossary.ts';

export const EVENT_TYPES = [
  'saved',
  'deleted',
  'restored',
  // A work item waits in a corridor, was moved to a better one, and was taken by a worker.
  'queued',
  'raised',
  'claimed',
  // How far the model is; several a second at most.
  'progress',
  // A stage is done.
  'completed',
  // An attempt failed; it is tried again later; it was the last and a person has to look.
  'failed',
  'retried',
  'escalated',
  // Put back unharmed: the worker stopped, or inference was switched off.
  'released',
  // Held until a person asks for it again.
  'cancelled',
  // Taken back from a worker that is gone.
  'recovered',
  // A proposal became the truth; that was taken back. It was not wanted; it fell away because the entry was changed,
  // deleted or read again.
  'accepted',
  'taken_back',
  'discarded',
  'proposal_dropped',
  // A person put the graph right, or took that back; what earlier entries show has changed.
  'corrected',
  'graph_changed',
  'model_loading',
  'model_ready',
  'model_unloading',
  'model_unloaded',
  'model_chosen',
  'inference_on',
  'inference_off',
  // Work is pending and nothing can be done with it now; nothing is pending.
  'waiting',
  'idle',
  'disk_low',
  'disk_roomy',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export interface JournalEvent {
  /** position in the stream of events; later is greater */
  id: string;
  type: EventType;
  /** ISO instant */
  at: string;
  episode: string | null;
  stage: Stage | null;
  /** work item, and the run that it is about */
  item: string | null;
  run: string | null;
  /** short reason or name, never entry text */
  detail: string | null;
  /** of progress: tokens generated so far, and how fast */
  tokens: number | null;
  tokens_per_second: number | null;
}
