/** The reading side of the fake journal: order, search and the graph, worked out from the entries each time. */
import { NotFoundError } from '../../backend/errors.ts';
import { systemZone } from '../../backend/journal/dates.ts';
import type { Status } from '../../backend/glossary.ts';
import type {
  Companion,
  EntityDetail,
  EntitySummary,
  EpisodeDate,
  EpisodeDetail,
  LastingRelation,
  Mention,
  MonthCount,
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

/** Those that these entries name beside one of them, the most often first. */
export function companyOf(episodes: readonly EpisodeDetail[], id: string): Companion[] {
  const company = new Map<string, Companion>();
  for (const { entities, date } of episodes) {
    for (const other of entities.filter((each) => each.id !== id)) {
      const { entries, last } = company.get(other.id) ?? { entries: 0, last: date };
      const { id: otherId, name, type } = other;
      company.set(otherId, { id: otherId, name, type, entries: entries + 1, last: last > date ? last : date });
    }
  }
  return [...company.values()].sort((one, other) => other.entries - one.entries || (one.name < other.name ? -1 : 1));
}

/** How many of these entries each month has, the earliest first. */
function monthsOf(episodes: readonly EpisodeDetail[]): MonthCount[] {
  const months = new Map<string, number>();
  for (const { date } of episodes) months.set(date.slice(0, 7), (months.get(date.slice(0, 7)) ?? 0) + 1);
  return [...months].sort().map(([month, entries]) => ({ month, entries }));
}

/** A relation that one entry alone tells of. */
function lasting(relation: Relation, { id, date, entities }: EpisodeDetail): LastingRelation {
  const { evidence, valid_at } = relation;
  const told = { episode: id, date, evidence, run: '', says: 'is' } as const;
  const idOf = (called: string): string => entities.find(({ name }) => name === called)?.id ?? '';
  const ids = { subject_id: idOf(relation.subject), object_id: idOf(relation.object) };
  return { ...relation, ...ids, episode: id, last_seen: valid_at, invalid_at: null, entries: 1, evidences: [told] };
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
    months: monthsOf(mentioning.map(({ episode }) => episode)),
    company: companyOf(
      mentioning.map(({ episode }) => episode),
      first.id,
    ),
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
