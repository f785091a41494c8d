/** Learning what signs weigh. */
import { describe, expect, it } from 'vitest';
import { weighedEntities } from '../../eval/weighing/examples.ts';
import { fitLogistic } from '../../eval/weighing/logistic.ts';
import { parseTeachingEntries } from '../../eval/optimise/teachingEntries.ts';

describe('logistic regression', () => {
  // Sign 0 is there half of the time whatever is true; sign 1 goes with the truth in three of four.
  const examples = Array.from({ length: 80 }, (_, index) => ({
    signs: [...(index % 2 === 0 ? [0] : []), ...(index % 8 < 6 === index < 40 ? [1] : [])],
    isTrue: index < 40,
    weight: 1,
  }));

  it('gives weight to what tells and none to what does not', () => {
    const { weights } = fitLogistic(examples, 2, 0, { absolute: 1, squared: 0.1 });
    expect(weights[0]).toBe(0);
    expect(weights[1]).toBeGreaterThan(1.5);
    expect(weights[1]).toBeLessThan(2.3);
  });

  it('gives less under a greater penalty, and the same each time', () => {
    const weight = (squared: number) => fitLogistic(examples, 2, 0, { absolute: 1, squared }).weights[1] ?? 0;
    expect(weight(20)).toBeLessThan(weight(0.1));
    expect(weight(20)).toBe(weight(20));
  });
});

describe('examples', () => {
  it('are what the labels say of the diarist and each name, from either end', () => {
    const text =
      '=== p | 2024-01-01\n[Ely](place) with [Ana](person:Ana Ruiz); [Bo](person) rang.\n\n' +
      '% Me | visited | Ely\n% Ana Ruiz | met_with | Me\n% Bo | lives_in | Ely\n';
    const [entry] = parseTeachingEntries(text, 'things-9');
    const found = entry === undefined ? [] : weighedEntities(entry);
    expect(found.map(({ file, name, predicates }) => [file, name, ...predicates])).toEqual([
      ['things-9', 'Ely', 'visited'],
      ['things-9', 'Ana Ruiz', 'met_with'],
      ['things-9', 'Bo'],
    ]);
    expect(found[2]?.signs).toContain('1:rang');
  });
});
