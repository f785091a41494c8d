/** Long texts are cut, never shortened. */
import { describe, expect, it } from 'vitest';
import { cutPassages } from '../../../../worker/extraction/passages.ts';
import { randomText } from '../../../helpers/randomText.ts';

const words = async (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
const characters = async (text: string) => text.length;

async function cut(text: string, limit: number, count = words): Promise<string[]> {
  return (await cutPassages(text, limit, count)).map(({ start, end }) => text.slice(start, end));
}

describe('cutting passages', () => {
  it('leaves a text that fits in one piece', async () => {
    expect(await cut('One. Two.\n\nThree.', 10)).toEqual(['One. Two.\n\nThree.']);
  });

  it('cuts at paragraphs', async () => {
    expect(await cut('a a a a. a a\n\nb b b. b b b b', 8)).toEqual(['a a a a. a a\n\n', 'b b b. b b b b']);
  });

  it('cuts at sentences where a paragraph is too long', async () => {
    expect(await cut('One is here today. Two is here now. Three came. Four went.', 8)).toEqual([
      'One is here today. Two is here now. ',
      'Three came. Four went.',
    ]);
  });

  it('cuts at blanks where a sentence is too long, and inside a word that is', async () => {
    expect(await cut('one two three four five six', 3)).toEqual(['one two three ', 'four five six']);
    expect((await cut('x'.repeat(100), 30, characters)).every((passage) => passage.length <= 30)).toBe(true);
  });

  it('never splits a character', async () => {
    const family = '👩‍👩‍👧‍👦';
    for (const passage of await cut(family.repeat(20), 25, characters)) expect(passage.replaceAll(family, '')).toBe('');
  });

  it('makes passages of about equal size', async () => {
    const text = Array.from({ length: 130 }, (_, index) => `Sentence number ${index} is here.`).join(' ');
    const sizes = await Promise.all((await cut(text, 300)).map(words));
    expect(sizes).toHaveLength(3);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(60);
  });

  it('asks the tokeniser about small pieces only', async () => {
    let longest = 0;
    const count = async (text: string) => {
      longest = Math.max(longest, text.length);
      return Math.ceil(text.length / 4);
    };
    const passages = await cut('y'.repeat(1_000_000), 600, count);
    expect(passages.join('')).toHaveLength(1_000_000);
    expect(longest).toBeLessThan(5_000);
  });

  it('covers random texts without a gap, within the limit', async () => {
    let seed = 11;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 60; round += 1) {
      const text = randomText(random, 20 + Math.floor(random() * 200), true);
      const ranges = await cutPassages(text, 40, characters);
      expect(ranges[0]?.start).toBe(0);
      expect(ranges.at(-1)?.end).toBe(text.length);
      ranges.slice(1).forEach((range, index) => expect(range.start).toBe(ranges[index]?.end));
      for (const { start, end } of ranges) {
        const passage = text.slice(start, end);
        const single = [...new Intl.Segmenter('en').segment(passage)].length === 1;
        expect(passage.length <= 40 || single).toBe(true);
      }
    }
  });
});
