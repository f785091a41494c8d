/**
 * What an event of the journal makes worth reading again. Nothing is taken from the event itself, since the journal is
 * the truth; only progress, which comes several times a second and costs no reading.
 */
import type { EventType, JournalEvent } from '../../../../backend/journal/Journal.ts';
import type { ReadingName } from '../Action.ts';
import type { Progress, State } from '../State.ts';
import { wantAgain } from './reading.ts';

const LISTS: readonly ReadingName[] = ['timeline', 'search', 'background', 'calendar', 'trash', 'history', 'thatDay'];
/** wherever names stand that a correction may have changed, in whatever entry */
const SHOWN_NAMES: readonly ReadingName[] = ['timeline', 'entry', 'entity', 'suggestions', 'names', 'walk'];

const TOUCHED: Record<Exclude<EventType, 'progress'>, readonly ReadingName[]> = {
  saved: LISTS,
  deleted: LISTS,
  restored: LISTS,
  queued: ['timeline', 'background', 'review'],
  claimed: ['background'],
  completed: ['timeline', 'background', 'review', 'entity', 'names', 'walk'],
  failed: ['background'],
  retried: ['background'],
  escalated: ['timeline', 'background', 'review'],
  cancelled: ['background'],
  raised: ['background'],
  recovered: ['background'],
  released: ['timeline', 'background'],
  corrected: [...SHOWN_NAMES, 'corrections'],
  graph_changed: SHOWN_NAMES,
  model_loading: ['background'],
  model_ready: ['background'],
  model_unloading: ['background'],
  model_unloaded: ['background'],
  inference_on: ['settings', 'background'],
  inference_off: ['settings', 'background'],
  model_chosen: ['settings', 'background'],
  waiting: ['background'],
  idle: ['background'],
  disk_low: ['background'],
  disk_roomy: ['background'],
  accepted: [...SHOWN_NAMES, 'background', 'review'],
  taken_back: [...SHOWN_NAMES, 'background', 'review'],
  discarded: ['background', 'review'],
  proposal_dropped: ['background', 'review'],
};

function withProgress(state: State, { item, run, tokens, tokens_per_second }: JournalEvent): State {
  if (item === null) return state;
  const told: Progress = { run, tokens, tokens_per_second };
  return {
    ...state,
    background: { ...state.background, progress: new Map(state.background.progress).set(item, told) },
  };
}

export function applyEvent(state: State, event: JournalEvent): State {
  if (event.type === 'progress') return withProgress(state, event);
  const next = wantAgain(state, TOUCHED[event.type]);
  const concernsOpenEntry = event.episode !== null && event.episode === state.entry.id;
  return concernsOpenEntry ? wantAgain(next, ['entry']) : next;
}
