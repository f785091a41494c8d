/** What stands around a word of a text: whether it begins a sentence, is part of a longer name, or stands in code. Pure. */
import type { Range } from '../../backend/journal/sentences.ts';

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;
const SENTENCE_BEGINS = /(?:^|[.!?…:]["”’“)]*\s+|\n)[\s>*•"“„«¿¡(–—\-[\]\d.)x#]*$/u;
const ARTICLES =
  /(?<!\p{L})(?:the|an?|my|our|his|her|their|your|this|that|some|no|any|every|each|el|la|los|las|un|una|mi|su|le|les|une|des|mon|ma)\s+$/iu;
const GERMAN_ARTICLES =
  /(?<!\p{L})(?:der|die|das|den|dem|des|k?eine?[nmrs]?|m?eine?[nmrs]?|unsere?[nmrs]?|ihre?[nmrs]?|seine?[nmrs]?|zum|zur|beim|im|am|vom)\s+$/iu;
/** Around names in code, addresses and injected commands. */
const CODE_SIGN = /[/\\_=<>{}[\]|`]/;
const CODE_LINE = /[{}<>]|=>|->|\b(?:MATCH|SELECT|CREATE|DELETE|INSERT)\b|https?:|www\./;

/** Every word, with apostrophes within it. */
export function wordsOf(text: string): Range[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

/** Whether every word would have a capital there. */
export function beginsSentence(text: string, start: number): boolean {
  return SENTENCE_BEGINS.test(text.slice(Math.max(0, start - 40), start)) || start === 0;
}

/** Whether an article or a word like it comes before; in German, before any noun. */
export function hasArticle(text: string, start: number, language: 'German' | 'any'): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return GERMAN_ARTICLES.test(before) || (language === 'any' && ARTICLES.test(before));
}

/** Whether a hyphen ties it to a word, or the word beside it has a capital, too, that no sentence asks for. */
export function isPartOfName(text: string, { start, end }: Range): boolean {
  if (/^(?:-\p{L}| \p{Lu})/u.test(text.slice(end, end + 2))) return true;
  const before = /(\p{L}[\p{L}\p{M}'’]*)(?:\.? |-)$/u.exec(text.slice(Math.max(0, start - 30), start));
  if (before === null || !/^\p{Lu}/u.test(before[1] ?? '') || before[1] === 'I') return false;
  return !beginsSentence(text, Math.max(0, start - 30) + before.index);
}

/** Whether it stands in code, an address or a command. */
export function isInCode(text: string, { start, end }: Range): boolean {
  if (CODE_SIGN.test(text.charAt(start - 1)) || CODE_SIGN.test(text.charAt(end))) return true;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, (text.indexOf('\n', end) + 1 || text.length + 1) - 1);
  return CODE_LINE.test(line);
}
