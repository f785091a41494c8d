/** What the fake journal knows of somebody, of those beside them, and of a life: worked out from the entries each time. */
import { wallClock } from '../../backend/journal/dates.ts';
import { countWords } from '../../backend/insights/countWords.ts';
import { insightsOf } from '../../backend/insights/insightsOf.ts';
import type { EntityType } from '../../backend/glossary.ts';
import type {
  EntityDetail,
  EntitySummary,
  EpisodeDetail,
  Insights,
  InsightsRequest,
  MonthName,
  Neighbour,
} from '../../backend/journal/Journal.ts';
import { FakeBrowsing } from './fakeJournalBrowsing.ts';
import { companyOf, entityDetail, summarize } from './fakeJournalGraph.ts';

/** Those of a type in the entries of each month. */
function monthNames(episodes: readonly EpisodeDetail[], type: EntityType): Map<string, MonthName[]> {
  const months = new Map<string, MonthName[]>();
  for (const month of new Set(episodes.map(({ date }) => date.slice(0, 7)))) {
    const names = summarize(episodes.filter(({ date }) => date.startsWith(month))).filter((each) => each.type === type);
    const told = names.map(({ id, name, episodes: entries }) => ({ id, name, type, entries }));
    months.set(month, told.sort((one, other) => other.entries - one.entries).slice(0, 3));
  }
  return months;
}

export abstract class FakeKnowing extends FakeBrowsing {
  async entities(): Promise<EntitySummary[]> {
    await this.enter('entities');
    return summarize(this.living());
  }

  async entity(nameOrId: string, { quotes: most }: { quotes?: number } = {}): Promise<EntityDetail> {
    await this.enter('entity');
    const detail = entityDetail(this.living(), nameOrId);
    return { ...detail, quotes: detail.quotes.slice(0, most) };
  }

  async neighbours(id: string): Promise<Neighbour[]> {
    await this.enter('neighbours');
    const own = this.living().filter(({ entities }) => entities.some((each) => each.id === id));
    return companyOf(own, id).map((other) => {
      const told = own.flatMap(({ relations }) => relations).filter(({ object }) => object === other.name);
      const predicates = [...new Set(told.map(({ predicate }) => predicate))];
      return { ...other, relations: predicates.map((predicate) => ({ predicate, outward: true })) };
    });
  }

  async insights(request: InsightsRequest): Promise<Insights> {
    await this.enter('insights');
    const episodes = this.living();
    return insightsOf(request, {
      entries: episodes.map(({ date, text }) => ({ moment: wallClock(date), words: countWords(text) })).reverse(),
      entities: summarize(episodes),
      people: monthNames(episodes, 'person'),
      places: monthNames(episodes, 'place'),
    });
  }
}
