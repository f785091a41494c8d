/** Reads episodes with what the graph knows of them, tags, and makes the graph again. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { projectPending } from '../graph/projectPending.ts';
import { readEpisodeRelations, readMentionedEntities } from '../graph/readEpisodeGraph.ts';
import { readTags } from '../graph/readTags.ts';
import { rebuildGraph } from '../graph/rebuildGraph.ts';
import { readEpisode } from '../store/readEpisode.ts';
import type { EpisodeDetail, Journal } from './Journal.ts';
import { noSuchEpisode } from './writing.ts';

/** Most entries that reading the tags itself brings into the graph; a large import is the worker's. */
const JUST_SAVED = 50;

/** The reading half of a journal. It pulls in the graph's client, so it is loaded only when something is read. */
export function createReading(connection: EngineConnection): Pick<Journal, 'get' | 'tags' | 'rebuild'> {
  async function get(id: string): Promise<EpisodeDetail> {
    const episode = await connection.run((client) => readEpisode(client, id));
    if (episode === null) throw noSuchEpisode(id);
    return connection.runGraph(async (graph) => ({
      ...episode,
      entities: await readMentionedEntities(graph, id),
      relations: await readEpisodeRelations(graph, id),
    }));
  }

  return {
    get,
    rebuild: (onProgress) => connection.runGraph((graph, client) => rebuildGraph(client, graph, onProgress)),
    tags: () =>
      connection.runGraph(async (graph, client) => {
        // A tag that was just saved is offered at once.
        await projectPending(client, graph, { newest: JUST_SAVED });
        return readTags(graph);
      }),
  };
}
