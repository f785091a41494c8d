/** The worked entries shown to a base model. Invented; no name of theirs is in any evaluation set. */
import type { NameLine, RelationLine } from './lines.ts';

export interface Example {
  text: string;
  names: NameLine[];
  relations: RelationLine[];
}

export const examples: readonly [Example, ...Example[]] = [
  {
    text: 'Coffee with Hannah at Blue Door before work. She starts at Lufthansa in March, so lunches in Bremen are over.',
    names: [
      { type: 'person', name: 'Hannah' },
      { type: 'place', name: 'Blue Door' },
      { type: 'place', name: 'Bremen' },
      { type: 'organization', name: 'Lufthansa' },
    ],
    relations: [
      { subject: 'Me', predicate: 'met_with', object: 'Hannah' },
      { subject: 'Hannah', predicate: 'works_at', object: 'Lufthansa' },
    ],
  },
  {
    text: 'slept badly again. rain all day, laundry, soup. my boss wants the numbers by monday.',
    names: [],
    relations: [],
  },
  {
    text: 'Dr. Osei says the knee is fine. Told Grandpa on the phone, he laughed and asked about Tilda. Then choir practice and a walk along the Weser. Lars moved to Oslo.',
    names: [
      { type: 'person', name: 'Dr. Osei' },
      { type: 'person', name: 'Grandpa' },
      { type: 'person', name: 'Tilda' },
      { type: 'person', name: 'Lars' },
      { type: 'place', name: 'Weser' },
      { type: 'place', name: 'Oslo' },
      { type: 'activity', name: 'choir practice' },
    ],
    relations: [{ subject: 'Lars', predicate: 'lives_in', object: 'Oslo' }],
  },
];
