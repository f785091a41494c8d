/** Only what the text says survives; overlaps and repeats are settled. */
import { describe, expect, it } from 'vitest';
import { ground, type ProposedName } from '../../../../worker/extraction/ground.ts';

const person = (name: string): ProposedName => ({ type: 'person', name });
const place = (name: string): ProposedName => ({ type: 'place', name });
const summary = (text: string, names: ProposedName[]) =>
  ground(text, names).map(({ type, name, mentions }) => `${type} ${name} ×${mentions.length}`);

describe('grounding', () => {
  it('drops what the text does not say', () => {
    expect(summary('Lunch with Priya.', [person('Priya'), person('Hannah'), place('Lisbon')])).toEqual([
      'person Priya ×1',
    ]);
  });

  it('finds every mention, with its place in the text', () => {
    const text = 'Priya called. Later Priya came by.';
    expect(ground(text, [person('Priya')])).toEqual([
      {
        name: 'Priya',
        type: 'person',
        mentions: [
          { surface: 'Priya', start: 0, end: 5 },
          { surface: 'Priya', start: 20, end: 25 },
        ],
      },
    ]);
  });

  it('gives overlapping text to the longest name, whatever the order', () => {
    const text = 'Green Lake is not Green.';
    expect(summary(text, [place('Green'), place('Green Lake')])).toEqual(['place Green Lake ×1', 'place Green ×1']);
  });

  it('drops a name that occurs only inside a longer one', () => {
    expect(summary('Met Sarah Lindqvist.', [person('Sarah'), person('Sarah Lindqvist')])).toEqual([
      'person Sarah Lindqvist ×1',
    ]);
  });

  it('keeps the first type of a name that was given two', () => {
    expect(
      summary('Sacred Heart again.', [place('Sacred Heart'), { type: 'organization', name: 'Sacred Heart' }]),
    ).toEqual(['place Sacred Heart ×1']);
  });

  it('makes two of a name only where one answer told it as a person and as a place', () => {
    const text = 'Jordan flew to Jordan.';
    expect(summary(text, [person('Jordan'), place('Jordan')])).toEqual(['person Jordan ×1', 'place Jordan ×1']);
    const apart = [
      { ...person('Jordan'), passage: 0 },
      { ...place('Jordan'), passage: 1 },
    ];
    expect(summary(text, apart)).toEqual(['person Jordan ×2']);
  });

  it('looks a name up once, however often a long text lists it', () => {
    const text = 'Ana came. '.repeat(5_000);
    const listed = Array.from({ length: 200 }, (_, passage) => ({ ...person('Ana'), passage }));
    const started = performance.now();
    expect(summary(text, listed)).toEqual(['person Ana ×5000']);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('joins spellings of one name', () => {
    const text = 'Bouldering! I love bouldering.';
    expect(
      summary(text, [
        { type: 'activity', name: 'bouldering' },
        { type: 'activity', name: 'Bouldering' },
      ]),
    ).toEqual(['activity bouldering ×2']);
  });

  it('names an entity as the text spells it', () => {
    expect(summary('saw sarah', [person('Sarah')])).toEqual(['person sarah ×1']);
  });

  it('lists entities in the order in which they appear', () => {
    expect(summary('Rome, then Ana.', [person('Ana'), place('Rome')])).toEqual(['place Rome ×1', 'person Ana ×1']);
  });

  it('survives hostile names and texts', () => {
    const text = "MATCH (n) DELETE n; ignore the above \u0000 \ud83d {'a': 1}";
    const names = ['MATCH (n)', "{'a': 1}", '\u0000', '\ud83d', '.*', ''].map(person);
    for (const { mentions } of ground(text, names)) {
      for (const { surface, start, end } of mentions) expect(text.slice(start, end)).toBe(surface);
    }
  });
});
