/** Words in the names of places, organizations and pastimes that tell what it is, not which one. In plain letters. */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Before a name, in any of the languages. */
export const ARTICLES = set('the la el los las le les il lo die der das den dem a an my our mi mein meine');

/** Companies are called with and without these. */
export const LEGAL_FORMS = set(
  'inc ltd limited llc llp plc corp corporation co company gmbh ag kg kgaa ug ev ek se sa sl srl spa bv nv ab as oy sas sarl',
);

/** A café is called by its name alone. Hotels, stations and lakes are not: those are named after towns. */
export const VENUES = set(
  `cafe coffee bar pub restaurant ristorante restaurante trattoria pizzeria bistro brasserie bakery backerei konditorei
  panaderia deli diner gasthaus gasthof wirtshaus kneipe taverna tavern grill kitchen shop store books bookshop bookstore
  buchhandlung libreria cinema kino cine`,
);

/** After a name of two words or more: Royal Alexandra, the hospital. */
export const INSTITUTIONS = set(
  `hospital infirmary clinic klinik klinikum park church kirche museum station bahnhof airport flughafen library bibliothek
  school schule theatre theater market markt square platz gardens garden castle schloss beach hotel centre center hall
  house bridge street road avenue lane college university`,
);

/** Lessons in a pastime are that pastime. */
export const LESSONS = set(
  `practice practise class classes lesson lessons session sessions training rehearsal rehearsals course group club night
  kurs stunde probe unterricht clase clases ensayo`,
);

/** The name of a project is its name. */
export const UNDERTAKINGS = set('project projekt proyecto projet initiative');

/** What is said of an event beside its name. */
export const GATHERINGS = set('festival fest fair race run marathon conference concert party gala show exhibition');

/** Alone, these tell nothing about which one is meant. */
export const TELLING_NOTHING = set(
  `university universitat universidad bank school hospital college club team church company city council police museum
  park station group office society institute royal national united american british german saint san santa st new old
  north south east west great grand first central house studio studios`,
);
