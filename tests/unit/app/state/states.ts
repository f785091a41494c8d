/** States and values for the tests of the reducer and its selectors. */
import type { EntityType, Status } from '../../../../backend/glossary.ts';
import type {
  Episode,
  EpisodeDetail,
  EventType,
  JournalEvent,
  JournalStatus,
} from '../../../../backend/journal/Journal.ts';
import type { Action } from '../../../../app/tui/state/Action.ts';
import { reduce } from '../../../../app/tui/state/reducer.ts';
import { initialState, type State } from '../../../../app/tui/state/State.ts';
import { mentionsOf } from '../../../helpers/fakeJournalGraph.ts';
import { FakeWork, IDLE, PLAIN_EVENT, ROOMY } from '../../../helpers/fakeJournalWork.ts';

export { IDLE } from '../../../helpers/fakeJournalWork.ts';

export const TODAY = '2026-11-23';

export function fresh(columns = 80, rows = 24): State {
  return initialState({ home: '/home/me/kith', version: '0.1.0', columns, rows, today: TODAY });
}

export function after(state: State, ...actions: Action[]): State {
  return actions.reduce(reduce, state);
}

export const READY: Action = { type: 'connection', connection: { state: 'ready', reason: null, nextStep: null } };

export function episode(id: string, text = `text of ${id}`, status: Status = 'done'): Episode {
  const at = '2026-11-23T20:00:00.000Z';
  return {
    id,
    text,
    status,
    date: '2026-11-23T21:14:00+01:00',
    zone: 'Europe/Berlin',
    revision: 1,
    created: at,
    updated: at,
    deleted: null,
    reason: null,
  };
}

export function detail(id: string, text: string, names: Record<string, EntityType> = {}): EpisodeDetail {
  const entities = Object.entries(names).map(([name, type]) => ({
    id: name,
    name,
    type,
    mentions: mentionsOf(text, name),
  }));
  return { ...episode(id, text), entities, relations: [] };
}

/** The entries e0 … of a journal, newest first, and the action that says they were read. */
export function stretch(total: number, first: number, count: number, at = 1): Action {
  const episodes = Array.from({ length: count }, (_, index) => episode(`e${first + index}`));
  return { type: 'timelineRead', at, total, first, episodes };
}

export function status(change: Partial<JournalStatus> = {}): JournalStatus {
  return {
    home: '/home/me/kith',
    engine: { pid: 1, version: '8.2.3', socket: null, state: 'up' },
    worker: { pid: 2, state: 'ready' },
    model: { name: 'starter', state: 'unloaded', pid: null, rss_bytes: null },
    inference_enabled: true,
    counts: { pending_nodes: 0, pending_edges: 0, running: 0, done: 0, needs_attention: 0 },
    workers: [],
    disk: ROOMY,
    backlog: new FakeWork().backlog(IDLE),
    proposals: { pending: 0, ready: 0, failed: 0 },
    queue: [],
    activity: IDLE,
    ...change,
  };
}

/** The action that says the journal told of something. */
export function told(type: EventType, change: Partial<JournalEvent> = {}): Action {
  return { type: 'event', event: { ...PLAIN_EVENT, id: '1-0', type, ...change } };
}
