/** Searches the entries: words through the engine's index, filters through the graph and the sets of the truth. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { UsageError } from '../errors.ts';
import type { Status } from '../glossary.ts';
import { findGroups } from '../graph/findNamed.ts';
import { projectPending } from '../graph/projectPending.ts';
import { indexQuery, searchGraph, tagQuery } from '../graph/search.ts';
import { isEmptyQuery, parseQuery, type Query } from '../search/parseQuery.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readEpisodes } from '../store/readEpisode.ts';
import { dayBounds, episodeDateAt } from './dates.ts';
import type { Episode, Journal, SearchHit } from './Journal.ts';
import { tagKey, tagsIn } from './tags.ts';

const DEFAULT_HITS = 50;
/** Most entries a search itself brings into the graph; a large import is the worker's, and nobody waits for it. */
const JUST_SAVED = 50;
/** Most entries looked through for what only their text or status can tell … */
const CANDIDATES = 5_000;
/** … so many at a time, until there are enough. */
const PORTION = 200;

interface Candidate {
  id: string;
  score: number;
}

/** First and last moment of the days that are asked for. */
function moments({ from, to }: Query): { first: number; last: number } {
  return {
    first: from === undefined ? Number.NEGATIVE_INFINITY : dayBounds(from).start,
    last: to === undefined ? Number.POSITIVE_INFINITY : dayBounds(to).end,
  };
}

/** Entries of the days, newest first, without any word or name that narrows them. */
async function byDay(client: EngineClient, query: Query, limit: number): Promise<Candidate[]> {
  const { first, last } = moments(query);
  const range = [last, first].map((moment) =>
    Number.isFinite(moment) ? String(moment) : moment > 0 ? '+inf' : '-inf',
  );
  const [high = '+inf', low = '-inf'] = range;
  const options = { BY: 'SCORE', REV: true, LIMIT: { offset: 0, count: limit } } as const;
  return (await client.zRange(keys.episodes, high, low, options)).map((id) => ({ id, score: 0 }));
}

/** Entries of some statuses and days, newest first: however long ago the few that need attention were written. */
async function byStatus(client: EngineClient, query: Query, statuses: readonly Status[]): Promise<Candidate[]> {
  const last = CANDIDATES - 1;
  const lists = await Promise.all(statuses.map((status) => client.zRange(keys.status(status), 0, last, { REV: true })));
  const ids = lists.flat();
  if (ids.length === 0) return [];
  const about = await client.zmScore(keys.episodes, ids);
  const bounds = moments(query);
  return ids
    .flatMap((id, at) => {
      const moment = about[at] ?? null;
      return moment === null || moment < bounds.first || moment > bounds.last ? [] : [{ id, moment }];
    })
    .sort((one, other) => other.moment - one.moment)
    .map(({ id }) => ({ id, score: 0 }));
}

/** Those that have one of the statuses, in their order. */
async function inStatus(client: EngineClient, found: readonly Candidate[], statuses: readonly Status[]) {
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const scores = await Promise.all(statuses.map((status) => client.zmScore(keys.status(status), ids)));
  return found.filter((_, at) => scores.some((of) => (of[at] ?? null) !== null));
}

/** The entries themselves, as many as are wanted. */
async function readHits(client: EngineClient, found: readonly Candidate[], query: Query, limit: number) {
  const hits: SearchHit[] = [];
  for (let start = 0; start < found.length && hits.length < limit; start += PORTION) {
    const score = new Map(found.slice(start, start + PORTION).map((each) => [each.id, each.score]));
    const isHit = ({ deleted, text }: Episode): boolean => deleted === null && hasTags(text, query.tags);
    const episodes = await readEpisodes(client, [...score.keys()]);
    hits.push(...episodes.filter(isHit).map((each) => ({ ...each, score: score.get(each.id) ?? 0 })));
  }
  return hits.slice(0, limit);
}

/** Everything that is asked for in the text, in the index's own language. Pure. */
function wordsOf({ tags, words }: Query): string {
  const parts = [...tags.map(({ tag, begins }) => tagQuery(tag, begins)), indexQuery(words)];
  return parts.filter((part) => part !== '').join(' ');
}

/** Whether all wanted tags stand in the text. Pure. */
export function hasTags(text: string, wanted: Query['tags']): boolean {
  if (wanted.length === 0) return true;
  const tags = tagsIn(text).map(({ tag }) => tagKey(tag));
  return wanted.every(({ tag, begins }) => {
    const key = tagKey(tag);
    return tags.some((each) => (begins ? each.startsWith(key) : each === key));
  });
}

/** The searching part of a journal. It pulls in the graph's client, so it is loaded only when something is searched. */
export function createSearching(connection: EngineConnection): Pick<Journal, 'search'> {
  return {
    async search(typed, limit = DEFAULT_HITS) {
      const { query, problem } = parseQuery(typed, episodeDateAt(new Date()).date.slice(0, 10));
      if (problem !== null) throw new UsageError(problem.message, problem.nextStep);
      if (isEmptyQuery(query)) return [];
      return connection.runGraph(async (graph, client) => {
        // Who has just saved must find it, whether the worker was there already or not.
        await projectPending(client, graph, { newest: JUST_SAVED });
        const { statuses, from, to } = query;
        const [groups, words] = [await findGroups(graph, query.names), wordsOf(query)];
        const most = statuses === null && query.tags.length === 0 ? limit : CANDIDATES;
        if (words !== '' || groups.length > 0) {
          const found = await searchGraph(graph, { query: words, groups, from, to, limit: most });
          return readHits(client, statuses === null ? found : await inStatus(client, found, statuses), query, limit);
        }
        // Typed signs without one letter are nowhere.
        if (query.words.trim() !== '') return [];
        const found = await (statuses === null ? byDay(client, query, most) : byStatus(client, query, statuses));
        return readHits(client, found, query, limit);
      });
    },
  };
}
