/**
 * Types that the words around a name say outright, whatever a model made of it: "our dog Biscuit", "Biscuit, our cat". Small
 * models call a pet a person. Only wordings that were right wherever they stood in the teaching entries (33 times). Pure.
 */
import type { EntityType } from '../../backend/glossary.ts';
import type { FoundEntity } from '../../backend/journal/extraction.ts';

const ANIMALS =
  `dog|doggo|cat|pup|puppy|kitten|rabbit|bunny|hamster|horse|pony|mare|gelding|tortoise|turtle|parrot|budgie|canary|
guinea pig|gerbil|goat|hen|rooster|cockerel|duck|goose|donkey|mule|cow|calf|pig|ferret|lurcher|terrier|spaniel|labrador|collie|
whippet|greyhound|tabby|tomcat|beagle|poodle|dachshund|retriever|hound|mutt|mongrel|corgi|husky|sheepdog|
Hund|Hündin|Hündchen|Welpe|Kater|Katze|Kätzchen|Hase|Kaninchen|Hamster|Pferd|Pony|Stute|Wallach|Schildkröte|Papagei|
Wellensittich|Meerschweinchen|Ziege|Huhn|Henne|Hahn|Esel|Kuh|Dackel|Pudel|Schäferhund|
perro|perra|perrito|perrita|gato|gata|gatito|gatita|conejo|coneja|caballo|yegua|tortuga|loro|canario|
chien|chienne|chiot|chat|chatte|chaton|lapin|lapine|cheval|jument|tortue|perroquet|canari`.replace(/\n/g, '');
const OWNERS =
  `my|our|his|her|their|your|mein|meine|meinen|meinem|meiner|unser|unsere|unseren|unserem|unserer|sein|seine|seinen|
seinem|seiner|ihr|ihre|ihren|ihrem|ihrer|mi|nuestro|nuestra|su|mon|ma|notre|son|sa|leur`.replace(/\n/g, '');
const ARTICLES = `the|a|an|der|die|das|den|dem|ein|eine|einen|einem|el|la|un|una|le|une`;
const BETWEEN = "(?:[\\p{L}'’-]+ ){0,2}?";

const ANIMAL_BEFORE = new RegExp(
  `(?<!\\p{L})(?:${OWNERS}|${ARTICLES}|\\p{L}+['’]s) ${BETWEEN}(?:${ANIMALS})(?:,? (?:called|named|namens|llamad[oa]|appelée?))? $`,
  'iu',
);
const ANIMAL_BEHIND = new RegExp(
  `^(?:,? (?:${OWNERS}) ${BETWEEN}| the (?:old |little |big )?)(?:${ANIMALS})(?=\\s*(?:[,.;:!?)–—]|\\n|$)| (?:and|is|was|has|had|who|und|ist|war|hat|y|es|et|est)(?!\\p{L}))`,
  'iu',
);
/** Longer than any of the wordings. */
const NEAR = 60;

/** The entities, those typed anew and marked of which the text says outright what they are. */
export function withToldTypes(text: string, entities: readonly FoundEntity[]): FoundEntity[] {
  return entities.map((entity) => {
    const type = toldType(text, entity);
    return type === null ? entity : { ...entity, type, told: true };
  });
}

function toldType(text: string, { type, mentions }: FoundEntity): EntityType | null {
  // Nobody has a dog called like a town they visited, but towns are listed beside animals.
  if (type === 'place' || type === 'organization') return null;
  const isPet = mentions.some(
    ({ start, end }) =>
      ANIMAL_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) ||
      ANIMAL_BEHIND.test(text.slice(end, end + NEAR)),
  );
  return isPet ? 'pet' : null;
}
