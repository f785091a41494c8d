/** The figures of entities, on cases small enough to be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { maximumMatching } from '../../eval/score/matching.ts';
import { rates, rounded } from '../../eval/score/rates.ts';
import { score } from '../../eval/score/score.ts';
import { gold, predictions } from './small.ts';

describe('counts to rates', () => {
  it('gives precision, recall and their harmonic mean', () => {
    expect(rates(2, 3, 4)).toEqual({
      precision: 0.6667,
      recall: 0.5,
      f1: 0.5714,
      right: 2,
      predicted: 3,
      labelled: 4,
    });
  });

  it('is perfect where nothing is labelled and nothing said, and nothing where only one of them is', () => {
    expect(rates(0, 0, 0).f1).toBe(1);
    expect(rates(0, 2, 0)).toMatchObject({ precision: 0, recall: 0, f1: 0 });
    expect(rates(0, 0, 2)).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });

  it('rounds halves to the even neighbour', () => {
    expect([1 / 32, 3 / 32, 5 / 32].map(rounded)).toEqual([0.0312, 0.0938, 0.1562]);
  });
});

describe('matching', () => {
  it('gives up an earlier match when that makes room for one more', () => {
    // The first prediction fits both labels, the second only the first.
    expect(maximumMatching([[0, 1], [0]])).toEqual(
      new Map([
        [0, 1],
        [1, 0],
      ]),
    );
  });
});

describe('entities', () => {
  const labelled = gold({
    one: { entities: ['person: Sarah Lindqvist = Sarah', 'place: Green Lake', 'organization: Microsoft'] },
    two: { entities: ['pet: Biscuit', 'person: Tom'] },
    three: { text: 'Rain.' },
  });

  it('are all right when predicted as labelled', () => {
    const result = score(
      labelled,
      predictions({
        one: ['person: Sarah', 'place: green lake', 'organization: Microsoft'],
        two: ['pet: Biscuit', 'person: Tom'],
      }),
    );
    expect(result).toMatchObject({ main: { f1: 1, right: 4 }, all: { f1: 1, right: 5 }, typeAgnostic: { f1: 1 } });
    expect(result).toMatchObject({ entries: 3, entriesPredicted: 2, unnamed: { entries: 1, leftEmpty: 1 } });
  });

  it('are none without predictions', () => {
    expect(score(labelled, [])).toMatchObject({
      all: { precision: 0, recall: 0, f1: 0, labelled: 5 },
      ungrounded: 0,
      relations: null,
      resolution: null,
    });
  });

  it('with a wrong type are a miss and a mistake, but not where types are ignored', () => {
    const result = score(labelled, predictions({ one: ['place: Microsoft', 'place: Green Lake'], two: ['food: Tom'] }));
    expect(result.main).toEqual({ precision: 0.5, recall: 0.25, f1: 0.3333, right: 1, predicted: 2, labelled: 4 });
    expect(result.all).toMatchObject({ right: 1, predicted: 3, labelled: 5 });
    expect(result.typeAgnostic).toMatchObject({ right: 3, predicted: 3, labelled: 5 });
    expect(result.perType.get('place')).toMatchObject({ precision: 0.5, recall: 1 });
    expect([...result.perType.keys()]).toEqual(['person', 'place', 'organization', 'pet']);
    expect(result.unknownTypes).toBe(1);
  });

  it('count once when repeated exactly, and as a mistake in a second spelling', () => {
    const result = score(
      labelled,
      predictions({ one: ['person: Sarah', 'person: sarah', 'person: Sarah Lindqvist', 'place: The Green Lake'] }),
    );
    expect(result.all).toMatchObject({ right: 2, predicted: 3, labelled: 5 });
  });

  it('are inventions when neither text nor labels know them', () => {
    // Of four names one is not in the text but the full name of a label, and one is nowhere.
    const said = ['person: Sarah Lindqvist', 'place: Green Lake', 'person: Hannah', 'organization: Microsoft'];
    const result = score(labelled, predictions({ one: said }));
    expect(result).toMatchObject({ ungrounded: 0.25, ungroundedLiteral: 0.5 });
  });

  it('said in an entry without names leave it not empty, and entries that are not there are counted apart', () => {
    const result = score(labelled, predictions({ three: ['place: Rain'], four: ['person: Ann'] }));
    expect(result).toMatchObject({ unnamed: { entries: 1, leftEmpty: 0 }, unknownIds: 1, all: { predicted: 1 } });
  });
});
