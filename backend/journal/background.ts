/** Asks the background for work, sets what it depends on, and tells what it does. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError } from '../errors.ts';
import type { JournalPaths } from '../paths.ts';
import type { EngineClient } from '../store/client.ts';
import { publishEvent } from '../store/events.ts';
import { keys } from '../store/keys.ts';
import { requestEnrichment, switchInference } from '../store/scripts/requestWork.ts';
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
      return (
        await Promise.all([
          client.zRange(keys.status('pending_nodes'), 0, -1),
          client.zRange(keys.status('pending_edges'), 0, -1),
        ])
      ).flat();
  }
}

/** The part of a journal that talks with its worker. */
export function createBackground(
  connection: EngineConnection,
  paths: JournalPaths,
): Pick<Journal, 'enrich' | 'status' | 'settings' | 'setInference' | 'setModel' | 'stopWorker'> {
  return {
    enrich: (selection) =>
      connection.run(async (client) => {
        const ids = await selectedIds(client, selection);
        // Reading a whole journal again must not hold up tonight's entry.
        const corridor = 'ids' in selection || selection.which !== 'all' ? 'manual' : 'backfill';
        const accepted = await requestEnrichment(client, ids, corridor, Date.now());
        const missing = 'ids' in selection ? ids.find((id) => !accepted.includes(id)) : undefined;
        if (missing !== undefined) {
          throw new NotFoundError(`There is no entry ${missing}.`, 'Run `kith list` to see the entries and their ids.');
        }
        return accepted;
      }),
    status: () => connection.run((client) => readStatus(client, paths)),
    settings: () => connection.run(readSettings),
    setInference: (enabled) => connection.run((client) => switchInference(client, enabled, Date.now())),
    setModel: (model) =>
      connection.run(async (client) => {
        await writeModel(client, model);
        await publishEvent(client, 'model_chosen', model);
      }),
    stopWorker: () => stopWorker(paths),
  };
}
