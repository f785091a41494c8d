/** Where a name stands in a text, in many scripts and spellings. */
import { describe, expect, it } from 'vitest';
import { occurrences } from '../../../../worker/extraction/occurrences.ts';

const found = (text: string, name: string) => occurrences(text, name).map(({ start, end }) => text.slice(start, end));

describe('finding a name', () => {
  it('finds whole words only', () => {
    expect(found('Ann met Anna, Ann-Marie and Hann.', 'Ann')).toEqual(['Ann', 'Ann']);
    expect(found('Anna', 'Ann')).toEqual([]);
    expect(found('Éva and Évan', 'Éva')).toEqual(['Éva']);
  });

  it('gives UTF-16 offsets, also after characters outside the basic plane', () => {
    expect(occurrences('🎉 𝒳 Zoë', 'Zoë')).toEqual([{ start: 6, end: 9 }]);
  });

  it('prefers the exact case', () => {
    expect(found('Will you tell will? Will!', 'Will')).toEqual(['Will', 'Will']);
  });

  it('takes any case where case tells nothing, and nowhere else', () => {
    expect(found('met sarah at the lake, such a lovely and long day it was', 'Sarah')).toEqual(['sarah']);
    expect(found('MET SARAH AT THE LAKE', 'Sarah')).toEqual(['SARAH']);
    expect(found('Bouldering again.', 'bouldering')).toEqual(['Bouldering']);
    expect(found('I may go to Rome. It may rain.', 'May')).toEqual([]);
  });

  it('does not mind how quotes, blanks and accents are typed', () => {
    expect(found('at Nardini’s today', "Nardini's")).toEqual(['Nardini’s']);
    expect(found('Green\n  Lake', 'Green Lake')).toEqual(['Green\n  Lake']);
    expect(found('Cafe\u0301 Luna', 'Café Luna')).toEqual(['Cafe\u0301 Luna']);
    expect(found('Café Luna', 'Cafe\u0301 Luna')).toEqual(['Café Luna']);
  });

  it('does not take a letter with an accent for the letter without', () => {
    expect(found('Jose\u0301 came', 'Jose')).toEqual([]);
  });

  it('finds names in scripts without blanks between words, and before Korean particles', () => {
    expect(found('我和小明去北京', '小明')).toEqual(['小明']);
    expect(found('田中さんと東京へ', '田中')).toEqual(['田中']);
    expect(found('민수가 서울에서 왔다', '민수')).toEqual(['민수']);
  });

  it('finds names that begin or end with a sign', () => {
    expect(found('ask @sarah about C++ (again)', '@sarah')).toEqual(['@sarah']);
    expect(found('ask @sarah about C++ (again)', 'C++')).toEqual(['C++']);
  });

  it('takes every sign of a name literally', () => {
    expect(found('a.c abc', 'a.c')).toEqual(['a.c']);
    for (const name of ['(', '[a-z]+', '\\d', '$1', '^', '{2}', 'a|b', '*', '/x/', 'x-y']) {
      expect(found(`before ${name} after`, name)).toEqual([name]);
    }
  });

  it.each(['', '   ', '\u0000'])('finds %j nowhere in an ordinary text', (name) => {
    expect(found('an ordinary text', name)).toEqual([]);
  });
});
