/** Finds episodes: the newest, those of some days, of a status, of an entity, or behind a reference a person typed. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError, UsageError } from '../errors.ts';
import type { EngineClient } from '../store/client.ts';
import { keys } from '../store/keys.ts';
import { readEpisodes } from '../store/readEpisode.ts';
import { dayBounds } from './dates.ts';
import type { EpisodeFilter, Journal } from './Journal.ts';
import { noSuchEpisode } from './writing.ts';

/** The days the filter asks for, as scores of the zset of episodes. */
function bounds(filter: EpisodeFilter): { from: string; to: string } {
  return {
    from: filter.from === undefined ? '-inf' : String(dayBounds(filter.from).start),
    to: filter.to === undefined ? '+inf' : String(dayBounds(filter.to).end),
  };
}

async function idsByDate(client: EngineClient, filter: EpisodeFilter, count: number, offset: number) {
  const { from, to } = bounds(filter);
  return client.zRange(keys.episodes, to, from, { BY: 'SCORE', REV: true, LIMIT: { offset, count } });
}

/** Ids that match, newest first. `only` keeps some ids: those of a status or an entity. */
async function matchingIds(client: EngineClient, filter: EpisodeFilter, only: ReadonlySet<string> | null) {
  const { limit = -1, offset = 0 } = filter;
  if (only === null) return idsByDate(client, filter, limit, offset);
  const ids = (await idsByDate(client, filter, -1, 0)).filter((id) => only.has(id));
  return ids.slice(offset, limit < 0 ? undefined : offset + limit);
}

function both(left: ReadonlySet<string> | null, right: ReadonlySet<string> | null): ReadonlySet<string> | null {
  if (left === null || right === null) return left ?? right;
  return new Set([...left].filter((id) => right.has(id)));
}

/** The id that a typed reference stands for. `ids` in the order of writing. Pure. */
export function resolveReference(reference: string, ids: readonly string[]): string | null {
  const wanted = reference.trim().toUpperCase();
  if (wanted === 'LAST') return ids.reduce<string | null>((last, id) => (last === null || id > last ? id : last), null);
  if (wanted === '') return null;
  const matches = ids.filter((id) => id.startsWith(wanted));
  if (matches.length > 1) {
    throw new UsageError(`${matches.length} entries begin with ${reference}.`, 'Give more of the id: see `kith list`.');
  }
  return matches[0] ?? null;
}

/** The finding part of a journal. */
export function createListing(connection: EngineConnection): Pick<Journal, 'list' | 'getMany' | 'resolve'> {
  async function idsOfEntity(nameOrId: string): Promise<ReadonlySet<string>> {
    const { findEntities, readMentionPlaces } = await import('../graph/readEntities.ts');
    return connection.runGraph(async (graph) => {
      const found = await findEntities(graph, nameOrId);
      if (found.length === 0) throw new NotFoundError(`Nothing called "${nameOrId}" is known.`, 'See `kith entities`.');
      const places = await Promise.all(found.map(({ id }) => readMentionPlaces(graph, id)));
      return new Set(places.flat().map(({ episode }) => episode));
    });
  }

  return {
    getMany: (ids) => connection.run((client) => readEpisodes(client, ids)),
    async list(filter = {}) {
      const ofEntity = filter.entity === undefined ? null : await idsOfEntity(filter.entity);
      return connection.run(async (client) => {
        const { status } = filter;
        const ofStatus = status ? new Set(await client.zRange(keys.status(status), 0, -1)) : null;
        return readEpisodes(client, await matchingIds(client, filter, both(ofStatus, ofEntity)));
      });
    },
    resolve: (reference) =>
      connection.run(async (client) => {
        const written = await client.zRange(keys.episodes, 0, -1);
        const found = resolveReference(reference, written);
        if (found !== null) return found;
        if (written.length === 0 && reference === 'last') {
          throw new NotFoundError('The journal has no entries yet.', 'Write the first: kith add "…"');
        }
        const trashed = resolveReference(reference, await client.zRange(keys.trash, 0, -1));
        if (trashed === null || reference === 'last') throw noSuchEpisode(reference);
        return trashed;
      }),
  };
}
