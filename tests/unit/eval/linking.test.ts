/** The figures of who is who and of relations, on cases small enough to be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { score } from '../../eval/score/score.ts';
import { gold, predictions } from './small.ts';

describe('who is who', () => {
  // Anna in three entries: three pairs. Tom in two: one pair.
  const labelled = gold({
    one: { entities: ['person: Anna Berg = Anna', 'person: Tom'] },
    two: { entities: ['person: Anna Berg', 'person: Tom'] },
    three: { entities: ['person: Anna Berg = Anna', 'place: Bern'] },
  });

  it('is perfect when every entity has one node', () => {
    const result = score(
      labelled,
      predictions({
        one: ['person: Anna#1', 'person: Tom#2'],
        two: ['person: Anna Berg#1', 'person: Tom#2'],
        three: ['person: Anna#1', 'place: Bern#3'],
      }),
    );
    expect(result.resolution).toMatchObject({ all: { f1: 1, right: 4 }, found: { f1: 1 }, nodesPerIndividual: 1 });
  });

  it('loses pairs to a second node of one individual, and to one that was not found', () => {
    // Anna has node 1 in one and three, node 9 in two; Tom is found in one only.
    const result = score(
      labelled,
      predictions({
        one: ['person: Anna#1', 'person: Tom#2'],
        two: ['person: Anna Berg#9'],
        three: ['person: Anna#1'],
      }),
    ).resolution;
    expect(result?.all).toEqual({ precision: 1, recall: 0.25, f1: 0.4, right: 1, predicted: 1, labelled: 4 });
    expect(result?.found).toMatchObject({ right: 1, predicted: 1, labelled: 3 });
    // Anna is spread over two nodes, Tom over one.
    expect(result?.nodesPerIndividual).toBe(1.5);
  });

  it('pays for two individuals on one node in precision, also when a type was wrong', () => {
    const result = score(
      labelled,
      predictions({ one: ['person: Anna#1'], two: ['pet: Tom#1'], three: ['place: Bern#1'] }),
    );
    expect(result.resolution).toMatchObject({
      all: { precision: 0, recall: 0, predicted: 3, labelled: 4 },
      main: { predicted: 3, labelled: 4 },
      found: { labelled: 0 },
    });
  });

  it('compares across entries only: two on one node within an entry are no pair', () => {
    const result = score(labelled, predictions({ one: ['person: Anna#1', 'person: Tom#1'], two: ['person: Tom#1'] }));
    // Tom with Tom, and Anna of one with Tom of two.
    expect(result.resolution?.all).toMatchObject({ right: 1, predicted: 2, labelled: 4 });
  });

  it('holds two individuals of one name apart by same_as, and never compares nodes of two personas', () => {
    const two = gold({
      one: { entities: ['person: Tom'], same_as: { Tom: 'contractor' } },
      two: { entities: ['person: Tom'], same_as: { Tom: 'brother' } },
      three: { persona: 'B', entities: ['person: Tom'] },
    });
    const result = score(
      two,
      predictions({ one: ['person: Tom#1'], two: ['person: Tom#1'], three: ['person: Tom#1'] }),
    );
    expect(result.resolution?.all).toMatchObject({ right: 0, predicted: 1, labelled: 0 });
    expect(result.resolution?.perPersona).toEqual(
      new Map([
        ['A', 0],
        ['B', 1],
      ]),
    );
  });
});

describe('relations', () => {
  const labelled = gold({
    one: {
      entities: ['person: Anna Berg = Anna', 'person: Tom', 'organization: Nordlicht'],
      relations: ['Me | met_with | Anna Berg', 'Anna Berg | parent_of | Tom', 'Tom | works_at | Nordlicht'],
    },
    two: { entities: ['place: Bern'], relations: ['Me | visited | Bern'] },
  });
  const relations = (one: string[]) => score(labelled, predictions({ one })).relations;

  it('are compared by label, symmetric ones in either order, child_of as parent_of reversed', () => {
    const told = ['anna | Met_With | I', 'Tom | child_of | Anna', 'Tom | works_at | the Nordlicht'];
    expect(relations(told)).toEqual({ precision: 1, recall: 0.75, f1: 0.8571, right: 3, predicted: 3, labelled: 4 });
  });

  it('are wrong in the other direction, and count once', () => {
    const told = [
      'Nordlicht | works_at | Tom',
      'Tom | parent_of | Anna',
      'Me | met_with | Anna',
      'Anna | met_with | Me',
    ];
    expect(relations(told)).toMatchObject({ right: 1, predicted: 3, labelled: 4 });
  });
});
