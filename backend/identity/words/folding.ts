/** Letters as names are compared beyond `normalName`: without accents, in the Latin alphabet's plain letters. Pure. */

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Lower case without accents. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter);
}

/** The same with German umlauts spelled out, where there are any: Müller is also typed Mueller. */
export function umlautsSpelledOut(text: string): string | null {
  const lower = text.normalize('NFC').toLowerCase();
  return /[äöü]/u.test(lower) ? plainLetters(lower.replace(/[äöü]/gu, (letter) => UMLAUTS[letter] ?? letter)) : null;
}

const SOUNDS = new Map<string, string>();

/** What sounds the same in several languages: Markus and Marcus, Zoey and Zoe, Sara and Sarah. */
export function soundOf(word: string): string {
  const known = SOUNDS.get(word);
  if (known !== undefined) return known;
  const sound = word
    .replace(/ph/g, 'f')
    .replace(/ck|qu?|c(?=[aoukrlt]|$)/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/th/g, 't')
    .replace(/dt$/, 't')
    .replace(/(?<=[aeo])y$/, '')
    .replace(/ie$|ee$|ey$|y/g, 'i')
    .replace(/(?<=[aeiou])h(?![aeiou])/g, '')
    .replace(/z$/, 's')
    .replace(/(.)\1+/g, '$1');
  // A journal has some thousand words in its names; whoever has more begins anew.
  if (SOUNDS.size > 50_000) SOUNDS.clear();
  SOUNDS.set(word, sound);
  return sound;
}

/** Whether two words differ by one letter left out, put in, changed, or by two neighbours swapped. */
export function differByOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [[...one], [...other]] : [[...other], [...one]];
  if (one === other || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  const left = short.slice(start, short.length - end);
  const right = long.slice(start, long.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
