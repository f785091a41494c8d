/** What is typed into the search: what it asks for, what may complete it, and what there is to say of it. */
import {
  NAMED_BY,
  filterNamed,
  isEmptyQuery,
  parseQuery,
  STATES,
  type ParsedQuery,
} from '../../../../backend/search/parseQuery.ts';
import { tagKey, type TagCount } from '../../../../backend/journal/tags.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import { bufferText, cursorOffset } from '../../editor/buffer.ts';
import { sanitize } from '../../text/sanitize.ts';
import { isDue } from '../reduce/reading.ts';
import type { State } from '../State.ts';
import { fitLine, line, type Line } from './line.ts';
import { rememberLast } from './memo.ts';
import { matchesName, wordsOf } from './nameMatching.ts';

/** A filter that ends where the typing does. */
const OPEN_FILTER = /(?:^|\s)(?:(\p{L}+):|(#))("[^"]*|[^\s"#]*)$/u;
const MOST_CHOICES = 4;

const parsed = rememberLast((typed: string, today: string): ParsedQuery => parseQuery(typed, today));

/** What the typed text asks for. */
export function searched({ search, today }: Pick<State, 'search' | 'today'>): ParsedQuery {
  return parsed(bufferText(search.field), today);
}

/** True while the searches that are kept are listed, since nothing is typed. */
export function showsKept({ search, kept }: Pick<State, 'search' | 'kept'>): boolean {
  return bufferText(search.field).trim() === '' && kept.list.length > 0;
}

/** The words that are marked in the entries found. */
export const markedWords = rememberLast(({ query }: ParsedQuery): string =>
  [query.words, ...query.names.map(({ name }) => name), ...query.tags.map(({ tag }) => tag)].join(' '),
);

/** The value being typed at the end: what is typed of it, where it begins, and what would complete it. */
interface OpenValue {
  kind: 'names' | 'tags' | 'states';
  filter: keyof typeof NAMED_BY;
  typed: string;
  start: number;
}

function openValue({ search }: Pick<State, 'search'>): OpenValue | null {
  const text = bufferText(search.field);
  if (cursorOffset(search.field) !== text.length) return null;
  const [, key, hash, value = ''] = OPEN_FILTER.exec(text) ?? [];
  const filter = hash === undefined ? filterNamed(key ?? '') : 'tag';
  const start = text.length - value.length;
  const typed = value.replace(/^"/, '').replace(/^#/, '');
  switch (filter) {
    case 'with':
    case 'in':
    case 'about':
      return { kind: 'names', filter, typed, start };
    case 'tag':
      return { kind: 'tags', filter: 'about', typed, start };
    case 'is':
      return { kind: 'states', filter: 'about', typed, start };
    default:
      return null;
  }
}

const namesOnce = rememberLast(
  (list: readonly EntitySummary[], filter: keyof typeof NAMED_BY, typed: string): string[] => {
    const types: readonly string[] = NAMED_BY[filter];
    const words = wordsOf(typed);
    const isMeant = (entity: EntitySummary): boolean =>
      (types.length === 0 || types.includes(entity.type)) && entity.name !== typed && matchesName(entity, words);
    return list
      .filter(isMeant)
      .map(({ name }) => name)
      .slice(0, MOST_CHOICES);
  },
);

const tagsOnce = rememberLast((list: readonly TagCount[], typed: string): string[] =>
  list
    .filter(({ tag }) => tag !== typed && tagKey(tag).startsWith(tagKey(typed)))
    .map(({ tag }) => tag)
    .slice(0, MOST_CHOICES),
);

/** The values that may complete what is typed, the likeliest first. */
export function filterChoices(state: State): readonly string[] {
  const open = openValue(state);
  switch (open?.kind) {
    case 'names':
      return namesOnce(state.names.list ?? [], open.filter, open.typed);
    case 'tags':
      return tagsOnce(state.tags.list, open.typed);
    case 'states':
      return Object.keys(STATES).filter((name) => name !== open.typed && name.startsWith(open.typed.toLowerCase()));
    case undefined:
      return [];
  }
}

/** Which list a completion needs, read only when it does. */
export function searchAsksFor(state: Pick<State, 'search'>): 'names' | 'tags' | null {
  const kind = openValue(state)?.kind;
  return kind === 'names' || kind === 'tags' ? kind : null;
}

/** The typed text with its last value completed, or null when nothing completes it. */
export function completedSearch(state: State): string | null {
  const open = openValue(state);
  const [choice] = filterChoices(state);
  if (open === null || choice === undefined) return null;
  const isPlain = /^[\p{L}\p{N}\p{M}_-]+$/u.test(choice);
  return `${bufferText(state.search.field).slice(0, open.start)}${isPlain ? choice : `"${choice.replaceAll('"', '')}"`} `;
}

const EXAMPLE = 'Words, "phrases", #tags, with:NAME in:PLACE from:2024-03 before:june';

/** The row under the field: what may complete it, what is wrong, or that nothing was found. */
export function searchAnswer(state: State, width: number): Line {
  const { search, connection } = state;
  const { query, problem } = searched(state);
  const choices = filterChoices(state);
  if (choices.length > 0) {
    const [first = '', ...others] = choices.map((choice) => sanitize(choice));
    return fitLine(
      [
        { text: 'tab ', token: 'key' },
        { text: first, token: 'name' },
        { text: others.map((other) => ` · ${other}`).join(''), token: 'dim' },
      ],
      width,
    );
  }
  if (problem !== null) {
    const text = sanitize(`${problem.message} ${problem.nextStep}`);
    return fitLine(line(text, problem.unfinished ? 'dim' : 'bad'), width);
  }
  const refused = search.refused ?? search.problem;
  if (refused !== null) return fitLine(line(sanitize(refused), 'bad'), width);
  if (isEmptyQuery(query)) return fitLine(line(showsKept(state) ? 'Kept searches' : EXAMPLE, 'dim'), width);
  if (connection.state !== 'ready') return line('Searches as soon as the journal is open.', 'dim');
  return isDue(search) || search.hits.length > 0 ? [] : line('No entry has that.', 'dim');
}
