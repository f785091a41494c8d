/** When one person's name is short for another: parts of a name, titles, initials, kin words, nicknames. Pure. */
import type { NameGroup } from '../NameTable.ts';
import { isInitial, stemOf } from '../Traits.ts';
import { mayBeSameFirstName } from '../words/diminutives.ts';
import { isWife, titlesAgree } from '../words/titles.ts';
import type { Rule } from './Rule.ts';

type SameWord = (short: string, full: string) => boolean;
const sameOrInitial: SameWord = (short, full) => short === full || (isInitial(short) && full.startsWith(short));
const isBeginning: SameWord = (short, full) => short.length >= 3 && full.startsWith(short);
/** Beside the same surname, a beginning is enough. */
const sameOrNickname: SameWord = (short, full) =>
  short === full || mayBeSameFirstName(short, full) || isBeginning(short, full) || isBeginning(full, short);

/** Whether a name of several words is part of a longer one: its beginning, its end, or its first and last word. */
function isPart(short: readonly string[], full: readonly string[], sameFirst: SameWord): boolean {
  if (short.length < 2 || full.length < short.length) return false;
  const agree = (words: readonly string[]) =>
    words.every((word, at) => (at === 0 ? sameFirst : sameOrInitial)(short[at] ?? '', word)) &&
    words.some((word, at) => word === short[at]);
  const ends = [full[0] ?? '', full.at(-1) ?? ''];
  return (
    agree(full.slice(0, short.length)) ||
    (full.length > short.length && agree(full.slice(-short.length))) ||
    (short.length === 2 && agree(ends))
  );
}

/** "Anna Maria", "J. Smith", "Dr. Patel", "Uncle Bob", "Grandma". */
export const partOfName: Rule = {
  reason: 'part of the longer name',
  dependsOnContext: true,
  fits({ traits: short }, { traits: full }) {
    if (short.kin !== null) return full.title?.word === short.kin.word;
    if (!titlesAgree(short.title, full.title)) return false;
    if (short.tokens.length > 1) return isPart(short.tokens, full.tokens, sameOrInitial);
    if (short.title === null || isInitial(short.tokens[0] ?? '')) return false;
    const [token = ''] = short.tokens;
    if (full.tokens.length === 1) return full.title !== null && full.tokens[0] === token;
    const isFirst = short.title.before !== 'surname' && full.tokens[0] === token;
    const isLast = short.title.before !== 'given' && full.tokens.at(-1) === token;
    return isFirst || isLast;
  },
  // Mr. and Mrs. share a surname, and often an entry; a wife is called by her husband's.
  holds: (short, full, company) =>
    short.traits.title?.gender === undefined ||
    short.traits.title.isKin ||
    full.traits.title !== null ||
    (!company.isShared(short, full) && (!isWife(short.traits.title) || company.isKept(short, full))),
};

/** Said of a whole life, a first name belongs to the one who bears it, unless that one is only met in passing. */
function isNoPassingMention(short: NameGroup, full: NameGroup, company: Parameters<NonNullable<Rule['holds']>>[2]) {
  return short.count <= 5 * full.count + 3 || company.isShared(short, full) || company.isKept(short, full);
}

const isBare = ({ traits: { tokens, title, kin } }: NameGroup) =>
  tokens.length === 1 && title === null && kin === null && !isInitial(tokens[0] ?? '');

/** "Priya" for Priya Raman. */
export const firstName: Rule = {
  reason: 'the same first name',
  dependsOnContext: true,
  fits(short, { traits: full }) {
    if (!isBare(short) || full.tokens[0] !== short.traits.tokens[0]) return false;
    return full.tokens.length > 1 || (full.title !== null && full.title.before !== 'surname');
  },
  holds: isNoPassingMention,
};

/** "Okafor" for Will Okafor. */
export const surname: Rule = {
  reason: 'the same surname',
  dependsOnContext: true,
  fits(short, { traits: full }) {
    if (!isBare(short) || full.tokens.at(-1) !== short.traits.tokens[0]) return false;
    return full.tokens.length > 1 || full.title?.before === 'surname';
  },
  holds: isNoPassingMention,
};

/** "Kate" for Katherine, "Tommy Baker" for Thomas Baker. Two who are named in one entry are two. */
export const nickname: Rule = {
  reason: 'a nickname of it',
  fits(short, { traits: full }) {
    const { tokens, title } = short.traits;
    if (!titlesAgree(title, full.title)) return false;
    if (tokens.length > 1) return isPart(tokens, full.tokens, sameOrNickname);
    const isFirst = mayBeSameFirstName(tokens[0] ?? '', full.tokens[0] ?? '');
    return isFirst && (full.tokens.length > 1 || full.title === null || full.title.before !== 'surname');
  },
  holds: (short, full, company) =>
    (short.traits.rank < full.traits.rank && isNoPassingMention(short, full, company)) ||
    !company.isShared(short, full),
};

/** "Mum" and "Mom" in one family. */
export const kinWord: Rule = {
  reason: 'another word for the same relative',
  fits: ({ traits: short }, { traits: full }) => short.kin !== null && short.kin.word === full.kin?.word,
  holds: (short, full, company) => !company.isShared(short, full),
};

/** "Sar" for Sarah, where they keep the same company. */
export const beginning: Rule = {
  reason: 'the beginning of it',
  fits(short, { traits: full }) {
    const [token = ''] = short.traits.tokens;
    const first = full.tokens[0] ?? '';
    if (!isBare(short) || token.length < 2 || token.length > 6 || full.kin !== null) return false;
    const starts = first.length > token.length && first.startsWith(token) && token.length <= 5;
    return starts || (stemOf(token) !== token && first !== token && first.startsWith(stemOf(token)));
  },
  holds: (short, full, company) => company.isShared(short, full) || company.isKept(short, full),
};

/** "S." for Søren. */
export const initial: Rule = {
  reason: 'the same initial',
  dependsOnContext: true,
  fits({ traits: short }, { traits: full }) {
    const [token = ''] = short.tokens;
    if (short.tokens.length !== 1 || !isInitial(token)) return false;
    if (short.title === null) return full.tokens[0]?.startsWith(token) === true;
    return short.title.word === full.title?.word && full.tokens.at(-1)?.startsWith(token) === true;
  },
  holds: (short, full, company) =>
    short.traits.title !== null || (full.count > 1 && (full.count >= short.count || company.isKept(short, full))),
};

/** "JS" for Jane Smith; only in capitals, since a short word may be a name. */
export const initials: Rule = {
  reason: 'the same initials',
  fits(short, { traits: full }) {
    const [token = ''] = short.traits.tokens;
    const areCapitals = [...short.keys.values()].every(({ spellings }) =>
      [...spellings.keys()].every((spelling) => /^\p{Lu}\.?\s?\p{Lu}\.?(\s?\p{Lu}\.?)?$/u.test(spelling)),
    );
    const letters = full.tokens.map(([letter = '']) => letter).join('');
    return short.traits.title === null && areCapitals && full.tokens.length > 1 && letters === token;
  },
};

/** Strongest first. */
export const PEOPLE_RULES: readonly Rule[] = [partOfName, firstName, surname, kinWord, nickname];
/** What is tried when spelling tells nothing. */
export const SHORTENED: readonly Rule[] = [beginning, initials, initial];
