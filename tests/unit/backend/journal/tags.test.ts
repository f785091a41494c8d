/** What is a tag and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { countTags, tagsIn } from '../../../../backend/journal/tags.ts';

const tags = (text: string): string[] => tagsIn(text).map(({ tag }) => tag);

describe('tagsIn', () => {
  it('finds words that begin with #, wherever they stand', () => {
    expect(tags('#work and (#café), #日記 #year-2026 #a_b.')).toEqual(['work', 'café', '日記', 'year-2026', 'a_b']);
  });

  it('leaves headings, numbers, colours of links and sharps alone', () => {
    expect(tags('# Title\n## More\n#1 and #42\nC# minor, a&#39;b, ##x, https://a.b/#top, a#b, #')).toEqual([]);
  });

  it('gives offsets that hold the # and the tag', () => {
    const text = '🎉 on #work-: done';
    const [found] = tagsIn(text);
    expect(text.slice(found?.start, found?.end)).toBe('#work');
  });
});

describe('countTags', () => {
  it('counts entries, not mentions, and takes spellings that differ in case for one', () => {
    expect(countTags(['#Work #work', '#work', '#home', 'none', '#Home #work'])).toEqual([
      { tag: 'work', entries: 3 },
      { tag: 'home', entries: 2 },
    ]);
  });
});
