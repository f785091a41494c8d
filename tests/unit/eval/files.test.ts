/** Files for the scorer: what is taken, and how a wrong one is refused. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../backend/errors.ts';
import { isLabelled, parseGold, parsePredictions } from '../../eval/score/files.ts';
import { jsonLines } from './small.ts';

describe('prediction files', () => {
  it('take names alone, nodes as numbers, and missing parts', () => {
    const text = jsonLines([
      { id: 'a', entities: [{ name: 'Tom', type: ' Person ', id: 7 }, { type: 'pet' }] },
      { id: 'b', relations: [], maker: { any: 'thing' } },
    ]);
    expect(parsePredictions(`\n${text}\n`, 'p')).toEqual([
      {
        id: 'a',
        entities: [
          { name: 'Tom', form: 'tom', type: 'person', node: '7' },
          { name: '', form: '', type: 'pet', node: null },
        ],
        relations: null,
      },
      { id: 'b', entities: [], relations: [] },
    ]);
  });

  it.each([
    ['{"id": "a"}\n{oops: secret}', 'p, line 2: the line'],
    ['{"id": "a", "entities": "secret"}', 'p, line 1: entities'],
    ['{"id": "a"}\n\n{"id": "a"}', 'p, line 3: an id that an earlier line has.'],
  ])('are refused by line, and never quoted: %j', (text, message) => {
    const refusal = () => parsePredictions(text, 'p');
    expect(refusal).toThrow(UsageError);
    expect(refusal).toThrow(message);
    expect(refusal).not.toThrow('secret');
  });
});

describe('labelled files', () => {
  it('are told from plain diaries', () => {
    const labelled = jsonLines([{ id: 'a', persona: 'A', text: '', entities: [] }]);
    expect(isLabelled(labelled, 'g')).toBe(true);
    expect(isLabelled(jsonLines([{ id: 'a', date: '', text: '' }]), 'g')).toBe(false);
    expect(parseGold(labelled, 'g')).toEqual([
      { id: 'a', persona: 'A', text: '', entities: [], relations: [], same_as: {} },
    ]);
  });

  it('hold known types only', () => {
    const entities = [{ name: 'Tom', type: 'human', mentions: ['Tom'] }];
    expect(() => parseGold(jsonLines([{ id: 'a', persona: 'A', text: 'Tom', entities }]), 'g')).toThrow(
      'g, line 1: entities.0.type',
    );
  });
});
