/** Looks through the journal without a question: how much there is when, what was on this day, the trash, earlier texts. */
import { echoes } from '../calendar/echoes.ts';
import type { EngineConnection } from '../connection/EngineConnection.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readEpisode, readEpisodes } from '../store/readEpisode.ts';
import { readRevisions } from '../store/readRevisions.ts';
import { dayBounds } from './dates.ts';
import type { DayRange, Episode, Journal } from './Journal.ts';
import { noSuchEpisode } from './writing.ts';

/** Most searches that are kept; more would be a list to search. */
const MOST_SEARCHES = 50;

function bounds({ from, to }: DayRange): [string, string] {
  return [
    from === undefined ? '-inf' : String(dayBounds(from).start),
    to === undefined ? '+inf' : String(dayBounds(to).end),
  ];
}

function countIn(client: EngineClient, days: DayRange): Promise<number> {
  return client.zCount(keys.episodes, ...bounds(days));
}

/** Entries of some days, the earliest first. */
async function entriesOf(client: EngineClient, days: DayRange): Promise<Episode[]> {
  return readEpisodes(client, await client.zRange(keys.episodes, ...bounds(days), { BY: 'SCORE' }));
}

/** The day of the earliest entry, or null in an empty journal. */
async function oldestDay(client: EngineClient): Promise<string | null> {
  const [oldest] = await client.zRangeWithScores(keys.episodes, 0, 0);
  return oldest === undefined ? null : new Date(oldest.score).toISOString().slice(0, 10);
}

/** The browsing part of a journal. */
export function createBrowsing(
  connection: EngineConnection,
): Pick<Journal, 'count' | 'counts' | 'onThisDay' | 'trash' | 'revisions' | 'keptSearches' | 'keepSearch'> {
  return {
    count: (days = {}) => connection.run((client) => countIn(client, days)),
    counts: (spans) => connection.run((client) => Promise.all(spans.map((span) => countIn(client, span)))),
    onThisDay: (day) =>
      connection.run(async (client) => {
        const oldest = await oldestDay(client);
        const days = oldest === null ? [] : echoes(day, oldest);
        const found = await Promise.all(
          days.map(async (echo) => ({ ...echo, episodes: await entriesOf(client, { from: echo.day, to: echo.day }) })),
        );
        return found.filter(({ episodes }) => episodes.length > 0);
      }),
    trash: () =>
      connection.run(async (client) => readEpisodes(client, await client.zRange(keys.trash, 0, -1, { REV: true }))),
    revisions: (id) =>
      connection.run(async (client) => {
        const present = await readEpisode(client, id);
        if (present === null) throw noSuchEpisode(id);
        const { revision, text, date, zone, updated } = present;
        return [{ revision, text, date, zone, updated }, ...(await readRevisions(client, id, revision))];
      }),
    keptSearches: () => connection.run((client) => client.zRange(keys.searches, 0, -1, { REV: true })),
    async keepSearch(query, keep) {
      const wanted = query.trim();
      if (wanted === '') return;
      await connection.run(async (client) => {
        const change = client.multi();
        if (keep) change.zAdd(keys.searches, { score: Date.now(), value: wanted });
        else change.zRem(keys.searches, wanted);
        await change.zRemRangeByRank(keys.searches, 0, -1 - MOST_SEARCHES).exec();
      });
    },
  };
}
