/**
 * How people write that something is over, in English, German and Spanish. Only what says it outright: who has left the
 * office at six has not left the job.
 */
import type { EntityType, Predicate } from '../glossary.ts';
import { nameIn } from './maskNames.ts';

export interface EndingPattern {
  /** groups: o is what it was with; s whose it was, where the pattern says so; me is there where that is the diarist */
  pattern: RegExp;
  /** types that o may have */
  object: readonly EntityType[];
  /** what is over */
  ends: readonly Predicate[];
  /** true where everything ends of whoever is named in o */
  isDeath?: boolean;
}

const NAME = nameIn('o');
const ME = String.raw`(?<!\p{L})(?<me>i|me|ich|mir|yo|my|meine?[mnr]?|mi)(?!\p{L})`;
/** Small words between the verb and the name. */
const SMALL = String.raw`(?:(?:my|her|his|their|our|the|a|old|job|post|position|place|role|at|with|from|of|in|for|meine?[mnr]?|seine?[mnr]?|ihre?[mnr]?|die|der|den|dem|das|stelle|job|mi|su|el|la|los|las|trabajo|puesto|en|de|del|a|al)\s+){0,4}`;
const HAS = String.raw`(?:(?:has|have|had|['’](?:s|ve|d))\s+)`;
const SOON = String.raw`(?:(?:just|finally|now|officially|already|also|both|then)\s+)?`;

const LEFT_WORK = [
  String.raw`(?:quits?|resign(?:ed|s)|retire[ds])\s+${SMALL}${NAME}`,
  String.raw`(?:fired|sacked|laid\s+off|made\s+redundant|let\s+go)\s+(?:from|by|at)\s+${SMALL}${NAME}`,
  String.raw`(?:handed|gave|given|put)\s+(?:in\s+)?(?:(?:my|her|his|their)\s+)?(?:two\s+weeks['’]?\s+)?notice\s+(?:at|to|with)\s+${SMALL}${NAME}`,
  String.raw`${HAS}${SOON}left\s+(?:the\s+)?${NAME}(?!['’]s)(?!\s+(?:at|by|before|early|late|in\s+the|with|without|and\s+(?:went|walked|drove))\b)`,
  String.raw`left\s+(?:my|her|his|their)\s+(?:job|post|position|place|role)\s+${SMALL}${NAME}`,
  String.raw`left\s+${NAME}\s+(?:for\s+good|after\s+(?:\S+\s+){1,3}(?:years?|months?|decades?|seasons?))`,
  String.raw`(?<!\p{L})last\s+(?:working\s+)?(?:day|shift)\s+(?:ever\s+)?(?:at|with|for|in)\s+${SMALL}${NAME}`,
  String.raw`no\s+longer\s+(?:works?|working|sings?|plays?|stud(?:y|ies))\s+${SMALL}${NAME}`,
  String.raw`used\s+to\s+(?:work|study|play|sing|teach)\s+${SMALL}${NAME}`,
  String.raw`(?:dropped\s+out|kicked\s+out|thrown\s+out|graduated)\s+(?:of|from)\s+${SMALL}${NAME}`,
  String.raw`(?:bei|beim|aus|im|in)\s+${SMALL}${NAME}\s+(?:\p{L}+\s+){0,2}(?:gekündigt|aufgehört|ausgetreten|ausgeschieden|entlassen)`,
  String.raw`(?:kündigte|kündigt)\s+(?:bei|beim)\s+${SMALL}${NAME}`,
  String.raw`letzte[rn]?\s+(?:arbeits)?tag\s+(?:bei|beim|in|im|an)\s+${SMALL}${NAME}`,
  String.raw`arbeite[t]?\s+nicht\s+mehr\s+(?:bei|beim|in|für)\s+${SMALL}${NAME}`,
  String.raw`(?:dejó|dejé|(?:he|ha|había)\s+dejado|renunci[óé]\s+(?:a|en)|se\s+jubiló\s+de|me\s+jubilé\s+de|despidieron\s+de)\s+${SMALL}${NAME}`,
  String.raw`último\s+día\s+(?:en|con)\s+${SMALL}${NAME}`,
  String.raw`ya\s+no\s+trabaj[oa]\s+(?:en|para|con)\s+${SMALL}${NAME}`,
];

const LEFT_HOME = [
  String.raw`mov(?:ed|es)\s+(?:\p{L}+\s+)?(?:out\s+of|away\s+from|from)\s+${SMALL}${NAME}`,
  String.raw`left\s+${NAME}\s+for\s+good`,
  String.raw`(?:no\s+longer\s+lives?|used\s+to\s+live)\s+(?:in|at|on)\s+${SMALL}${NAME}`,
  String.raw`gave\s+up\s+(?:the|my|her|his|their|our)\s+(?:flat|apartment|house|room|place)\s+(?:in|on|at)\s+${SMALL}${NAME}`,
  String.raw`(?:aus|von)\s+${SMALL}${NAME}\s+(?:\p{L}+\s+){0,3}(?:weggezogen|ausgezogen|fortgezogen)`,
  String.raw`wohn(?:t|e|en)\s+nicht\s+mehr\s+(?:in|im|am)\s+${SMALL}${NAME}`,
  String.raw`(?:se\s+mudó|me\s+mudé|nos\s+mudamos|se\s+mudaron)\s+de\s+${SMALL}${NAME}`,
  String.raw`ya\s+no\s+viv[eo]\s+en\s+${SMALL}${NAME}`,
];

const APART = String.raw`(?:(?:have|had|has|are|were|got|getting|haben|sind|['’]ve|just|finally|officially|sich|nos|se|hemos|han|both)\s+){0,3}(?:broke\s+up|broken\s+up|split\s+up|divorced|separated|getrennt|schluss\s+gemacht|rompimos|rompieron|separamos|separaron|divorciamos|divorciaron)`;
const FORMER = String.raw`ex(?:[-\s](?:husband|wife|boyfriend|girlfriend|partner|fiancée?|mann|frau|freund|freundin|marido|mujer|novio|novia))?`;

const PARTED = [
  String.raw`${NAME}\s+(?:and|&|und|y)\s+(?:${ME}|${nameIn('s')})\s+${APART}`,
  String.raw`${ME}\s+(?:and|&|und|y)\s+${NAME}\s+${APART}`,
  String.raw`(?:broke|broken|split)\s+up\s+with\s+${NAME}`,
  String.raw`${NAME}\s+(?:(?:has|had|just)\s+){0,2}(?:broke|broken|split)\s+up\s+with\s+${ME}`,
  String.raw`(?:von|mit)\s+${NAME}\s+(?:getrennt|schluss\s+gemacht)`,
  String.raw`(?:rompí|rompió|terminé|terminó)\s+con\s+${NAME}`,
  String.raw`${ME}\s+${FORMER},?\s+${NAME}`,
  String.raw`${NAME},\s+${ME}\s+${FORMER}(?!\p{L})`,
];

const SOLD = [
  String.raw`(?:sold|gave\s+away|rehomed|vendí|vendió|vendimos)\s+${SMALL}(?:\p{L}+\s+)?${NAME}`,
  String.raw`${NAME}\s+(?:\p{L}+\s+){0,1}verkauft`,
];

const DIED = [
  String.raw`${NAME}\s+(?:(?:has|had|just|suddenly|peacefully|hat|ist|ha|había)\s+){0,2}(?:died|passed\s+away|gestorben|verstorben|murió|muerto|fallecido|falleció)(?!\s+(?:of\s+|from\s+)?(?:laugh|embarrass|shame|boredom))`,
  String.raw`${NAME}\s+ist\s+(?:\p{L}+\s+){1,3}(?:gestorben|verstorben)`,
  String.raw`${NAME}\s+(?:is|ist)\s+(?:dead|tot)(?!\p{L})`,
];
const PUT_DOWN = [
  String.raw`${NAME}\s+(?:was|had\s+to\s+be)\s+put\s+(?:down|to\s+sleep)(?!\s+(?:on|in|at|for)(?!\p{L}))`,
  String.raw`${NAME}\s+(?:(?:musste|wurde)\s+)(?:\p{L}+\s+){0,2}eingeschläfert`,
];

const AFFILIATIONS: readonly Predicate[] = ['works_at', 'member_of', 'studies_at'];
/** Kin stays kin, and who was met was met. */
const STATES: readonly Predicate[] = [...AFFILIATIONS, 'lives_in', 'partner_of', 'colleague_of', 'works_on', 'owns'];

const patterns = (sources: readonly string[], rest: Omit<EndingPattern, 'pattern'>): EndingPattern[] =>
  sources.map((source) => ({ pattern: new RegExp(source, 'giu'), ...rest }));

export const ENDING_PATTERNS: readonly EndingPattern[] = [
  ...patterns(LEFT_WORK, { object: ['organization', 'place'], ends: AFFILIATIONS }),
  ...patterns(LEFT_HOME, { object: ['place'], ends: ['lives_in'] }),
  ...patterns(PARTED, { object: ['person'], ends: ['partner_of'] }),
  ...patterns(SOLD, { object: ['pet', 'other'], ends: ['owns'] }),
  ...patterns(DIED, { object: ['person', 'pet'], ends: STATES, isDeath: true }),
  ...patterns(PUT_DOWN, { object: ['pet'], ends: STATES, isDeath: true }),
];
