/**
 * What is to be seen around the names of an entry, as short words: the signs by which it is weighed what the diarist has to
 * do with them. `-1:at` is the word before, `c<:drove` one before it in the clause, `~far` a word of that kind. Pure.
 */
import type { FoundEntity } from '../../../backend/journal/extraction.ts';
import { sentences, type Range } from '../../../backend/journal/sentences.ts';
import { hasFirstPerson } from '../relationCues.ts';
import { kindsOf } from './wordKinds.ts';
import { wordsOf, type Word } from './wordsAround.ts';

interface Sentence {
  text: string;
  words: Word[];
}

const IT = '<it>';
const CLAUSE_ENDS = /^[,;:.!?()–—-]$/;
/** Words on each side that count as near. */
const NEAR = 4;
/** Who does what is told: the diarist, somebody named, somebody else; in English, German and Spanish. */
const WHO: readonly (readonly [string, RegExp])[] = [
  ['me', /^(?:i|im|i'm|ive|i've|i'd|i'll|we|we're|we've|we'd|us|me|ich|wir|uns|yo|nos|nosotr[oa]s)$/u],
  ['named', /^<(?:person|pet)>$/u],
  ['other', /^(?:he|she|they|he's|she's|they're|who|er|sie|él|ella|ellos|ellas|quien)$/u],
];
/** Shorter words have no ending worth looking at. */
const SHORTEST_WITH_ENDING = 5;

/**
 * The signs of each entity, from all its mentions in the passage together.
 * @param entities in the order of the result; mentions outside the passage are not looked at
 */
export function signsOf(text: string, passage: Range, entities: readonly FoundEntity[]): ReadonlySet<string>[] {
  const all = sentences(text.slice(passage.start, passage.end)).map(({ start, end }): Sentence => {
    const range = { start: passage.start + start, end: passage.start + end };
    return { text: text.slice(range.start, range.end), words: wordsOf(text, range, entities) };
  });
  const entry = entrySigns(all, entities);
  return entities.map((entity, number) => {
    const places = all.flatMap(({ words }, sentence) =>
      words.flatMap((word, at) => (word.entity === number ? [{ sentence, at }] : [])),
    );
    const around = places.flatMap(({ sentence, at }) => [
      ...nearSigns(all[sentence]?.words ?? [], at, number),
      ...sentenceSigns(all, sentence, at),
    ]);
    return new Set([...entry, ...nameSigns(entity), `times=${bucket(places.length)}`, ...around]);
  });
}

function entrySigns(all: readonly Sentence[], entities: readonly FoundEntity[]): string[] {
  const count = (type: string) => entities.filter((entity) => entity.type === type).length;
  const words = all.flatMap((sentence) => sentence.words);
  const kinds = new Set(words.flatMap(({ text }) => kindsOf(text)));
  return [
    `persons=${bucket(count('person'))}`,
    `places=${bucket(count('place'))}`,
    `length=${Math.min(5, Math.floor(Math.log2(words.length / 10 + 1)))}`,
    `sentences=${bucket(all.length)}`,
    ...(all.some(({ text }) => hasFirstPerson(text)) ? ['diarist'] : []),
    ...[...kinds].map((kind) => `entry@${kind}`),
  ];
}

function nameSigns({ name }: FoundEntity): string[] {
  const words = name
    .toLowerCase()
    .split(/[\s.-]+/u)
    .filter((word) => word !== '');
  return [`words=${bucket(words.length)}`, ...words.map((word) => `name:${word}`)];
}

/** The words next to a mention, and those of its clause. */
function nearSigns(sentence: readonly Word[], at: number, number: number): string[] {
  const words = sentence.map((word) => (word.entity === number ? IT : word.text));
  const word = (offset: number) => words[at + offset] ?? (offset < 0 ? '^' : '$');
  const before = words.slice(0, at);
  const after = words.slice(at + 1);
  const to = after.findIndex((one) => CLAUSE_ENDS.test(one));
  const clauseBefore = before.slice(before.findLastIndex((one) => CLAUSE_ENDS.test(one)) + 1);
  const clauseAfter = to < 0 ? after : after.slice(0, to);
  return [
    ...[-3, -2, -1, 1, 2, 3].map((offset) => `${offset}:${word(offset)}`),
    `-2-1:${word(-2)} ${word(-1)}`,
    `-3-2:${word(-3)} ${word(-2)}`,
    `-3-1:${word(-3)} ${word(-2)} ${word(-1)}`,
    `1+2:${word(1)} ${word(2)}`,
    `-1+1:${word(-1)} ${word(1)}`,
    ...[-2, -1, 1, 2].flatMap((offset) => kindsOf(word(offset)).map((kind) => `${offset}@${kind}`)),
    ...both('<', before.slice(-NEAR)),
    ...both('>', after.slice(0, NEAR)),
    ...both('c<', clauseBefore),
    ...both('c>', clauseAfter),
    `c^:${clauseBefore[0] ?? IT}`,
    `who=${lastWho(before)}`,
    `clause who=${lastWho(clauseBefore)}`,
    `who of all=${[...new Set(before.map(whoIs))].sort().join(' ')}`,
    ...[...clauseBefore, ...clauseAfter].flatMap(endings),
  ];
}

/** The sentence of a mention, its line, and the sentence before. */
function sentenceSigns(all: readonly Sentence[], index: number, at: number): string[] {
  const sentence = all[index];
  if (sentence === undefined) return [];
  const words = sentence.words.map(({ text }) => text);
  const quotes = words.slice(0, at).filter((word) => /["“”„]/u.test(word)).length;
  return [
    `^:${words[0] ?? ''}`,
    `^^:${words[0] ?? ''} ${words[1] ?? ''}`,
    `end:${words.at(-1) ?? ''}`,
    `at=${bucket(at)}`,
    `left=${bucket(words.length - at - 1)}`,
    `sentence=${Math.min(index, 4)}`,
    ...both(
      '~',
      words.filter((_, position) => position !== at),
    ),
    ...(all[index - 1]?.words ?? []).flatMap(({ text }) => kindsOf(text).map((kind) => `before@${kind}`)),
    ...(hasFirstPerson(sentence.text) ? ['first person'] : []),
    ...(/^\s*[-*•]\s/u.test(sentence.text) ? ['bullet'] : []),
    ...(/^\s*(?:[-*•]\s+)?\[.?\]/u.test(sentence.text) ? ['box'] : []),
    ...(/^\s*#+\s/u.test(sentence.text) ? ['heading'] : []),
    ...(quotes % 2 === 1 ? ['quoted'] : []),
  ];
}

/** The words themselves, and their kinds. */
function both(where: string, words: readonly string[]): string[] {
  return words.flatMap((word) => [`${where}:${word}`, ...kindsOf(word).map((kind) => `${where}@${kind}`)]);
}

function whoIs(word: string): string {
  return WHO.find(([, pattern]) => pattern.test(word))?.[0] ?? '';
}

/** Who was spoken of last. */
function lastWho(words: readonly string[]): string {
  return words.map(whoIs).findLast((who) => who !== '') ?? 'nobody';
}

/** How a word ends tells its tense, whatever the word. */
function endings(word: string): string[] {
  if (word.length < SHORTEST_WITH_ENDING || word.startsWith('<')) return [];
  return [`ends:${word.slice(-2)}`, `ends:${word.slice(-3)}`];
}

function bucket(count: number): string {
  return count < 4 ? String(count) : count < 7 ? '4' : '7';
}
