/** The prompts of the naive reader: what to do, three worked entries, the entry. They stay as they are, to compare over time. */
import { predicates } from '../../prompts/vocabulary.ts';

const shown = [
  {
    text: 'Coffee with Hannah at Blue Door before work. She starts at Lufthansa in March, so lunches in Bremen are over.',
    names: { person: ['Hannah'], place: ['Blue Door', 'Bremen'], organization: ['Lufthansa'], activity: [] },
    relations: [{ subject: 'Hannah', predicate: 'works_at', object: 'Lufthansa' }],
  },
  {
    text: 'slept badly again. rain all day, laundry, soup. my boss wants the numbers by monday.',
    names: { person: [], place: [], organization: [], activity: [] },
    relations: [],
  },
  {
    text: 'Dr. Osei says the knee is fine. Told Grandpa on the phone, he asked about Tilda. Then choir practice. Lars moved to Oslo.',
    names: {
      person: ['Dr. Osei', 'Grandpa', 'Tilda', 'Lars'],
      place: ['Oslo'],
      organization: [],
      activity: ['choir practice'],
    },
    relations: [{ subject: 'Lars', predicate: 'lives_in', object: 'Oslo' }],
  },
];

export const namesPrompt = (text: string): string =>
  [
    'List the people, places, organizations and activities that each diary entry names, as JSON.',
    ...shown.map((each) => `Entry: ${each.text}\nJSON: ${JSON.stringify(each.names)}`),
    `Entry: ${text}\nJSON: `,
  ].join('\n\n');

export const relationsPrompt = (text: string, names: string): string =>
  [
    `List what each diary entry says about the names in it, as JSON. Predicates: ${predicates.join(', ')}.`,
    ...shown.map(
      (each) =>
        `Entry: ${each.text}\nNames: ${JSON.stringify(each.names)}\nJSON: ${JSON.stringify({ relations: each.relations })}`,
    ),
    `Entry: ${text}\nNames: ${names}\nJSON: `,
  ].join('\n\n');
