/** What may complete the word under the cursor: a name after @, a tag after #. Pure. */
import type { TagCount } from '../../../../backend/journal/tags.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import { tagKey } from '../../../../backend/journal/tags.ts';
import { lineAt, type TextBuffer } from '../../editor/buffer.ts';
import { currentPlace } from '../reduce/places.ts';
import type { State } from '../State.ts';
import { rememberLast } from './memo.ts';
import { matchesName, spellings, wordsOf } from './nameMatching.ts';

/** Characters before the cursor that are looked at. */
const LOOK = 60;
const AT_NAME = /(?:^|[\s([{"'“‘«—–-])@((?:[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&-]* ?){0,3})$/u;
const AT_TAG = /(?:^|[\s([{"'“‘«—–-])#([\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*)?$/u;

/** Rows of the list. */
const MOST = 6;

/** The word under the cursor that asks to be completed. */
export interface Token {
  kind: 'name' | 'tag';
  /** what is typed of it */
  query: string;
  line: number;
  /** columns in UTF-16 units, the sign included */
  start: number;
  end: number;
}

export interface Proposed {
  /** what is written instead of the token */
  text: string;
  /** what it is: "person", "12 entries" */
  about: string;
}

export interface Completion {
  token: Token;
  list: readonly Proposed[];
  selected: number;
}

/** The token that ends at the cursor, or null. */
export function tokenAt({ lines, cursor, anchor }: TextBuffer): Token | null {
  if (anchor !== null || cursor.column === 0) return null;
  const end = cursor.column;
  const before = lineAt(lines, cursor.line).slice(Math.max(0, end - LOOK), end);
  const name = AT_NAME.exec(before);
  const query = name?.[1] ?? AT_TAG.exec(before)?.[1] ?? (before.endsWith('#') && AT_TAG.test(before) ? '' : null);
  if (query === null) return null;
  return { kind: name === null ? 'tag' : 'name', query, line: cursor.line, start: end - query.length - 1, end };
}

/** Says of a token where it is, to know it again. */
export function tokenPlace({ line, start }: Token): string {
  return `${line}:${start}`;
}

/** Those who were met last come first. */
const latestFirst = rememberLast((list: readonly EntitySummary[]): EntitySummary[] =>
  list
    .filter(({ type }) => type !== 'other')
    .sort((one, other) => (other.last ?? '').localeCompare(one.last ?? '') || other.episodes - one.episodes),
);

const namesFor = rememberLast((list: readonly EntitySummary[], typed: string): Proposed[] => {
  const query = wordsOf(typed);
  const start = ` ${query.join(' ')}`;
  const found = latestFirst(list).filter((entity) => matchesName(entity, query));
  const begins = (entity: EntitySummary): boolean => spellings(entity)[0]?.startsWith(start) ?? false;
  return [...found.filter(begins), ...found.filter((entity) => !begins(entity))]
    .slice(0, MOST)
    .map(({ name, type }) => ({ text: name, about: type }));
});

const tagsFor = rememberLast((list: readonly TagCount[], typed: string): Proposed[] => {
  const query = tagKey(typed);
  return list
    .filter(({ tag }) => tagKey(tag).startsWith(query) && tag !== typed)
    .slice(0, MOST)
    .map(({ tag, entries }) => ({ text: `#${tag}`, about: entries === 1 ? '1 entry' : `${entries} entries` }));
});

/** The list under the cursor, or null while there is nothing to complete or it was sent away. */
export function completion(state: State): Completion | null {
  const { writing, names, tags } = state;
  if (writing.aside !== null || writing.vim.mode !== 'insert' || currentPlace(state).name !== 'write') return null;
  const token = tokenAt(writing.field);
  if (token === null || writing.completing.dismissed === tokenPlace(token)) return null;
  const list = token.kind === 'name' ? namesFor(names.list ?? [], token.query) : tagsFor(tags.list, token.query);
  if (list.length === 0) return null;
  return { token, list, selected: Math.min(writing.completing.selected, list.length - 1) };
}

/** Which list is asked for by what is being typed, whether it is known yet or not. */
export function asksFor(state: State): Token['kind'] | null {
  return currentPlace(state).name === 'write' ? (tokenAt(state.writing.field)?.kind ?? null) : null;
}
