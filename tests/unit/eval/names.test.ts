/** Which spellings the scorer takes for one name. */
import { describe, expect, it } from 'vitest';
import { isIn } from '../../eval/score/scoreEntry.ts';
import { scoredName, scoredText } from '../../eval/score/names.ts';

describe('names as they are compared', () => {
  it.each([
    ['O’Neill', 'oneill'],
    ["O'NEILL", 'oneill'],
    ['Jean-Luc', 'jean luc'],
    ['Dr. Patel', 'dr patel'],
    ['@ben_k', 'ben k'],
    ['The Blue  Door', 'blue door'],
    ['the', 'the'],
    ['Theo', 'theo'],
    ['Große Straße', 'grosse strasse'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΥΣΣΕΎΣ', 'οδυσσεύσ'],
    ['Ｔｏｋｙｏ', 'tokyo'],
    ['\u001b[31mRed', '31mred'],
    ['...', ''],
    ['  ', ''],
  ])('%j is %j', (name, form) => {
    expect(scoredName(name)).toBe(form);
  });
});

describe('a name in a text', () => {
  const text = scoredText('Soup  with\nANNA-Marie in der Hauptstraße.');

  it('is found in any case and spacing, but not across other punctuation', () => {
    expect(isIn(text, 'soup with anna-marie')).toBe(true);
    expect(isIn(text, 'HAUPTSTRASSE')).toBe(true);
    expect(isIn(text, 'Anna Marie')).toBe(false);
  });

  it('is never an empty one', () => {
    expect(isIn(text, '')).toBe(false);
    expect(isIn(text, ' ')).toBe(false);
  });
});
