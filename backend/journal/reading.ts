/** Reads episodes with what the graph knows of them, searches, and reads entities. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError } from '../errors.ts';
import { readEntities, findEntities, readMentionPlaces } from '../graph/readEntities.ts';
import { readRelationsOf } from '../graph/readRelations.ts';
import { readEpisodeRelations, readMentionedEntities } from '../graph/readEpisodeGraph.ts';
import { projectPending } from '../graph/projectPending.ts';
import { rebuildGraph } from '../graph/rebuildGraph.ts';
import { searchGraph } from '../graph/search.ts';
import { lastingRelation } from '../relations/lastingRelation.ts';
import { readEpisode, readEpisodes } from '../store/readEpisode.ts';
import type { EpisodeDetail, Journal } from './Journal.ts';
import { quoteAround } from './quote.ts';
import { noSuchEpisode } from './writing.ts';

const DEFAULT_HITS = 50;
/** Most entries a search itself brings into the graph; a large import is the worker's, and nobody waits for it. */
const JUST_SAVED = 50;

/** The reading half of a journal. It pulls in the graph's client, so it is loaded only when something is read. */
export function createReading(
  connection: EngineConnection,
): Pick<Journal, 'get' | 'search' | 'entities' | 'entity' | 'rebuild'> {
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
    search: (query, limit = DEFAULT_HITS) =>
      connection.runGraph(async (graph, client) => {
        // Who has just saved must find it, whether the worker was there already or not.
        await projectPending(client, graph, { newest: JUST_SAVED });
        const hits = await searchGraph(graph, query, limit);
        const score = new Map(hits.map((hit) => [hit.id, hit.score]));
        const episodes = await readEpisodes(client, [...score.keys()]);
        return episodes
          .filter(({ deleted }) => deleted === null)
          .map((episode) => ({ ...episode, score: score.get(episode.id) ?? 0 }));
      }),
    rebuild: (onProgress) => connection.runGraph((graph, client) => rebuildGraph(client, graph, onProgress)),
    entities: (filter = {}) => connection.runGraph((graph) => readEntities(graph, filter.type)),
    entity: (nameOrId) =>
      connection.runGraph(async (graph, client) => {
        const [entity] = await findEntities(graph, nameOrId);
        if (!entity) throw new NotFoundError(`Nothing called "${nameOrId}" is known.`, 'See `kith entities`.');
        const places = await readMentionPlaces(graph, entity.id);
        const texts = new Map(
          (await readEpisodes(client, [...new Set(places.map(({ episode }) => episode))])).map((episode) => [
            episode.id,
            episode.text,
          ]),
        );
        const quotes = places.map(({ episode, date, surface, start, end }) => ({
          episode,
          date,
          surface: surface ?? entity.name,
          quote: quoteAround(texts.get(episode) ?? surface ?? '', start ?? 0, end ?? 0),
        }));
        const relations = await readRelationsOf(graph, entity.id);
        return { ...entity, quotes, relations: relations.map((one) => lastingRelation(one, entity.id)) };
      }),
  };
}
