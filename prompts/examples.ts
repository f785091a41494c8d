/** The worked entries shown to a base model. Invented; no person of them is in any evaluation set. */
import type { NameLine, RelationLine } from './lines.ts';

export interface Example {
  text: string;
  names: NameLine[];
  relations: RelationLine[];
}

export const examples: Example[] = [
  {
    text: 'Coffee with Hannah at Blue Door before work. She starts at Lufthansa in March, so lunches in Bremen are over. Back on the train I finished Dune.',
    names: [
      { type: 'person', name: 'Hannah' },
      { type: 'place', name: 'Blue Door' },
      { type: 'place', name: 'Bremen' },
      { type: 'organization', name: 'Lufthansa' },
      { type: 'work', name: 'Dune' },
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
    text: 'Dr. Osei says the knee is fine. Told Grandpa on the phone, he laughed and asked about Tilda and the dog. Then choir practice and a walk with Momo along the Weser. Lars moved to Oslo.',
    names: [
      { type: 'person', name: 'Dr. Osei' },
      { type: 'person', name: 'Grandpa' },
      { type: 'person', name: 'Tilda' },
      { type: 'person', name: 'Lars' },
      { type: 'place', name: 'Weser' },
      { type: 'place', name: 'Oslo' },
      { type: 'activity', name: 'choir practice' },
      { type: 'pet', name: 'Momo' },
    ],
    relations: [{ subject: 'Lars', predicate: 'lives_in', object: 'Oslo' }],
  },
];
