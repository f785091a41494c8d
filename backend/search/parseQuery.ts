/** What a person types into a search: words, "phrases", #tags and filters such as `with:priya from:2024-03`. Pure. */
import { addDays, type DaySpan } from '../calendar/days.ts';
import { readSpan } from '../calendar/readSpan.ts';
import type { EntityType, Status } from '../glossary.ts';

/** The filters, each with what its value is, for help and completion. */
export const FILTERS = {
  with: 'a person',
  in: 'a place',
  about: 'any name',
  from: 'a day, month or year, with all that came since',
  to: 'a day, month or year, with all that came before',
  before: 'a day, month or year',
  after: 'a day, month or year',
  on: 'a day, month or year',
  is: 'pending, read or attention',
  tag: 'a #tag',
} as const;
export type FilterName = keyof typeof FILTERS;

/** The same filters by other words. */
const SYNONYMS: Readonly<Record<string, FilterName>> = { since: 'from', until: 'to' };

/** Which entities each filter of names looks for; all where it says none. */
export const NAMED_BY = {
  with: ['person', 'pet'],
  in: ['place', 'organization'],
  about: [],
} as const satisfies Record<string, readonly EntityType[]>;

/** What `is:` takes. */
export const STATES: Readonly<Record<string, readonly Status[]>> = {
  pending: ['pending_nodes', 'pending_edges'],
  read: ['done'],
  attention: ['needs_attention'],
};

export interface Query {
  /** what must stand in the text, as typed, "phrases" too; ends with a space when its last word is finished */
  words: string;
  /** each must be mentioned */
  names: readonly { filter: keyof typeof NAMED_BY; name: string }[];
  /** local days, both included; undefined where there is no end */
  from: string | undefined;
  to: string | undefined;
  /** the entry has one of these; all when null */
  statuses: readonly Status[] | null;
  /** each must stand in the text, without #; the last letters may be missing where `begins` */
  tags: readonly { tag: string; begins: boolean }[];
}

/** Why a query cannot be asked (yet). */
export interface QueryProblem {
  message: string;
  nextStep: string;
  /** what is typed may still become right */
  unfinished: boolean;
}

export interface ParsedQuery {
  query: Query;
  problem: QueryProblem | null;
}

const TOKEN = /(\p{L}+):("[^"]*"?|[^\s"]*)|#([\p{L}\p{N}_-]*)|"[^"]*"?|[^\s"]+/gu;

type Draft = { -readonly [Key in keyof Query]: Query[Key] };

function isFilter(key: string): key is FilterName {
  return Object.hasOwn(FILTERS, key);
}

/** The filter that a word before a colon names, or null. */
export function filterNamed(key: string): FilterName | null {
  const lower = key.toLowerCase();
  const known = Object.hasOwn(SYNONYMS, lower) ? SYNONYMS[lower] : lower;
  return known !== undefined && isFilter(known) ? known : null;
}

const problem = (message: string, nextStep: string, unfinished: boolean): QueryProblem => ({
  message,
  nextStep,
  unfinished,
});

function unknownFilter(key: string, value: string): QueryProblem {
  const known = Object.keys(FILTERS).map((name) => `${name}:`);
  const next = `There are ${known.join(' ')} "${key}:${value}" in quotes is looked for as it stands.`;
  return problem(`There is no filter ${key}:`, next, false);
}

/** The days that a filter leaves, from those that its value means. */
function narrowed(filter: FilterName, { from, to }: DaySpan): Partial<DaySpan> {
  switch (filter) {
    case 'from':
      return { from };
    case 'to':
      return { to };
    case 'before':
      return { to: addDays(from, -1) };
    case 'after':
      return { from: addDays(to, 1) };
    default:
      return { from, to };
  }
}

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other < one) ? other : one;

function addDaysFilter(draft: Draft, filter: FilterName, value: string, today: string, open: boolean) {
  const span = readSpan(value, today);
  if (span === null) {
    const next = 'As in 2024, 2024-03, june, "14 march 2025", last-week or 10d.';
    return problem(`${filter}:${value} is no day, month or year.`, next, open);
  }
  const days = narrowed(filter, span);
  draft.from = later(draft.from, days.from);
  draft.to = earlier(draft.to, days.to);
  if (draft.from === undefined || draft.to === undefined || draft.from <= draft.to) return null;
  return problem(
    `No day is from ${draft.from} on and not after ${draft.to}.`,
    'Leave one of the days out, or change it.',
    false,
  );
}

function addState(draft: Draft, value: string, open: boolean): QueryProblem | null {
  const lower = value.toLowerCase();
  const states = Object.hasOwn(STATES, lower) ? STATES[lower] : undefined;
  if (states === undefined) {
    const known = Object.keys(STATES);
    const mayBecome = open && known.some((name) => name.startsWith(lower));
    return problem(`is:${value} is not a state.`, `An entry is ${known.join(', ')}: is:pending`, mayBecome);
  }
  const before = draft.statuses;
  draft.statuses = before === null ? states : before.filter((status) => states.includes(status));
  return null;
}

/** @param open the value stands at the end, where more may be typed */
function addFilter(draft: Draft, filter: FilterName, value: string, today: string, open: boolean): QueryProblem | null {
  if (value === '') return problem(`${filter}: what? It takes ${FILTERS[filter]}.`, `As in ${filter}:…`, open);
  switch (filter) {
    case 'with':
    case 'in':
    case 'about':
      draft.names = [...draft.names, { filter, name: value }];
      return null;
    case 'is':
      return addState(draft, value, open);
    case 'tag': {
      const tag = value.replace(/^#/, '');
      if ([...tag].length < 2 && open) return problem(`tag:${tag} what?`, 'As in tag:garden', true);
      draft.tags = [...draft.tags, { tag, begins: open }];
      return null;
    }
    default:
      return addDaysFilter(draft, filter, value, today, open);
  }
}

/**
 * Reads what was typed. The first problem is told; what is right beside it stands in the query.
 * @param today YYYY-MM-DD, from which "yesterday" is counted
 */
export function parseQuery(typed: string, today: string): ParsedQuery {
  const draft: Draft = { words: '', names: [], from: undefined, to: undefined, statuses: null, tags: [] };
  const words: string[] = [];
  let found: QueryProblem | null = null;
  let endsInWord = false;
  for (const match of typed.matchAll(TOKEN)) {
    const [whole, key, given = '', tag] = match;
    const isLast = match.index + whole.length === typed.length;
    const filter = key === undefined ? null : filterNamed(key);
    endsInWord = false;
    if (filter !== null) {
      const value = given.replace(/^"|"$/g, '').trim();
      const open = isLast && !(given.length > 1 && given.endsWith('"'));
      found ??= addFilter(draft, filter, value, today, open);
    } else if (tag !== undefined) {
      // A # alone is the beginning of one.
      if (tag !== '') found ??= addFilter(draft, 'tag', tag, today, isLast);
    } else if (key !== undefined && given !== '' && !given.startsWith('//')) {
      found ??= unknownFilter(key, given.replaceAll('"', ''));
    } else {
      words.push(whole);
      endsInWord = true;
    }
  }
  draft.words = words.join(' ') + (endsInWord && /\s$/.test(typed) ? ' ' : '');
  return { query: draft, problem: found };
}

/** True when a query asks for nothing at all. */
export function isEmptyQuery({ words, names, from, to, statuses, tags }: Query): boolean {
  const asksForDays = from !== undefined || to !== undefined;
  return words.trim() === '' && names.length === 0 && !asksForDays && statuses === null && tags.length === 0;
}
