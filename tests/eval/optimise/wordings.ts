/** The ways to word the few-shot prompt that are tried, and how a worked entry is made of a labelled one. */
import type { WorkedEntry, Wording } from '../../../prompts/baseWording.ts';
import { predicate } from '../../../prompts/vocabulary.ts';
import type { GoldEntry } from '../score/files.ts';
import { words } from './parties.ts';

/** A wording without its worked entries. */
export type Words = Omit<Wording, 'examples'>;

export const OPENINGS = ['', 'Names in diary entries.\n\n', 'After each diary entry, the names that occur in it.\n\n'];

export const ENTRY_FORMS = [
  { before: 'Entry: "', after: '"' },
  { before: 'Diary: "', after: '"' },
  { before: 'Diary entry:\n', after: '' },
  { before: 'Text: «', after: '»' },
];

export const EMPTY_LISTS = ['none', '-'];

export const LABEL_LISTS: Wording['labels'][] = [
  { People: 'person', Places: 'place', Organizations: 'organization', Activities: 'activity' },
  { People: 'person', Places: 'place', Organizations: 'organization' },
  { Person: 'person', Place: 'place', Organization: 'organization', Activity: 'activity' },
  { Organizations: 'organization', Places: 'place', People: 'person', Activities: 'activity' },
  { People: 'person', Places: 'place', Companies: 'organization', Hobbies: 'activity' },
  {
    People: 'person',
    Animals: 'pet',
    Places: 'place',
    Organizations: 'organization',
    Activities: 'activity',
    Titles: 'work',
  },
];

/** Long ones fill the context, and ones of a few words show too little. */
const SHORTEST_WORDS = 8;
const LONGEST_WORDS = 45;
const MOST_NAMES = 7;

/** Whether an entry can be shown: of a fitting length, and every name is spelled in one way. */
export function canBeShown(entry: GoldEntry): boolean {
  const length = words(entry);
  return (
    length >= SHORTEST_WORDS &&
    length <= LONGEST_WORDS &&
    entry.entities.length <= MOST_NAMES &&
    entry.entities.every(({ mentions }) => mentions.length === 1)
  );
}

/** The labelled entry as it is shown: names as they are spelled in it. */
export function workedEntry({ text, entities, relations }: GoldEntry): WorkedEntry {
  const spelled = new Map(entities.map(({ name, mentions }) => [name, mentions[0] ?? name]));
  const end = (name: string | null | undefined) => (name === 'Me' ? name : spelled.get(name ?? ''));
  return {
    text,
    names: entities.map(({ type, name }) => ({ type, name: spelled.get(name) ?? name })),
    relations: relations.flatMap((relation) => {
      const [subject, word, object] = [
        end(relation.subject),
        predicate.safeParse(relation.predicate),
        end(relation.object),
      ];
      return subject === undefined || object === undefined || !word.success
        ? []
        : [{ subject, predicate: word.data, object }];
    }),
  };
}
