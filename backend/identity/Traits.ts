/** What a name tells by itself: its words, its title, and the words by which likely namesakes are found. Pure. */
import { fullFirstNames } from './words/diminutives.ts';
import { plainLetters, soundOf, umlautsSpelledOut } from './words/folding.ts';
import { calledByTitle, titleOf, type Title } from './words/titles.ts';
import { ARTICLES, LEGAL_FORMS, LESSONS, UNDERTAKINGS } from './words/commonWords.ts';
import type { NameKey } from './nameKey.ts';

export interface Traits {
  /** names of one type with the same form are the same name, however they are typed */
  form: string;
  /** plain letters, without title, articles and words that do not count; never empty */
  tokens: readonly string[];
  title: Title | null;
  /** the whole name is a title: Mom, Oma, Mademoiselle */
  kin: Title | null;
  /** how much the name tells; a name can only be short for one that tells as much or more */
  rank: number;
  /** under which words others find this name, and under which it looks for others */
  speaks: readonly string[];
  hears: readonly string[];
}

/** A slip in a shorter word may well be another name. */
export const SHORTEST_SLIP = 5;

/** The traits of a name. */
export function traitsOf({ type, name }: NameKey): Traits {
  const words = plainLetters(name)
    .split(' ')
    .filter((word) => word !== '');
  return type === 'person' ? personTraits(words, name) : thingTraits(type, words, name);
}

function personTraits(words: readonly string[], name: string): Traits {
  const called = withoutArticle(words);
  const [first = '', ...rest] = called;
  const title = titleOf(first);
  const isTitled = title !== null && rest.length > 0;
  const tokens = isTitled ? rest : called;
  const kin = called.length === 1 ? calledByTitle(first) : null;
  const rank = tokens.reduce((sum, token) => sum + (isInitial(token) ? 1 : 2), isTitled ? 1 : 0);
  const own = isTitled ? title : null;
  return {
    form: `${own?.word ?? ''}|${tokens.join('')}`,
    tokens,
    title: own,
    kin,
    rank,
    ...personWords(tokens, own, kin, name),
  };
}

/**
 * Signs before a word: `=` a whole token, `~` one of its slips, `^` a beginning, `*` a first name in full, `#` initials, `+`
 * two tokens. Names of several words are looked for under more than a first name, which many share.
 */
function personWords(tokens: readonly string[], title: Title | null, kin: Title | null, name: string) {
  const first = tokens[0] ?? '';
  const last = tokens.at(-1) ?? '';
  const isOne = tokens.length === 1;
  const pairs = isOne ? [] : [`+${first} ${last}`, ...tokens.slice(1).map((token, at) => `+${tokens[at]} ${token}`)];
  const slips = isOne ? [] : alike(last).map((slip) => `${first} ${slip}`);
  const firsts = [...fullFirstNames(first)].map((full) => `*${full}`);
  const called = [...new Set([first, last])].flatMap(alike);
  const titles = [...(title ? [`title:${title.word}`] : []), ...(kin ? [`title:${kin.word}`] : [])];
  const whole = `=${tokens.join('')}`;
  const speaks = [
    ...tokens.map((token) => `=${token}`),
    whole,
    ...firsts,
    ...called,
    ...beginnings(first),
    ...pairs,
    ...slips,
    ...titles,
    ...(isOne ? [] : [`#${tokens.map(([letter]) => letter).join('')}`]),
  ];
  const hears = [
    whole,
    ...(kin || (title && isInitial(last)) ? titles : []),
    ...(isInitial(last) ? [] : [`=${last}`]),
    ...umlauts(name),
    ...(isOne
      ? [...firsts, ...called, ...(isBareWord(first) ? shortened(first) : [])]
      : [...pairs, ...slips, ...(isInitial(last) ? [`=${first}`] : [])]),
  ];
  return { speaks: [...new Set(speaks)], hears: [...new Set(hears)] };
}

/** Longer words are no short forms. */
function isBareWord(word: string): boolean {
  return word.length <= 6;
}

/** What a short word may be the beginning, or the initials, of. */
function shortened(word: string): string[] {
  return [`^${word}`, `^${stemOf(word)}`, ...(/^\p{L}{2,3}$/u.test(word) ? [`#${word}`] : [])];
}

function thingTraits(type: NameKey['type'], words: readonly string[], name: string): Traits {
  let tokens = withoutArticle(lettersTogether(words));
  if (type === 'organization') tokens = withoutLast(tokens, LEGAL_FORMS);
  if (type === 'activity') tokens = withoutLast(tokens, LESSONS);
  if (type === 'project') tokens = withoutLast(withoutFirst(tokens, UNDERTAKINGS), UNDERTAKINGS);
  const whole = tokens.join('');
  const initials = tokens.length > 1 ? [`#${tokens.map(([letter]) => letter).join('')}`] : [];
  const near = alike(whole);
  return {
    form: whole,
    tokens,
    title: null,
    kin: null,
    rank: tokens.length * 2,
    speaks: [...new Set([...tokens.map((token) => `=${token}`), `=${whole}`, ...near, ...initials])],
    hears: [
      ...new Set([
        ...[tokens[0] ?? '', tokens.at(-1) ?? '', whole].map((token) => `=${token}`),
        ...near,
        ...(tokens.length === 1 && /^\p{L}{2,5}$/u.test(whole) ? [`#${whole}`] : []),
        ...umlauts(name),
      ]),
    ],
  };
}

/** One letter that stands for a name. */
export function isInitial(token: string): boolean {
  return /^[a-z]$/.test(token);
}

/** Words within one slip share a form with one letter left out. */
function alike(word: string): string[] {
  if (isInitial(word)) return [];
  const letters = [...word];
  const slips = letters.length < SHORTEST_SLIP ? [] : letters.map((_, at) => `~${letters.toSpliced(at, 1).join('')}`);
  return [`~${word}`, `~${soundOf(word)}`, ...slips];
}

function beginnings(word: string): string[] {
  return [1, 2, 3, 4, 5].filter((length) => length < word.length).map((length) => `^${word.slice(0, length)}`);
}

function umlauts(name: string): string[] {
  const spelled = umlautsSpelledOut(name);
  return spelled === null ? [] : spelled.split(' ').map((word) => `=${word}`);
}

/** A first name without the ending that makes it small: Grac(ie), Dav(y). */
export function stemOf(word: string): string {
  const stem = word.replace(/(?:ie|y|i)$/, '');
  return stem.length >= 3 ? stem : word;
}

/** "L.L.C." is one word. */
function lettersTogether(words: readonly string[]): readonly string[] {
  return words
    .join(' ')
    .replace(/(?<=\b\p{L}) (?=\p{L}\b)/gu, '')
    .split(' ');
}

function withoutArticle(words: readonly string[]): readonly string[] {
  return withoutFirst(words, ARTICLES);
}

function withoutFirst(words: readonly string[], which: ReadonlySet<string>): readonly string[] {
  return words.length > 1 && which.has(words[0] ?? '') ? words.slice(1) : words;
}

function withoutLast(words: readonly string[], which: ReadonlySet<string>): readonly string[] {
  return words.length > 1 && which.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}
