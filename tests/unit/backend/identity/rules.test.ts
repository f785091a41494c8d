import { describe, expect, it } from 'vitest';
import { Identity } from '../../../../backend/identity/Identity.ts';
import type { EntityType } from '../../../../backend/glossary.ts';

/** Entries a week apart; each name is a person, or `type:name`. */
function journalOf(...entries: readonly (readonly string[])[]): Identity {
  const identity = new Identity();
  identity.fill(
    entries.map((names, at) => [
      `e${at}`,
      {
        date: new Date(Date.UTC(2026, 0, 1 + at * 7)).toISOString(),
        names: names.map((name) => parsed(name)),
      },
    ]),
  );
  return identity;
}

function parsed(name: string): { type: EntityType; name: string } {
  const [type, rest] = name.split(':');
  return rest === undefined ? { type: 'person', name } : { type: type as EntityType, name: rest };
}

function who(identity: Identity, entry: number, name: string): string | undefined {
  const { type, name: spelling } = parsed(name);
  return identity.who(`e${entry}`, type, spelling)?.name;
}

/** What a name is shown as where the other is known, each in an entry of its own beside a friend they have in common. */
function beside(full: string, short: string): string | undefined {
  const identity = journalOf([full, 'Quill'], [full], [full], [full], [short, 'Quill']);
  return who(identity, 4, short);
}

describe('one individual under two names', () => {
  it.each([
    ['case and marks', 'Jean-Marc Ferrand', 'jean marc FERRAND'],
    ['accents', 'Søren Łach', 'soren lach'],
    ['a possessive', 'Marisol Dray', "Marisol Dray's"],
    ['a handle', 'Petra Voss', '@petravoss'],
    ['the first name', 'Petra Voss', 'Petra'],
    ['the surname', 'Petra Voss', 'Voss'],
    ['two first names', 'Anna Maria Voss', 'Anna Maria'],
    ['a middle name left out', 'Anna Maria Voss', 'Anna Voss'],
    ['an initial', 'Petra Voss', 'P. Voss'],
    ['initials in capitals', 'Petra Voss', 'PV'],
    ['one letter', 'Petra Voss', 'P.'],
    ['a title and the surname', 'Petra Voss', 'Dr. Voss'],
    ['two titles that go together', 'Prof. Voss', 'Dr. Voss'],
    ['a title and the first name', 'Petra Voss', 'Aunt Petra'],
    ['a title with an initial', 'Dr. Voss', 'Dr. V.'],
    ['a kin word', 'Grandma Odile', 'Grandma'],
    ['a title alone', 'Mademoiselle Ferrand', 'Mademoiselle'],
    ['two words for one mother', 'Mum', 'Mama'],
    ['a nickname', 'Katherine Voss', 'Katie'],
    ['a nickname of a bare name', 'William', 'Bill'],
    ['a German nickname', 'Katharina', 'Kathi'],
    ['a Spanish nickname', 'Francisco Rey', 'Paco'],
    ['a nickname before the same surname', 'Thomas Voss', 'Tommy Voss'],
    ['an unknown short form before the same surname', 'Zeferino Voss', 'Zef Voss'],
    ['a beginning, in the same company', 'Marisol Dray', 'Mari'],
    ['an endearing ending, in the same company', 'Agnes', 'Agnie'],
    ['the same sound', 'Markus Voss', 'Marcus'],
    ['a slip of a long word', 'Petra Lindenvall', 'Petra Lindenwall'],
    ['umlauts spelled out', 'Inge Müller', 'Inge Mueller'],
  ])('%s: %s is %s', (_, full, short) => {
    expect(beside(full, short)).toBe(full);
  });

  it.each([
    ['a legal form', 'organization:Vossbrink GmbH', 'organization:Vossbrink'],
    ['the beginning of a company', 'organization:Vossbrink Systems', 'organization:Vossbrink'],
    ['a hashtag', 'organization:Vossbrink Labs', 'organization:#vossbrinklabs'],
    ['an acronym', 'organization:Guild of Harbour Pilots', 'organization:GOHP'],
    ['two letters in capitals', 'organization:Harbour Pilots', 'organization:HP'],
    ['a café by its name', 'place:Café Sorrel', 'place:Sorrel'],
    ['an institution of two words', 'place:Queen Ottilie Hospital', 'place:Queen Ottilie'],
    ['an article', 'place:The Copper Kettle', 'place:copper kettle'],
    ['a project', 'project:Project Sandpiper', 'project:Sandpiper'],
    ['the end of a project', 'project:greenhouse heating', 'project:the heating'],
    ['a lesson', 'activity:fencing class', 'activity:fencing'],
    ['an event of a year', 'event:Sandpiper Festival 2026', 'event:Sandpiper Festival'],
    ['a slip', 'pet:Marzipan', 'pet:Marzipn'],
    ['another type, once', 'organization:Vossbrink', 'place:Vossbrink'],
  ])('%s: %s is %s', (_, full, short) => {
    expect(beside(full, short)).toBe(parsed(full).name);
  });

  it('has one type, the usual one', () => {
    const identity = journalOf(['organization:Vossbrink'], ['organization:Vossbrink'], ['place:Vossbrink']);
    expect(identity.who('e2', 'place', 'Vossbrink')?.type).toBe('organization');
  });
});

describe('what a person merges', () => {
  it('keeps the name and the type of the one it is merged into', () => {
    const reference = (type: EntityType, shown: string) => ({ type, name: shown.toLowerCase(), shown });
    const identity = journalOf(['place:Dock'], ['place:Dock'], ['place:Dock'], ['organization:Vossbrink']);
    const into = reference('organization', 'Vossbrink');
    identity.correct([{ kind: 'merge', entity: reference('place', 'Dock'), into }]);
    expect(identity.who('e0', 'place', 'Dock')).toMatchObject({
      name: 'Vossbrink',
      type: 'organization',
      aliases: ['Dock'],
    });
  });
});

describe('two individuals', () => {
  it.each([
    ['two full names', 'Petra Voss', 'Petra Lind'],
    ['two relatives', 'Uncle Bob', 'Cousin Bob'],
    ['Mr. and Mrs.', 'Mr. Voss', 'Mrs. Voss'],
    ['two grandmothers', 'Oma', 'Abuela'],
    ['a short word that differs', 'Jan', 'Jon'],
    ['numbers that differ', 'place:Hall 12345', 'place:Hall 12346'],
    ['a lake and a town', 'place:Lake Sorrel', 'place:Sorrel'],
    ['a part that tells nothing', 'organization:University of Sorrel', 'organization:University'],
    ['a person and a place', 'person:Sorrel', 'activity:Sorrel dance'],
    ['lower-case letters that are no initials', 'Petra Voss', 'pv'],
  ])('%s: %s is not %s', (_, full, short) => {
    expect(beside(full, short)).toBe(parsed(short).name);
  });

  it('are never made one by likeness alone', () => {
    // The same slip, but nobody knows both.
    expect(who(journalOf(['Lindenvall'], ['Lindenvall'], ['Lindenwall']), 2, 'Lindenwall')).toBe('Lindenwall');
    expect(who(journalOf(['Marisol'], ['Marisol'], ['Mari']), 2, 'Mari')).toBe('Mari');
    // One entry names both, so they are two.
    expect(who(journalOf(['Markus'], ['Markus'], ['Markus', 'Marcus']), 2, 'Marcus')).toBe('Marcus');
    expect(who(journalOf(['Oma'], ['Kate', 'Katherine']), 1, 'Kate')).toBe('Kate');
    const [only] = journalOf(['Lindenvall'], ['Lindenvall'], ['Lindenwall']).suggestions();
    expect([only?.individual.name, only?.others[0]?.name]).toEqual(['Lindenwall', 'Lindenvall']);
  });

  it('share a word with one sentence: the friend and the country', () => {
    const identity = journalOf(['person:Chad', 'place:Chad'], ['person:Chad'], ['person:Chad'], ['person:Chad']);
    expect(identity.who('e0', 'place', 'Chad')?.uid).not.toBe(identity.who('e0', 'person', 'Chad')?.uid);
  });

  it('a friend is not the celebrity of that first name who is named once', () => {
    const entries = Array.from({ length: 12 }, () => ['Nia', 'Quill']);
    expect(who(journalOf(...entries, ['Nia Starr']), 0, 'Nia')).toBe('Nia');
  });
});

describe('a first name that two full names share', () => {
  const identity = journalOf(
    ['Tom Reed', 'Tom'],
    ['Tom'],
    ...Array.from({ length: 12 }, () => ['Quill']),
    ['Tom Okoye'],
    ['Tom'],
    ['Tom Reed', 'Tom Okoye', 'Tom'],
  );

  it('goes to the one whom the same entry names, else to the one of that time', () => {
    expect(who(identity, 0, 'Tom')).toBe('Tom Reed');
    expect(who(identity, 1, 'Tom')).toBe('Tom Reed');
  });

  it('stays apart, with a suggestion, where both may be meant', () => {
    expect(who(identity, 16, 'Tom')).toBe('Tom');
    const [suggestion] = identity.suggestions();
    expect(suggestion?.individual.name).toBe('Tom');
    expect(suggestion?.others.map(({ name }) => name).sort()).toEqual(['Tom Okoye', 'Tom Reed']);
  });
});
