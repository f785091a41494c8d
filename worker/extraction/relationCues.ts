/**
 * Words that go with a relation, in English, German and Spanish. They choose between sentences as evidence; whether there
 * is a relation is not theirs to say.
 */
import type { RelationPredicate } from '../../backend/glossary.ts';

/** Letters; shorter words of a verb stand everywhere. */
const SHORTEST_VERB = 4;

/** Whole words, in any case; a word that ends in * may go on. */
const WORDS: Partial<Record<RelationPredicate, string>> = {
  works_at:
    'work* job* office shift* boss employ* hired career colleague* coworker* staff nurse teach* intern* trainee manager engineer ' +
    'arbeit* stelle büro schicht chef* firma kolleg* trabaj* oficina empleo jefe jefa turno',
  lives_in:
    'live* living moved moving flat apartment house home rent* neighbour* neighbor* settled based ' +
    'wohn* lebt leben umzug gezogen haus vive* viviendo piso casa mudad* mudó',
  partner_of:
    'husband wife married marri* wedding partner boyfriend girlfriend fiancé* fiance* engaged dating spouse widow* anniversary ' +
    'mann frau freundin freund verlobt* verheiratet* ehemann ehefrau marido mujer esposa esposo novio novia casad*',
  parent_of:
    'mother father mom mum mama papa dad daddy parents son daughter baby born child* kid kids boy girl toddler ' +
    'mutter vater mutti vati eltern sohn tochter kind* madre padre mamá papá hija hijo hijas hijos niña niño',
  sibling_of: 'brother* sister* sibling* twin* bruder schwester* geschwister zwilling* hermano* hermana* gemel*',
  friend_of: 'friend* mate* pal pals bestie buddy freund* freundin* amigo* amiga*',
  colleague_of:
    'colleague* coworker* team office desk work* job shift* boss manager standup sprint kolleg* arbeit* büro compañer* trabaj*',
  visited:
    'visit* went drove walked trip train flew arrived reached stopped came weekend holiday day tour ' +
    'besuch* gefahren waren nach ausflug fuimos fui visit* llegamos viaje',
  located_in: 'in near outside centre center downtown nearby bei nahe cerca en',
  member_of:
    'member* join* team club choir band group league squad committee chair* sing* play* rehears* ' +
    'mitglied* verein chor mannschaft miembro* socio socia equipo coro',
  works_on: 'work* project build* writ* plan* design* finish* draft* deadline demo arbeit* projekt trabaj* proyecto',
  attended: 'went attend* there ticket* crowd festival conference race concert ran besuch* dabei fuimos fui asist*',
  owns: 'own* bought our my her his dog cat puppy kitten horse vet gekauft hund katze perro perra gato gata compr*',
  studies_at:
    'stud* degree class* course* semester term university college school lecture* exam* phd master* thesis ' +
    'uni studier* studium schule vorlesung* estudi* universidad carrera',
  likes: 'love* like* enjoy* favourite favorite adore* great wonderful best mag liebt lieblings* gusta* encanta*',
  dislikes: 'hate* dislike* loathe* stand awful boring terrible worst hasst furchtbar odia* detest*',
  met_with:
    'met meet* saw with coffee lunch dinner drinks tea visit* came talked called walk* caught getroffen mit kaffee ' +
    'con café quedamos quedé cené comí vi',
};

const PATTERNS = new Map(
  Object.entries(WORDS).map(([predicate, words]) => [
    predicate,
    new RegExp(
      `(?<![\\p{L}\\p{M}])(?:${words
        .split(' ')
        .map((word) => word.replace('*', '\\p{L}*'))
        .join('|')})(?![\\p{L}\\p{M}])`,
      'iu',
    ),
  ]),
);

/**
 * Whether a sentence has a word that goes with this relation.
 * @param verb of a relation whose verb is none of the list
 */
export function hasCue(sentence: string, predicate: RelationPredicate, verb?: string): boolean {
  if (verb === undefined) return PATTERNS.get(predicate)?.test(sentence) ?? false;
  const words = verb.split(' ').filter((word) => word.length >= SHORTEST_VERB);
  return words.some((word) => sentence.toLowerCase().includes(word));
}

const FIRST_PERSON =
  /(?<![\p{L}\p{M}])(?:i|im|ive|me|my|mine|myself|we|us|our|ours|ich|mir|mich|mein\p{L}{0,2}|wir|uns|unser\p{L}{0,2}|yo|mi|mis|mí|nos|nosotr[oa]s|nuestr[oa]s?)(?![\p{L}\p{M}])/iu;

/** Whether a sentence speaks of the diarist. */
export function hasFirstPerson(sentence: string): boolean {
  return FIRST_PERSON.test(sentence);
}
