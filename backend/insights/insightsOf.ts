/** Puts together what a journal tells of a life, from what was read of it. Pure. */
import type { EntitySummary } from '../journal/Journal.ts';
import type { Insights, InsightsRequest, MonthInsight, MonthName, Remembered } from '../journal/insight.ts';
import { anniversaries } from './anniversaries.ts';
import { rhythmOf } from './rhythm.ts';
import { byMissed, silenceOf } from './silence.ts';
import { streaks } from './streaks.ts';

/** Rows of each list: nobody reads more of them. */
const MOST = 20;

export interface InsightSources {
  /** wall-clock milliseconds and words of all entries, in order */
  entries: readonly { moment: number; words: number }[];
  entities: readonly EntitySummary[];
  /** who and where stands out, by month YYYY-MM */
  people: ReadonlyMap<string, MonthName[]>;
  places: ReadonlyMap<string, MonthName[]>;
}

function monthsOf({ entries, people, places }: InsightSources): MonthInsight[] {
  const months = new Map<string, MonthInsight>();
  for (const { moment, words } of entries) {
    const month = new Date(moment).toISOString().slice(0, 7);
    const known = months.get(month) ?? { month, entries: 0, words: 0, people: [], places: [] };
    months.set(month, { ...known, entries: known.entries + 1, words: known.words + words });
  }
  return [...months.values()].map((each) => ({
    ...each,
    people: people.get(each.month) ?? [],
    places: places.get(each.month) ?? [],
  }));
}

function remembered({ id, name, type }: EntitySummary): Remembered {
  return { id, name, type };
}

function firstTimes(entities: readonly EntitySummary[]): Insights['first_times'] {
  return entities
    .flatMap((entity) => (entity.first === null ? [] : [{ ...remembered(entity), date: entity.first }]))
    .sort((one, other) => (one.date < other.date ? 1 : one.date > other.date ? -1 : one.name < other.name ? -1 : 1))
    .slice(0, MOST);
}

function silent(entities: readonly EntitySummary[], type: 'person' | 'project', today: string): Insights['missed'] {
  return byMissed(
    entities.filter((entity) => entity.type === type && silenceOf(entity, today).long),
    today,
  )
    .flatMap((entity) =>
      entity.last === null ? [] : [{ ...remembered(entity), ...silenceOf(entity, today), last: entity.last }],
    )
    .slice(0, MOST);
}

/** @param sources all of one moment, as far as that can be had */
export function insightsOf({ today, dayStart = 0 }: InsightsRequest, sources: InsightSources): Insights {
  const { entries, entities } = sources;
  const { hours, days } = rhythmOf(
    entries.map(({ moment }) => moment),
    dayStart,
  );
  return {
    today,
    entries: entries.length,
    words: entries.reduce((sum, { words }) => sum + words, 0),
    days: days.length,
    streak: streaks(days, today),
    rhythm: hours,
    months: monthsOf(sources),
    first_times: firstTimes(entities),
    anniversaries: anniversaries(entities, today)
      .slice(0, MOST)
      .map(({ entity, day, years }) => ({ ...remembered(entity), day, years, date: entity.first ?? '' })),
    missed: silent(entities, 'person', today),
    loose_ends: silent(entities, 'project', today),
  };
}
