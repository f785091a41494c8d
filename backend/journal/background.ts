/** Asks the background for work, sets what it depends on, and tells what it does. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import type { EngineClient } from '../store/client.ts';
import { publishEvent, recentEvents } from '../store/events.ts';
import { keys } from '../store/keys.ts';
import { readReaders } from '../store/readReaders.ts';
import { readRuns } from '../store/readRuns.ts';
import {
  cancelWork,
  heldEpisodes,
  raiseWork,
  requestEnrichment,
  resumeWork,
  switchInference,
} from '../store/scripts/requestWork.ts';
import { readSettings, writeModel } from '../store/settings.ts';
import type { EnrichSelection, Journal } from './Journal.ts';
import { readStatus } from './status.ts';
import { stopWorker } from './stopWorker.ts';

async function selectedIds(client: EngineClient, selection: EnrichSelection): Promise<string[]> {
  if ('ids' in selection) return selection.ids;
  switch (selection.which) {
    case 'all':
      return client.zRange(keys.episodes, 0, -1);
    case 'failed':
      return client.zRange(keys.status('needs_attention'), 0, -1);
    case 'pending':
      return pendingIds(client);
    case 'held':
      return heldEpisodes(client);
  }
}

/** Those that wait for their reading, or for that of their proposal. */
async function pendingIds(client: EngineClient): Promise<string[]> {
  const stages = ['pending_edges', 'pending_nodes'] as const;
  const sets = [...stages.map(keys.status), ...stages.map(keys.proposals)];
  return (await Promise.all(sets.map((set) => client.zRange(set, 0, -1)))).flat();
}

function requireAll(wanted: readonly string[], found: readonly string[]): void {
  const missing = wanted.find((id) => !found.includes(id));
  if (missing === undefined) return;
  throw new NotFoundError(`There is no entry ${missing}.`, 'Run `kith list` to see the entries and their ids.');
}

/** Events shown when nobody says how many. */
const USUAL_EVENTS = 50;

type Background = Pick<
  Journal,
  | 'enrich'
  | 'unread'
  | 'cancel'
  | 'raise'
  | 'runs'
  | 'events'
  | 'status'
  | 'settings'
  | 'readers'
  | 'setInference'
  | 'setModel'
  | 'stopWorker'
>;

/** The part of a journal that talks with its worker. */
export function createBackground(connection: EngineConnection, paths: JournalPaths): Background {
  return {
    enrich: (selection, model = '') =>
      connection.run(async (client) => {
        const ids = await selectedIds(client, selection);
        // What waits anyway goes on from where it is; with another model it begins anew.
        const goesOn = 'which' in selection && (selection.which === 'pending' || selection.which === 'held');
        if (goesOn && model === '') return resumeWork(client, ids, Date.now());
        // Reading a whole journal again must not hold up tonight's entry.
        const corridor = 'ids' in selection || selection.which !== 'all' ? 'manual' : 'backfill';
        const accepted = await requestEnrichment(client, ids, corridor, model, Date.now());
        if ('ids' in selection) requireAll(ids, accepted);
        return accepted;
      }),
    unread: (ids) =>
      connection.run(async (client) => {
        const pending = new Set(await pendingIds(client));
        return ids.filter((id) => pending.has(id));
      }),
    cancel: (selection) =>
      connection.run(async (client) =>
        cancelWork(client, 'ids' in selection ? selection.ids : await pendingIds(client), Date.now()),
      ),
    raise: (ids) => connection.run((client) => raiseWork(client, ids, Date.now())),
    runs: (filter = {}) => connection.run((client) => readRuns(client, filter)),
    events: (limit = USUAL_EVENTS) => connection.run((client) => recentEvents(client, limit)),
    status: () => connection.run((client) => readStatus(client, paths)),
    settings: () => connection.run(readSettings),
    readers: () => connection.run(readReaders),
    setInference: (enabled) => connection.run((client) => switchInference(client, enabled)),
    setModel: (model) =>
      connection.run(async (client) => {
        await writeModel(client, model);
        await publishEvent(client, 'model_chosen', model);
      }),
    stopWorker: () => stopWorker(paths),
  };
}
