/** Reads what the journal knows of somebody or something, who stands beside it, and what all of it tells of a life. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError } from '../errors.ts';
import { readCompany, readMonths, readNeighbours } from '../graph/readCompany.ts';
import { findEntities, readEntities, readMentionPlaces, type MentionPlace } from '../graph/readEntities.ts';
import { readMonthNames } from '../graph/readMonthNames.ts';
import { readRelationsOf } from '../graph/readRelations.ts';
import { insightsOf } from '../insights/insightsOf.ts';
import { lastingRelation } from '../relations/lastingRelation.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readEpisodes } from '../store/readEpisode.ts';
import { WordCounts } from '../store/WordCounts.ts';
import type { EntityDetail, Journal } from './Journal.ts';
import { quoteAround } from './quote.ts';

/** Rows of company that a page shows, and children that a walk does. */
const MOST_COMPANY = 24;
const MOST_NEIGHBOURS = 40;

const counted = new WeakMap<EngineConnection, WordCounts>();

/** What was counted stays known as long as the connection. */
function wordCountsOf(connection: EngineConnection): WordCounts {
  const known = counted.get(connection) ?? new WordCounts();
  counted.set(connection, known);
  return known;
}

async function quotesOf(
  client: EngineClient,
  name: string,
  places: readonly MentionPlace[],
): Promise<EntityDetail['quotes']> {
  const episodes = await readEpisodes(client, [...new Set(places.map(({ episode }) => episode))]);
  const texts = new Map(episodes.map((episode) => [episode.id, episode.text]));
  return places.map(({ episode, date, surface, start, end }) => ({
    episode,
    date,
    surface: surface ?? name,
    quote: quoteAround(texts.get(episode) ?? surface ?? '', start ?? 0, end ?? 0),
  }));
}

/** The knowing part of a journal. It pulls in the graph's client, so it is loaded only when something is read. */
export function createKnowing(
  connection: EngineConnection,
): Pick<Journal, 'entities' | 'entity' | 'neighbours' | 'insights'> {
  const wordCounts = wordCountsOf(connection);
  return {
    entities: (filter = {}) => connection.runGraph((graph) => readEntities(graph, filter.type)),
    entity: (nameOrId, { quotes: most } = {}) =>
      connection.runGraph(async (graph, client) => {
        const [entity] = await findEntities(graph, nameOrId);
        if (!entity) throw new NotFoundError(`Nothing called "${nameOrId}" is known.`, 'See `kith entities`.');
        const [places, months, company, relations] = await Promise.all([
          readMentionPlaces(graph, entity.id, most),
          readMonths(graph, entity.id),
          readCompany(graph, entity.id, MOST_COMPANY),
          readRelationsOf(graph, entity.id),
        ]);
        return {
          ...entity,
          months,
          company,
          quotes: await quotesOf(client, entity.name, places),
          relations: relations.map((one) => lastingRelation(one, entity.id)),
        };
      }),
    neighbours: (id) => connection.runGraph((graph) => readNeighbours(graph, id, MOST_NEIGHBOURS)),
    insights: (request) =>
      connection.runGraph(async (graph, client) => {
        const [entries, entities, people, places] = await Promise.all([
          client.zRangeWithScores(keys.episodes, 0, -1),
          readEntities(graph),
          readMonthNames(graph, 'person'),
          readMonthNames(graph, 'place'),
        ]);
        const words = await wordCounts.of(
          client,
          entries.map(({ value }) => value),
        );
        return insightsOf(request, {
          entries: entries.map(({ value, score }) => ({ moment: score, words: words.get(value) ?? 0 })),
          entities,
          people,
          places,
        });
      }),
  };
}
