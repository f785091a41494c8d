/** The fake journal looked through: searched with filters, counted by days, its trash, earlier texts and kept searches. */
import { echoes } from '../../backend/calendar/echoes.ts';
import { NotFoundError, UsageError } from '../../backend/errors.ts';
import { tagsIn } from '../../backend/journal/tags.ts';
import type {
  DayRange,
  Episode,
  EpisodeDetail,
  OnThisDay,
  Revision,
  SearchHit,
} from '../../backend/journal/Journal.ts';
import { NAMED_BY, parseQuery, type Query } from '../../backend/search/parseQuery.ts';
import { localDate, matches, newestFirst } from './fakeJournalGraph.ts';
import { FakeReview } from './fakeJournalReview.ts';

const dayOf = ({ date }: Pick<Episode, 'date'>): string => date.slice(0, 10);

function isBetween(day: string, { from = '', to = '9999-12-31' }: DayRange): boolean {
  return day >= from && day <= to;
}

/** The days a query asks for, without ends that it does not have. */
function rangeOf({ from, to }: Query): DayRange {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function isMentioned({ entities }: EpisodeDetail, { filter, name }: Query['names'][number]): boolean {
  const types: readonly string[] = NAMED_BY[filter];
  return entities.some((each) => (types.length === 0 || types.includes(each.type)) && matches(each.name, name));
}

export abstract class FakeBrowsing extends FakeReview {
  readonly searches: string[] = [];
  /** earlier texts of each entry, the last first */
  readonly earlier = new Map<string, Revision[]>();

  async count(days: DayRange = {}): Promise<number> {
    await this.enter('count');
    return [...this.episodes.values()].filter((each) => each.deleted === null && isBetween(dayOf(each), days)).length;
  }

  async counts(spans: readonly DayRange[]): Promise<number[]> {
    await this.enter('counts');
    const perDay = new Map<string, number>();
    for (const { date, deleted } of this.episodes.values()) {
      const day = dayOf({ date });
      if (deleted === null) perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    const within = (span: DayRange): number[] =>
      [...perDay].flatMap(([day, count]) => (isBetween(day, span) ? [count] : []));
    return spans.map((span) => within(span).reduce((sum, count) => sum + count, 0));
  }

  async onThisDay(day: string): Promise<OnThisDay[]> {
    await this.enter('onThisDay');
    const all = this.living();
    const oldest = all.at(-1);
    const days = oldest === undefined ? [] : echoes(day, dayOf(oldest));
    return days
      .map((echo) => ({ ...echo, episodes: all.filter((episode) => dayOf(episode) === echo.day).reverse() }))
      .filter(({ episodes }) => episodes.length > 0);
  }

  async trash(): Promise<Episode[]> {
    await this.enter('trash');
    return newestFirst([...this.episodes.values()].filter(({ deleted }) => deleted !== null));
  }

  async revisions(id: string): Promise<Revision[]> {
    await this.enter('revisions');
    const episode = this.episodes.get(id);
    if (episode === undefined) throw new NotFoundError(`There is no entry ${id}.`, 'List them.');
    const { revision, text, date, zone, updated } = episode;
    return [{ revision, text, date, zone, updated }, ...(this.earlier.get(id) ?? [])];
  }

  async keptSearches(): Promise<string[]> {
    await this.enter('keptSearches');
    return [...this.searches];
  }

  async keepSearch(query: string, keep: boolean): Promise<void> {
    await this.enter('keepSearch');
    const at = this.searches.indexOf(query);
    if (at >= 0) this.searches.splice(at, 1);
    if (keep) this.searches.unshift(query);
  }

  async search(typed: string, limit = 50): Promise<SearchHit[]> {
    await this.enter('search');
    const { query, problem } = parseQuery(typed, localDate(Date.now()).date.slice(0, 10));
    if (problem !== null) throw new UsageError(problem.message, problem.nextStep);
    const { words, names, statuses, tags } = query;
    const hits = this.living().filter(
      (episode) =>
        (words.trim() === '' || matches(episode.text, words.replaceAll('"', '').trim())) &&
        names.every((name) => isMentioned(episode, name)) &&
        isBetween(dayOf(episode), rangeOf(query)) &&
        (statuses === null || statuses.includes(episode.status)) &&
        tags.every(({ tag }) => tagsIn(episode.text).some((each) => each.tag.startsWith(tag))),
    );
    return hits.slice(0, limit).map((episode) => ({ ...episode, score: 1 }));
  }

  /** An entry is about to be changed: what it says now is an earlier text from then on. */
  protected keepEarlier({ id, revision, text, date, zone, updated }: EpisodeDetail): void {
    this.earlier.set(id, [{ revision, text, date, zone, updated }, ...(this.earlier.get(id) ?? [])]);
  }
}
