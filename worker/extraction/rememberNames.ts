/**
 * Names that the journal knows from other entries and that a model passed over in this one: "lunch w sam at kettle". Better
 * none than a wrong one: whatever may be an ordinary word, or a part of a longer name, stays out. Pure but for what it asks.
 */
import { normalName } from '../../backend/graph/names.ts';
import type { KnownName } from '../../backend/identity/knownName.ts';
import type { FoundEntity } from '../../backend/journal/extraction.ts';
import type { Range } from '../../backend/journal/sentences.ts';
import { usesCase } from './occurrences.ts';
import { isOrdinaryWord } from './ordinaryWords.ts';
import { beginsSentence, hasArticle, isInCode, isPartOfName, wordsOf } from './surroundings.ts';

/** What can be asked of a journal about its names. */
export interface JournalMemory {
  /** @param name as it is compared */
  known: (name: string) => KnownName | null;
  /** those of these words, in lower case, that entries use as ordinary words */
  ordinaryWords: (words: readonly string[]) => Promise<ReadonlySet<string>>;
}

interface Hit extends Range {
  surface: string;
  /** as it is compared */
  name: string;
  known: KnownName;
  words: number;
}

interface Word extends Range {
  /** as it is compared */
  name: string;
  /** the same without what the sentence put behind it, and where that ends */
  bare: string;
  bareEnd: number;
}

/** Words of the longest name that is looked for. */
const LONGEST = 5;
/** A shorter word names somebody only where it did so twice. */
const SHORT = 4;
const POSSESSIVE = /['’]s$/u;

/**
 * The entities with those added that the journal knows, in the order of their first mention.
 * @param found what the model found in this text
 */
export async function rememberNames(
  text: string,
  found: readonly FoundEntity[],
  memory: JournalMemory,
): Promise<FoundEntity[]> {
  const isCased = usesCase(text.replace(/(?<!\p{L})I(?!\p{L})/gu, ''));
  const there = new Set(
    found.flatMap(({ name, mentions }) => [name, ...mentions.map(({ surface }) => surface)].map(normalName)),
  );
  const hits = hitsIn(text, found, memory).filter(
    (hit) => !there.has(hit.name) && (isCased ? standsOut(text, hit) : isTelling(text, hit)),
  );
  const doubtful = hits.filter((hit) => hit.words === 1 && (!isCased || beginsSentence(text, hit.start)));
  const ordinary = doubtful.length === 0 ? new Set() : await memory.ordinaryWords(doubtful.map(({ name }) => name));
  const sure = hits.filter((hit) => !doubtful.includes(hit) || !ordinary.has(hit.name));
  return [...found, ...entitiesOf(sure)].sort((one, other) => startOf(one) - startOf(other));
}

/** Known names that stand in the text, the longest first where they overlap, none where the model found one. */
function hitsIn(text: string, found: readonly FoundEntity[], memory: JournalMemory): Hit[] {
  const taken = found.flatMap(({ mentions }) => mentions.map(({ start, end }): Range => ({ start, end })));
  const words = wordsOf(text).map((range) => comparable(text, range));
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let count = Math.min(LONGEST, words.length - at); count > 0; count -= 1) {
      const hit = hitAt(text, words.slice(at, at + count), memory);
      if (hit === null || isInCode(text, hit) || taken.some((range) => hit.start < range.end && range.start < hit.end))
        continue;
      taken.push(hit);
      hits.push(hit);
      break;
    }
  }
  return hits;
}

function comparable(text: string, { start, end }: Range): Word {
  const word = text.slice(start, end);
  const bare = word.replace(POSSESSIVE, '');
  return { start, end, name: normalName(word), bare: normalName(bare), bareEnd: start + bare.length };
}

function hitAt(text: string, words: readonly Word[], memory: JournalMemory): Hit | null {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return null;
  const areOneName = words
    .slice(1)
    .every((word, at) => /^(?:\. ?| |-| & )$/.test(text.slice(words[at]?.end, word.start)));
  if (!areOneName) return null;
  const before = words.slice(0, -1).map(({ name }) => `${name} `);
  for (const { ending, end } of [
    { ending: last.name, end: last.end },
    { ending: last.bare, end: last.bareEnd },
  ]) {
    // As `normalName` makes it of the whole, at a fraction of the cost.
    const name = `${before.join('')}${ending}`.replace(/^the (?=.)/, '');
    const known = memory.known(name);
    if (known === null || (first.name === 'the' && ![...known.spellings].some((each) => /^the /i.test(each)))) continue;
    // A handle is the name with its sign.
    const start = /[@#]/.test(text.charAt(first.start - 1)) ? first.start - 1 : first.start;
    return { surface: text.slice(start, end), start, end, name, known, words: words.length };
  }
  return null;
}

/** Whether it is written as a name where names are: with a capital, alone. */
function standsOut(text: string, { surface, start, end, name, known, words }: Hit): boolean {
  if (words > 1) return known.spellings.has(surface) || /^\p{Lu}/u.test(surface);
  if (isOrdinaryWord(name)) return false;
  if (/^[@#]/.test(surface)) return true;
  return /^\p{Lu}/u.test(surface) && !isPartOfName(text, { start, end }) && !hasArticle(text, start, 'German');
}

/** Whether a word written like all others can only be the name. */
function isTelling(text: string, { surface, start, name, known, words }: Hit): boolean {
  if (words > 1) return true;
  if (isOrdinaryWord(name) || (name.length < SHORT && known.entries < 2)) return false;
  return /^[@#]/.test(surface) || !hasArticle(text, start, 'any');
}

function entitiesOf(hits: readonly Hit[]): FoundEntity[] {
  const entities = new Map<string, FoundEntity>();
  for (const { name, surface, start, end, known } of hits) {
    const entity = entities.get(name) ?? { name: surface, type: known.type, mentions: [], source: 'known' };
    entity.mentions.push({ surface, start, end });
    entities.set(name, entity);
  }
  return [...entities.values()];
}

function startOf({ mentions }: FoundEntity): number {
  return mentions[0]?.start ?? 0;
}
