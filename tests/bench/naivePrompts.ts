/** The prompts of the naive reader: what to do, three worked entries, the entry. They stay as they are, to compare over time. */
import { entityTypes, predicates } from '../../prompts/vocabulary.ts';

const shown = [
  {
    text: 'Coffee with Hannah at Blue Door before work. She starts at Lufthansa in March, so lunches in Bremen are over.',
    entities: [
      { name: 'Hannah', type: 'person' },
      { name: 'Blue Door', type: 'place' },
      { name: 'Bremen', type: 'place' },
      { name: 'Lufthansa', type: 'organization' },
    ],
    relations: [
      { subject: 'Hannah', predicate: 'works_at', object: 'Lufthansa', fact: 'Hannah starts at Lufthansa in March.' },
    ],
  },
  {
    text: 'slept badly again. rain all day, laundry, soup. my boss wants the numbers by monday.',
    entities: [],
    relations: [],
  },
  {
    text: 'Dr. Osei says the knee is fine. Told Grandpa on the phone, he asked about Tilda. Then choir practice. Lars moved to Oslo.',
    entities: [
      { name: 'Dr. Osei', type: 'person' },
      { name: 'Grandpa', type: 'person' },
      { name: 'Tilda', type: 'person' },
      { name: 'choir practice', type: 'activity' },
      { name: 'Lars', type: 'person' },
      { name: 'Oslo', type: 'place' },
    ],
    relations: [{ subject: 'Lars', predicate: 'lives_in', object: 'Oslo', fact: 'Lars moved to Oslo.' }],
  },
];

export const entitiesPrompt = (text: string): string =>
  [
    `List the named entities of each diary entry as JSON. Types: ${entityTypes.join(', ')}.`,
    ...shown.map(({ text: entry, entities }) => `Entry: ${entry}\nJSON: ${JSON.stringify({ entities })}`),
    `Entry: ${text}\nJSON: `,
  ].join('\n\n');

export const relationsPrompt = (text: string, entities: string): string =>
  [
    `List the relations between the entities of each diary entry as JSON. Predicates: ${predicates.join(', ')}.`,
    ...shown.map(
      ({ text: entry, entities, relations }) =>
        `Entry: ${entry}\nEntities: ${JSON.stringify({ entities })}\nJSON: ${JSON.stringify({ relations })}`,
    ),
    `Entry: ${text}\nEntities: ${entities}\nJSON: `,
  ].join('\n\n');
