/** The reading side of the fake journal: order, search and the graph, worked out from the entries each time. */
import { NotFoundError } from '../../backend/errors.ts';
import { systemZone } from '../../backend/journal/dates.ts';
import type { Status } from '../../backend/glossary.ts';
import type {
  EntityDetail,
  EntitySummary,
  EpisodeDate,
  EpisodeDetail,
  LastingRelation,
  Mention,
  Relation,
} from '../../backend/journal/Journal.ts';

const ZONE = systemZone();

/** A moment as local time here; fast enough for tens of thousands. */
export function localDate(milliseconds: number): EpisodeDate {
  const minutes = -new Date(milliseconds).getTimezoneOffset();
  const local = new Date(milliseconds + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return { date: `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`, zone: ZONE };
}

export function freshEpisode(id: string, text: string, date: EpisodeDate, status: Status): EpisodeDetail {
  const now = new Date().toISOString();
  const times = { created: now, updated: now, deleted: null };
  return { id, ...date, text, status, ...times, revision: 1, reason: null, entities: [], relations: [] };
}

export function newestFirst(episodes: EpisodeDetail[]): EpisodeDetail[] {
  const order = ({ date, id }: EpisodeDetail): string => date.slice(0, 19) + id;
  return episodes.sort((one, other) => (order(one) < order(other) ? 1 : -1));
}

/** Every place where a name stands in a text. */
export function mentionsOf(text: string, name: string): Mention[] {
  const mentions: Mention[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    mentions.push({ surface: name, start, end: start + name.length });
  }
  return mentions;
}

/** True when every word of the query begins a word of the text. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export function summarize(episodes: readonly EpisodeDetail[]): EntitySummary[] {
  const ids = new Set(episodes.flatMap(({ entities }) => entities.map(({ id }) => id)));
  return [...ids].map((id) => entityDetail(episodes, id));
}

/** A relation that one entry alone tells of. */
function lasting(relation: Relation, { id, date }: EpisodeDetail): LastingRelation {
  const { evidence, valid_at } = relation;
  const told = { episode: id, date, evidence, run: '', says: 'is' } as const;
  return { ...relation, episode: id, last_seen: valid_at, invalid_at: null, entries: 1, evidences: [told] };
}

export function entityDetail(episodes: readonly EpisodeDetail[], nameOrId: string): EntityDetail {
  const mentioning = episodes.flatMap((episode) =>
    episode.entities
      .filter(({ id, name }) => id === nameOrId || name === nameOrId)
      .map((entity) => ({ episode, entity })),
  );
  const first = mentioning[0]?.entity;
  if (first === undefined) throw new NotFoundError(`There is no ${nameOrId}.`, 'List the names.');
  const dates = mentioning.map(({ episode }) => episode.date).sort();
  const surfaces = mentioning.flatMap(({ entity }) => entity.mentions.map(({ surface }) => surface));
  return {
    id: first.id,
    name: first.name,
    type: first.type,
    aliases: [...new Set(surfaces)].filter((surface) => surface !== first.name),
    episodes: mentioning.length,
    mentions: mentioning.reduce((sum, { entity }) => sum + entity.mentions.length, 0),
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
    quotes: mentioning.map(({ episode, entity }) => ({
      episode: episode.id,
      date: episode.date,
      surface: entity.name,
      quote: episode.text,
    })),
    relations: episodes.flatMap((episode) =>
      episode.relations
        .filter(({ subject, object }) => subject === first.name || object === first.name)
        .map((relation) => lasting(relation, episode)),
    ),
  };
}
