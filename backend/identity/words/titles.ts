/** Titles and kin words before a name, in the languages that diaries are often kept in. */

/** What a title tells of who bears it. */
export interface Title {
  /** one word for all spellings of it */
  word: string;
  gender?: 'f' | 'm';
  /** how it goes on: with a first name, with a surname, or with either */
  before: 'given' | 'surname' | 'either';
  isKin: boolean;
}

const SURNAME_TITLES: readonly [gender: 'f' | 'm' | '', spellings: string][] = [
  ['m', 'mr mister'],
  ['f', 'mrs'],
  ['m', 'herr'],
  ['f', 'frau'],
  ['m', 'senor sr'],
  ['f', 'senora sra'],
  ['f', 'senorita srta'],
  ['m', 'monsieur'],
  ['f', 'madame mme'],
  ['f', 'mademoiselle mlle'],
  ['m', 'signor signore'],
  ['f', 'signora'],
  ['', 'dr doctor doktor doctora dra'],
  ['', 'prof professor professorin profesor profesora'],
  ['', 'captain capt capitan'],
  ['', 'colonel col'],
  ['', 'general gen'],
  ['', 'major maj'],
  ['', 'sergeant sgt'],
  ['', 'lieutenant lieut lt'],
  ['', 'judge justice'],
  ['', 'president'],
  ['', 'coach'],
  ['', 'nurse'],
  ['', 'inspector constable officer'],
  ['', 'principal headmaster headmistress'],
  ['', 'senator'],
  ['', 'minister'],
  ['', 'maestro maestra'],
];
const EITHER_TITLES: readonly [gender: 'f' | 'm' | '', spellings: string][] = [
  ['f', 'ms miss'],
  ['m', 'sir'],
  ['f', 'lady dame'],
  ['m', 'lord'],
  ['m', 'don'],
  ['f', 'dona'],
  ['f', 'sister sr. schwester hermana'],
  ['m', 'brother hermano'],
  ['m', 'father fr pater padre'],
  ['', 'reverend rev pastor pfarrer'],
  ['m', 'rabbi'],
  ['m', 'king konig rey'],
  ['f', 'queen konigin reina'],
];
/** Kin words stand before a first name, or alone as a name. Those of one row mean the same person in a family. */
const KIN: readonly [gender: 'f' | 'm' | '', spellings: string][] = [
  ['f', 'mother mom mum mam mama mamma mommy mummy mutter mutti mami maman ma'],
  ['m', 'dad daddy papa vater vati papi da pa pops'],
  ['f', 'grandma grandmother grandmama grandmum'],
  ['f', 'granny'],
  ['f', 'gran'],
  ['f', 'nana nan nanna'],
  ['m', 'grandpa grandfather granddad grandad grandpapa'],
  ['m', 'gramps'],
  ['f', 'oma omi grossmutter'],
  ['m', 'opa opi grossvater'],
  ['f', 'abuela abuelita'],
  ['m', 'abuelo abuelito'],
  ['f', 'yaya'],
  ['f', 'nonna'],
  ['m', 'nonno'],
  ['f', 'mamie'],
  ['m', 'papi'],
  ['f', 'aunt auntie aunty tante tia'],
  ['m', 'uncle onkel tio'],
  ['', 'cousin cousine primo prima'],
];

function rows(
  table: readonly [gender: 'f' | 'm' | '', spellings: string][],
  before: Title['before'],
  isKin: boolean,
): [string, Title][] {
  return table.flatMap(([gender, spellings]) => {
    const [word = '', ...others] = spellings.split(' ');
    const title: Title = { word, before, isKin, ...(gender !== '' && { gender }) };
    return [word, ...others].map((spelling): [string, Title] => [spelling, title]);
  });
}

const BEFORE_NAMES: ReadonlyMap<string, Title> = new Map([
  ...rows(KIN, 'given', true),
  ...rows(EITHER_TITLES, 'either', false),
  ...rows(SURNAME_TITLES, 'surname', false),
]);
const ALONE: ReadonlyMap<string, Title> = new Map([...BEFORE_NAMES, ...rows(KIN, 'given', true)]);

/** The title that a word before a name is, in plain letters. Father Brown is a priest. */
export function titleOf(word: string): Title | null {
  return BEFORE_NAMES.get(word) ?? null;
}

/** Whom a title that is used as a name stands for: Mom, Oma, Mademoiselle. Father is the diarist's. */
export function calledByTitle(word: string): Title | null {
  return ALONE.get(word) ?? null;
}

/** Whether one person can bear both: Dr. and Prof., but neither Mr. and Mrs. nor uncle and cousin. */
export function titlesAgree(one: Title | null, other: Title | null): boolean {
  if (one === null || other === null || one.word === other.word) return true;
  if (one.isKin || other.isKin) return false;
  if (one.gender !== undefined && other.gender !== undefined)
    return one.gender === other.gender && isPolite(one, other);
  return one.gender === undefined && other.gender === undefined;
}

/** Mrs. and Ms. are one kind, as are Señor and Don; a nurse called Sister is none of them. */
function isPolite(...titles: readonly Title[]): boolean {
  return titles.every(({ word }) =>
    /^(mrs?|ms|frau|herr|senora?|senorita|don|dona|madame|monsieur|sir|lady)$/.test(word),
  );
}

/** Titles that a woman had by her husband. */
export function isWife({ word }: Title): boolean {
  return /^(mrs|frau|senora|madame|signora)$/.test(word);
}
