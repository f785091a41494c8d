/** First names and what people make of them, in English, German and Spanish. One short form may stand for several. */

const TABLE = `
abigail abby abbie gail
albert al bert bertie
alejandra ale jandra
alejandro ale jandro
alexander alex xander sandy alec sascha lex
alexandra alex lexi sandra sascha sandy
alfred alf alfie fred
amelia amy millie
andreas andi
andrew andy drew
angela angie
angelika angie geli
anna annie anni anneke
annemarie anne annemie
anthony tony ant
antonia toni
antonio tono toni
augustus gus
barbara barb babs barbie babsi
beatrice bea trixie
beatriz bea
benjamin ben benji benny benno
bernard bernie
bernhard bernd
carolina caro
caroline carrie caro caz
cassandra cass cassie
catherine cathy cath cat kate katie kit kitty
charles charlie chuck chas chaz
charlotte charlie lottie lotte
christian chris
christina chris tina chrissy
christine chris tina chrissy christl
christopher chris kit topher
concepcion concha conchita
consuelo chelo
cynthia cindy
daniel dan danny dani
daniela dani
david dave davy
deborah deb debbie debs
dolores lola loli
dominic dom nick
dominik dom nick
donald don donnie
dorothy dot dottie dolly
edward ed eddie ted teddy ned
eleanor ellie nell nora
elizabeth liz lizzie beth betty betsy eliza libby lisa bess lizzy
elisabeth liz lisa elli lisbeth sissi sisi
emily em emmy
enrique quique kike
ernest ernie
eugene gene
fernando nando fer
fiona fi
florence flo florrie
florian flo flori
francis frank fran
frances fran franny
francisca paca paqui
francisco paco pancho curro fran
franziska franzi sissi
frederick fred freddie
friedrich fritz friedl
gabriel gabe gabi
gabriela gabi gaby
gabriele gabi
geoffrey geoff
georg schorsch jorg
gerald gerry jerry
gerhard gerd
gregory greg
guadalupe lupe lupita
guillermo memo guille
gwendolyn gwen
hannah hanna hanni
harold harry hal
heinrich heinz heini
helen nell nellie
henry harry hank hal
ignacio nacho
isabel isa bel
isabella bella izzy isa
jacob jake
jakob jacky
jacqueline jackie
james jim jimmy jamie jem
janet jan
jeffrey jeff
jennifer jen jenny jenn
jessica jess jessie
jesus chus chuy
joachim jochen achim jo
joanna jo
johann hans hannes
johanna hanna jo
johannes hannes hans jo
john johnny jack
jonathan jon jonny
jose pepe
josefa pepa pepi
josefina pepa fina
joseph joe joey
josephine jo josie fifi
joshua josh
judith judy jude
julia jule
karl kalle
karoline caro
katharina kathi kati katja kathrin
katherine kate katie kathy kath kat kit kitty kay
kathleen kathy kate katie
kathryn kate katie kathy
kenneth ken kenny
kimberly kim
konrad konni
laurence larry laurie
lawrence larry laurie
leonard len lenny leo
leonhard leo hardy
leticia leti
lillian lily lil
lorenzo lencho
louis lou louie
louise lou
lucinda lucy cindy
ludwig lutz luggi wiggerl
luis lucho
madeleine maddie
magdalena leni lena magda
manfred manni
manuel manolo manu manolito
manuela manu
margaret maggie meg peggy marge margie greta daisy maisie
margarete grete gretel greta
margarita marga rita
maria mia mitzi mari
mario mayo
martha marty mattie
martin marty
mary molly polly mae
matthew matt matty
matthias matze hias
matilda tilly mattie
maximilian max maxi
melanie mel
melissa mel missy lissa
mercedes merche
michael mike mick mickey mikey michi micha
michaela michi ela
michelle shelly mich
miguel migue
miriam miri mimi
nathan nate nat
nathaniel nate nat
nicholas nick nicky
nicolas nico
nicole nicki nikki
nikolaus niko klaus nick
olivia liv livvy ollie
oliver ollie olli
pamela pam
patricia pat patty trish tricia patsy
patrick pat paddy rick
peter pete
philip phil pip
phillip phil
penelope penny
priscilla cilla
rachel rach
rafael rafa
raymond ray
rebecca becky becca bex beck
rebekah becky bekah
richard rick dick rich ricky richie
robert rob bob bobby robbie bert
roberto beto
roger rodge
ronald ron ronnie
rosalind ros roz
rosario charo
rosemary rose rosie
rudolf rudi rolf
rupert bertl
samantha sam sammy
samuel sam sammy
sandra sandy
santiago santi chago
sarah sally sadie
sebastian seb basti bastian wastl
sergio checho
sigrid siggi
simon si
sofia sofi
solomon sol
sophie sophia
stefan steff
stefanie steffi
stephanie steph
stephen steve stevie
steven steve stevie
susan sue susie suzie
susanna susi sanne
susanne susi sanne
suzanne sue suzie
sylvia syl
tamara tammy
teresa tere teresita
terence terry
theodore ted teddy theo
theodor theo
theresa terry tess tessa resi
therese resi
thomas tom tommy
timothy tim timmy
tobias tobi
tomas tommy
ulrich uli
ulrike uli rike
ursula uschi ursel
valentin val
vanessa ness nessa
veronica ronnie vero
veronika vroni
victor vic
victoria vicky vick tori
vincent vince vinny
vivian viv
walter walt wally walti
wilhelm willi willy wim
wilhelmina mina minnie
william will bill billy liam willy willie
winifred winnie
wolfgang wolf wolfi
xavier xavi
yolanda yoli
zachary zach zack
`;

function formalNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const formal = new Map<string, Set<string>>();
  for (const line of TABLE.trim().split('\n')) {
    const [full = '', ...short] = line.split(' ');
    for (const name of [full, ...short]) formal.set(name, (formal.get(name) ?? new Set()).add(full));
  }
  return formal;
}

const FORMAL = formalNames();
const ITSELF = new Map<string, ReadonlySet<string>>();

/** Every full first name that this one, in plain letters, may stand for; itself when the table does not have it. */
export function fullFirstNames(name: string): ReadonlySet<string> {
  const known = FORMAL.get(name) ?? ITSELF.get(name);
  if (known !== undefined) return known;
  const alone = new Set([name]);
  ITSELF.set(name, alone);
  return alone;
}

/** Kate and Katherine, Bill and William, but not a name and itself. */
export function mayBeSameFirstName(one: string, other: string): boolean {
  if (one === other) return false;
  const full = fullFirstNames(other);
  return [...fullFirstNames(one)].some((name) => full.has(name));
}
