/** When two names are one name with a slip, by sound, or typed without umlauts. Likeness alone is never enough. Pure. */
import type { Company } from '../Company.ts';
import type { NameGroup } from '../NameTable.ts';
import { SHORTEST_SLIP } from '../Traits.ts';
import { differByOneSlip, soundOf, umlautsSpelledOut } from '../words/folding.ts';
import type { Rule } from './Rule.ts';

/** "Mueller" for Müller. */
export const umlaut: Rule = {
  reason: 'the same name without umlauts',
  fits(short, full) {
    const plain = short.traits.tokens.join(' ');
    const written = (group: NameGroup, wanted: string) =>
      [...group.keys.values()].some(
        ({ key }) => umlautsSpelledOut(key.name)?.split(' ').slice(-wanted.split(' ').length).join(' ') === wanted,
      );
    return sameTitle(short, full) && (written(full, plain) || written(short, full.traits.tokens.join(' ')));
  },
};

/** "Markus" for Marcus. */
export const sound: Rule = {
  reason: 'the same sound',
  fits: (short, full) => likeWord(short, full, (one, other) => one.length > 2 && soundOf(one) === soundOf(other)),
  holds: (short, full, company) => isRare(short, full) && isNear(short, full, company),
};

/** "Lindquist" for Lindqvist: one letter of a long word that is seldom spelled so. */
export const slip: Rule = {
  reason: 'almost the same spelling',
  fits: (short, full) =>
    likeWord(
      short,
      full,
      (one, other) =>
        Math.min(one.length, other.length) >= SHORTEST_SLIP && !hasDigit(one + other) && differByOneSlip(one, other),
    ),
  holds: (short, full, company) =>
    short.count <= 2 && (full.count > short.count || short.traits.rank > 2) && isNear(short, full, company),
};

function hasDigit(word: string): boolean {
  return /\d/.test(word);
}

function sameTitle(short: NameGroup, full: NameGroup): boolean {
  return (short.traits.title?.word ?? null) === (full.traits.title?.word ?? null);
}

/** The same words but for one that is like the other; a person's one word may be the first or last of the full name. */
function likeWord(
  { type, traits: short }: NameGroup,
  { traits: full }: NameGroup,
  isLike: (one: string, other: string) => boolean,
): boolean {
  const [token = ''] = short.tokens;
  if (type === 'person' && short.tokens.length === 1 && short.title === null && short.kin === null) {
    const ends =
      full.tokens.length === 1 && full.title === null ? [full.tokens[0]] : [full.tokens[0], full.tokens.at(-1)];
    return full.kin === null && ends.some((end) => isLike(token, end ?? ''));
  }
  if (short.tokens.length !== full.tokens.length || short.title?.word !== full.title?.word) return false;
  if (short.kin !== null || full.kin !== null) return false;
  const unlike = [...short.tokens.keys()].filter((at) => short.tokens[at] !== full.tokens[at]);
  const [at] = unlike;
  return unlike.length === 1 && at !== undefined && isLike(short.tokens[at] ?? '', full.tokens[at] ?? '');
}

function isRare(short: NameGroup, full: NameGroup): boolean {
  return short.count * 3 <= full.count || short.count === 1;
}

/** Not two in one entry; and more than one word in common, or the same company. */
function isNear(short: NameGroup, full: NameGroup, company: Company): boolean {
  if (company.isShared(short, full)) return false;
  return short.traits.rank > 2 || company.isKept(short, full);
}
