/** The language of an entry, guessed from its commonest words: only to see whether figures differ between languages. */

const COMMON_WORDS: Record<string, string> = {
  English: 'the and was to of my with that is it for we she he but at had',
  German: 'der die das und ich ist nicht mit zu ein eine war wir sie den auf habe',
  Spanish: 'el los las y que con una por mi lo del al está muy pero hoy',
  French: 'le les et est je une avec dans pas nous pour des du mon au elle',
  Italian: 'il gli che di è non con una per mi sono della ho ma oggi',
  Dutch: 'het een en ik van niet met op dat te was voor maar we mijn',
  Portuguese: 'o os e que com uma não por meu minha do da em muito hoje mas',
};
const LISTS = Object.entries(COMMON_WORDS).map(([language, words]) => [language, new Set(words.split(' '))] as const);
/** Fewer common words than this decide nothing. */
const FEWEST = 2;

/** The English name of the language, or `other`. */
export function languageOf(text: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  let best = { language: 'other', hits: FEWEST - 1 };
  for (const [language, list] of LISTS) {
    const hits = words.filter((word) => list.has(word)).length;
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}
