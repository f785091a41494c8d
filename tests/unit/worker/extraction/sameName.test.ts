/** A person and a place of one name, told apart by the words around them, or left alone. */
import { describe, expect, it } from 'vitest';
import { occurrences } from '../../../../worker/extraction/occurrences.ts';
import { divide } from '../../../../worker/extraction/sameName.ts';

/** The text with each occurrence marked; null where nothing tells. */
function marked(text: string, name: string): string | null {
  const divided = divide(text, occurrences(text, name));
  if (divided === null) return null;
  const marks = [
    ...divided.person.map(({ end }) => ({ end, mark: '(person)' })),
    ...divided.place.map(({ end }) => ({ end, mark: '(place)' })),
  ].sort((a, b) => b.end - a.end);
  return marks.reduce((all, { end, mark }) => `${all.slice(0, end)}${mark}${all.slice(end)}`, text);
}

describe('a person and a place of one name', () => {
  it.each([
    'Jordan(person) flew to Jordan(place).',
    'Chelsea(person) said they live in Chelsea(place), and Chelsea(person) laughed.',
    'Lunch with Florence(person), back from her year in Florence(place).',
    'Heute mit Jordan(person) telefoniert, er fliegt nach Jordan(place).',
    'Hoy Jordan(person) dijo que vive en Jordan(place).',
    'Paris(person) wants to stay, after flying to Paris(place) at dawn.',
  ])('%j', (expected) => {
    const text = expected.replace(/\((?:person|place)\)/g, '');
    const name = /(\S+?)\(/.exec(expected)?.[1] ?? '';
    expect(marked(text, name)).toBe(expected);
  });

  it.each([
    ['Sydney and then Sydney again.', 'Sydney'],
    ['Georgia said so. Georgia told me. Georgia came.', 'Georgia'],
    ['In Georgia, and then through Georgia.', 'Georgia'],
    ['Georgia.', 'Georgia'],
  ])('%j tells nothing', (text, name) => {
    expect(marked(text, name)).toBeNull();
  });
});
