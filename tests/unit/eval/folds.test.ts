/** Figures by persona and language. */
import { describe, expect, it } from 'vitest';
import { describeSpread, foldsBy, spreadOf } from '../../eval/folds.ts';
import { languageOf } from '../../eval/language.ts';
import { gold, predictions } from './small.ts';

describe('folds', () => {
  const labelled = gold({
    one: { persona: 'A', entities: ['person: Anna', 'person: Tom'] },
    two: { persona: 'B', entities: ['person: Mia'] },
    three: { persona: 'C', entities: ['person: Leo'] },
  });
  const found = predictions({ one: ['person: Anna'], two: ['person: Mia'], three: [] });

  it('leave out one persona each', () => {
    const folds = foldsBy(({ persona }) => persona, labelled, found);
    expect(folds.map(({ group, entries }) => [group, entries])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
    expect(folds.map(({ left }) => left.main.f1)).toEqual([0.6667, 1, 0]);
    // Without A: one of two is found, nothing wrong.
    expect(folds.map(({ others }) => others.main.recall)).toEqual([0.5, 0.3333, 0.6667]);
    expect(folds.every(({ left, others }) => left.unknownIds + others.unknownIds === 0)).toBe(true);
  });

  it('are told as mean and spread', () => {
    expect(describeSpread(spreadOf([0.76, 0.81, 0.86]))).toBe('0.81 ± 0.05');
    expect(describeSpread(spreadOf([0.5]))).toBe('0.50');
  });
});

describe('the language of an entry', () => {
  it.each([
    ['Walked to the lake with Sarah and it was cold.', 'English'],
    ['Heute war ich mit Oma im Park und das Eis ist gut.', 'German'],
    ['Hoy fui con Mamá al mercado y compré pan por la tarde.', 'Spanish'],
    ["Je suis allé au marché avec ma mère et c'était bien.", 'French'],
    ['Fog. Tea. Fog.', 'other'],
    ['🌧️', 'other'],
  ])('%j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
