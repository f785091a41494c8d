/**
 * Kinds of words that tell whether somebody was there, in English, German and Spanish: so that the weights learned for
 * "rang" hold for "phoned" too. A word may be of several kinds. Pure.
 */

/** Whole words in lower case; one that ends in * may go on. Short forms of texting belong to them. */
const KINDS: Readonly<Record<string, string>> = {
  far:
    'call* ring rings rang rung phon* text* messag* msg* email* mail* write writes wrote writing letter* postcard* voicemail* ' +
    'facetim* skype* zoom* dm* sms whatsapp* post* send* sent chat* online insta* signal telegram* telefon* angerufen ruft ' +
    'rief anruf* schrieb* schreibt geschrieben brief mensaje* llam* escrib* carta correo',
  meeting:
    'met meet* mtg saw see visit* lunch* dinner* supper coffee* tea drink* beer* pint* breakfast* brunch* walk* hike* hang* ' +
    'hung drove sat sit sitting join* date danc* getroffen treffen traf* kaffee mittag* besuch* abendessen spazier* quedé ' +
    'quedamos café cené comí comimos cena pase* vi',
  together: 'with w mit con and & n y und i me us we ich mir uns wir yo nos mí conmigo zusammen together juntos',
  present:
    'came come* arriv* show* turn* brought bring* stopped drop* pick* collect* pop* stay* gave give* hand* hug* kiss* pour* ' +
    'cook* feed fed pull* push* held hold* help* laugh* cried smil* nod* sang* stood stand* watch* walk* wav* clap* shook ' +
    'lent paid bought made kam kommt brachte bringt vino vinieron trajo llegó',
  saying:
    'say* said tell* told ask* think* thought claim* reckon* insist* announce* argu* explain* swear* swore admit* declar* ' +
    'whisper* shout* yell* sagt* fragt* meint* dice* dijo pregunt*',
  former:
    'remember* used once years ago late died dead death funeral grave miss* gone old photo* dream* before buried ghost ' +
    'childhood früher damals gestorben murió recuerd* ayer',
  ahead:
    'tomorrow tmrw tmr will next should need* must might plan* going gonna wanna want* hope* later soon todo remind* maybe ' +
    'monday tuesday wednesday thursday friday saturday sunday if when wish* would could morgen nächste* soll* muss wenn ' +
    'mañana próxim* quiero tengo debo invite* coming',
  not: "not never no without cant can't couldn't didn't wasn't couldnt didnt wasnt absent nicht kein* nie ohne nunca sin",
  kin:
    'brother sister mum mom dad mother father aunt uncle gran* nan nana cousin wife husband partner son daughter kid* ' +
    'girlfriend boyfriend niece nephew tía tío abuel* herman* prim* schwester bruder oma opa tante onkel mama papa',
  home: 'home kitchen bed bath asleep sleep* house bedroom sofa couch room fridge flatmate* roommate* haus küche casa',
  work:
    'boss shift* colleague* office manager work* standup desk ward nurse team chief foreman supervisor crew job hr ceo ' +
    'director client* customer* arbeit* büro chef* jef* oficina turno trabaj*',
  telling: 'book* album song* read* novel* film* movie* podcast* radio tv news poem* quote* author* record*',
  living:
    'live* living moved moving born native based settled house flat apartment rent* wohn* lebt leben zog gezogen umzug viv* ' +
    'mud* nació grew raised',
  outing:
    'wedding party birthday bbq picnic gig concert festival game match swim* ran run* climb* rehears* practice choir club ' +
    'band session market pub bar cafe beach park fiesta konzert markt mercado playa',
  moving:
    'went go goes drove drive* walked took train bus bike* cycled flew fly ferry reached arriv* headed trip stop* stayed ' +
    'fuhr* gefahren ging* gegangen fui fuimos llegu* llegamos ida viaje zug ausflug',
};

const PATTERNS = Object.entries(KINDS).map(([kind, words]): [string, RegExp] => [
  kind,
  new RegExp(`^(?:${words.replaceAll('*', '\\p{L}*').split(' ').join('|')})$`, 'u'),
]);
const known = new Map<string, readonly string[]>();

/** @param word in lower case */
export function kindsOf(word: string): readonly string[] {
  const kept = known.get(word);
  if (kept !== undefined) return kept;
  const kinds = PATTERNS.flatMap(([kind, pattern]) => (pattern.test(word) ? [kind] : []));
  if (known.size < MOST_KEPT) known.set(word, kinds);
  return kinds;
}

/** Words looked up before, so that a long text is not matched again and again. */
const MOST_KEPT = 20_000;
