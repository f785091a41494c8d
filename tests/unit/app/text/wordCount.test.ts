/** Words of a page, counted again while it is written. */
import { expect, it } from 'vitest';
import { countWords } from '../../../../app/tui/text/wordCount.ts';

it.each<[string, number]>([
  ['', 0],
  ['  …  — !', 0],
  ['Lunch with Priya.', 3],
  ["don't well-known 3.5 km", 4],
  ['Café\n\nLuna', 2],
  ['世界です ok', 5],
  ['👍🏽 yes', 1],
])('%j has %i words', (text, words) => {
  expect(countWords(text.split('\n'))).toBe(words);
});

it('stays right while lines come, change and go', () => {
  const lines = ['one two', 'three', 'four five six'];
  expect(countWords(lines)).toBe(6);
  expect(countWords(lines.toSpliced(1, 0, 'new line here'))).toBe(9);
  expect(countWords(lines.toSpliced(0, 2))).toBe(3);
  expect(countWords(['three', 'three', 'one two'])).toBe(4);
  expect(countWords(['one two', 'three'])).toBe(3);
});
