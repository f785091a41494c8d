/** How people say outright who somebody is to them, in English, German and Spanish. Names are masked: see maskNames. */
import type { EntityType, Predicate } from '../../backend/glossary.ts';
import { CLOSE, nameIn, OPEN } from '../../backend/relations/maskNames.ts';

export interface OutrightPattern {
  /** groups: n is who it is said of, p to whom; without p it is the diarist */
  pattern: RegExp;
  predicate: Predicate;
  /** types that p may have; n is a person */
  types: readonly EntityType[];
  /** whether it may also be said of what is not so: "I wish Ana lived in …" */
  mayBeUncertain: boolean;
}

/** Words for those who are something to somebody, and for several of them. */
const KIN: readonly { predicate: Predicate; words: string; several?: string }[] = [
  {
    predicate: 'partner_of',
    words:
      'wife|husband|boyfriend|girlfriend|partner|fianc[ée]e?|spouse|frau|mann|ehemann|ehefrau|verlobte[rn]?|marido|mujer|esposa|esposo|novio|novia',
  },
  {
    predicate: 'sibling_of',
    words: 'brother|sister|sibling|twin|bruder|schwester|hermano|hermana|hermanito|hermanita',
    several: 'brothers|sisters|siblings|brüder|schwestern|geschwister|hermanos|hermanas',
  },
  { predicate: 'parent_of', words: 'mother|father|mum|mom|mam|mama|dad|papa|mutter|vater|madre|padre|mamá|papá' },
  {
    predicate: 'child_of',
    words: 'son|daughter|sohn|tochter|hijo|hija',
    several: 'sons|daughters|kids|children|söhne|töchter|kinder|hijos|hijas',
  },
  {
    predicate: 'friend_of',
    words: 'friend|mate|pal|buddy|freund|kumpel|amigo|amiga',
    several: 'friends|mates|pals|freunde|freundinnen|amigos|amigas',
  },
];

const N = nameIn('n');
const P = nameIn('p');
const WHICH =
  '(?:(?:own|little|big|old|older|elder|eldest|oldest|younger|youngest|middle|baby|kid|twin|best|good|dear|new|late|kleine[nr]?|große[nr]?|ältere[nr]?|jüngere[nr]?|beste[nr]?|alte[nr]?|neue[nr]?|mejor)[\\s-]+){0,2}';
const MY = '(?<!\\p{L})(?:my|our|meine?[mnr]?|unsere?[mnr]?|mi|nuestr[oa])';
const THEIR = '(?:his|her|their|seine?[mnr]?|ihre?[mnr]?|su)';
const OURS = '(?<!\\p{L})(?:my|our|meine[nr]?|unsere[nr]?|mis|nuestr[oa]s)';
const ANYBODY = `${OPEN}\\d+${CLOSE}`;
/** Between a name and the word for its owner: in the same clause, nobody else named. */
const NOBODY_ELSE = `(?!['’]s)[^${OPEN}.;!?:]{1,40}?(?<!\\p{L})`;
const IS = '(?:,|\\s*\\(|\\s+(?:is|was|ist|war|es))\\s*';
/** Not "my son-in-law", not "my wife's", not "my wife Ana" where Ana is spoken of. */
const ALONE = `(?!\\p{L})(?![-\\s]in[-\\s]law)(?!['’]s)(?!,?\\s+${OPEN})`;

/** "My brother Leo", "Leo, my brother", "Ana's brother Leo", "Leo, Ana's brother", "Ana came with her brother Leo". */
const kin = (words: string): string[] => [
  `${MY}\\s+${WHICH}(?:${words}),?\\s+${N}`,
  `${N}${IS}${MY}\\s+${WHICH}(?:${words})${ALONE}`,
  `${P}['’]s\\s+${WHICH}(?:${words}),?\\s+${N}`,
  `${N}${IS}${P}['’]s\\s+${WHICH}(?:${words})${ALONE}`,
  `${P}${NOBODY_ELSE}${THEIR}\\s+${WHICH}(?:${words}),?\\s+${N}`,
];

/** "My sisters Ana and Eva", "unsere Kinder Leo und Ida": the first and the last of them. */
const severalKin = (words: string): string[] => [
  `${OURS}\\s+${WHICH}(?:${words}),?\\s+${N}`,
  `${OURS}\\s+${WHICH}(?:${words}),?\\s+(?:${ANYBODY},?\\s+)*${ANYBODY},?\\s+(?:and|und|y|&)\\s+${N}`,
];

const WHO_NOW = '(?:,?\\s+who)?\\s+(?:now\\s+)?';
const WORKS = `${N}${WHO_NOW}(?:works|arbeitet|trabaja)\\s+(?:at|for|with|bei|beim|für|en|para)\\s+(?:the\\s+)?${P}`;
const LIVES = `${N}${WHO_NOW}(?:lives|wohnt|lebt|vive)\\s+(?:now\\s+)?(?:in|at|on|en)\\s+(?:the\\s+)?${P}`;
const pattern = (source: string) => new RegExp(source, 'giu');

export const OUTRIGHT_PATTERNS: readonly OutrightPattern[] = [
  ...KIN.flatMap(({ predicate, words, several }) =>
    [...kin(words), ...(several === undefined ? [] : severalKin(several))].map((source) => ({
      pattern: pattern(source),
      predicate,
      types: ['person'] as const,
      mayBeUncertain: false,
    })),
  ),
  { pattern: pattern(WORKS), predicate: 'works_at', types: ['organization', 'place'], mayBeUncertain: true },
  { pattern: pattern(LIVES), predicate: 'lives_in', types: ['place'], mayBeUncertain: true },
];
