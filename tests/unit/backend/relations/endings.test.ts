/** What a text says is over; and what it does not. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../backend/glossary.ts';
import { findEndings } from '../../../../backend/relations/endings.ts';
import { ground } from '../../../../worker/extraction/ground.ts';

/** Names of the texts below. */
const NAMES: [EntityType, string][] = [
  ['person', 'Anna'],
  ['person', 'Leo'],
  ['person', 'Oma'],
  ['person', 'Luis'],
  ['organization', 'Siemens'],
  ['organization', 'Zara'],
  ['place', 'Lisbon'],
  ['place', 'Porto'],
  ['pet', 'Biscuit'],
  ['other', 'Volvo'],
];

function endings(text: string): string[] {
  const entities = ground(
    text,
    NAMES.map(([type, name]) => ({ type, name })),
  );
  return findEndings(text, entities).map(
    ({ subject, object, predicates }) => `${subject?.name ?? 'Me'} ${predicates[0]} ${object.name}`,
  );
}

describe('finding what is over', () => {
  it.each([
    ['I quit Siemens today.', 'Me works_at Siemens'],
    ['Quit Siemens. Best day.', 'Me works_at Siemens'],
    ['My last day at Siemens, with cake.', 'Me works_at Siemens'],
    ['Anna has left Siemens after nine years.', 'Anna works_at Siemens'],
    ['Leo rang. He has left Siemens.', 'Leo works_at Siemens'],
    ['Leo no longer works at Siemens.', 'Leo works_at Siemens'],
    ['Ich habe heute bei Siemens gekündigt.', 'Me works_at Siemens'],
    ['Dejé Zara por fin.', 'Me works_at Zara'],
    ['Anna moved from Lisbon to Porto.', 'Anna lives_in Lisbon'],
    ['Anna ist aus Lisbon weggezogen.', 'Anna lives_in Lisbon'],
    ['Leo and I broke up.', 'Me partner_of Leo'],
    ['leo broke up with me on friday', 'Me partner_of leo'],
    ['Anna and Leo have split up.', 'Leo partner_of Anna'],
    ['My ex, Leo, called.', 'Me partner_of Leo'],
    ['Anna rompió con Luis.', 'Anna partner_of Luis'],
    ['We sold the Volvo.', 'Me owns Volvo'],
  ])('%s', (text, expected) => {
    expect(endings(text)).toEqual([expected]);
  });

  it.each(['Oma died this morning.', 'Oma ist gestern gestorben.', 'Oma murió anoche.'])(
    'ends everything of who died: %s',
    (text) => {
      expect(endings(text)).toEqual(['Oma works_at Oma']);
    },
  );

  it('ends what there was with an animal', () => {
    expect(endings('Biscuit had to be put down.')).toEqual(['Biscuit works_at Biscuit']);
  });

  it.each([
    'Left Siemens at six, tired.',
    'Anna left the Siemens office.',
    'I want to quit Siemens.',
    "I didn't quit Siemens.",
    'If I quit Siemens, what then?',
    'Did Anna quit Siemens?',
    'Anna nearly left Siemens for good.',
    'Her boss quit Siemens.',
    "Anna's brother has left Siemens.",
    'Anna says her old boss has left Siemens.',
    'Anna died laughing.',
    'The moving van from Lisbon was late, said Anna.',
    'Leo and I walked home. The band broke up.',
    'Leo sold me a book.',
    'We met Anna and Leo. He quit Siemens.',
    '',
  ])('finds nothing in: %s', (text) => {
    expect(endings(text)).toEqual([]);
  });

  it('says where it stands', () => {
    const text = 'Rain.\nI quit Siemens.  Then soup.';
    const [ending] = findEndings(text, ground(text, [{ type: 'organization', name: 'Siemens' }]));
    expect(text.slice(ending?.start, ending?.end)).toBe('I quit Siemens.');
  });

  it('is not led astray by signs of its own in the text', () => {
    expect(endings('I quit \uE0004\uE001. And Siemens is there.')).toEqual([]);
  });
});
