/** Where a prediction went wrong, by kind. */
import { describe, expect, it } from 'vitest';
import { confusionTable, countMistakes } from '../../eval/errors/confusion.ts';
import { allMistakes, listMistakes } from '../../eval/errors/listing.ts';
import { gold, predictions } from './small.ts';

const labelled = gold({
  one: {
    text: 'Anna showed me the University of Bern, then Biscuit barked at Hannah near the lake.',
    entities: ['person: Anna Berg = Anna', 'organization: University of Bern', 'pet: Biscuit', 'person: Hannah'],
    relations: ['Me | met_with | Anna Berg'],
  },
  two: { text: 'Fog.', entities: [] },
});
const said = predictions({
  one: [
    'person: Anna',
    'pet: Anna Berg',
    'place: Bern',
    'person: Biscuit',
    'place: the lake',
    'person: Zor\u001bblax',
    'Anna | works_at | Bern',
  ],
});
const all = allMistakes(labelled, said);

describe('mistakes', () => {
  it('are of one kind each', () => {
    expect(countMistakes(all.map(({ mistakes }) => mistakes))).toEqual({
      right: 1,
      wrongType: 1,
      wrongSpan: 1,
      missed: 1,
      invented: 2,
      repeated: 1,
      notInText: 1,
    });
  });

  it('are listed by entry, safe to print; entries without any are left out', () => {
    expect(listMistakes(all).split('\n')).toEqual([
      'one',
      '  missed      person: Hannah',
      '  invented    place: the lake',
      '  invented    person: Zor blax (not in the text)',
      '  wrong type  pet: Biscuit, said person',
      '  wrong span  organization: University of Bern, said place: Bern',
      '  repeated    pet: Anna Berg',
      '  missed      anna berg | met_with | me',
      '  wrong       anna berg | works_at | bern',
    ]);
  });

  it('show which type was taken for which', () => {
    expect(
      confusionTable(all.map(({ mistakes }) => mistakes))
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual([
      'labelled, said     person    place     span   missed',
      'person                  1                          1',
      'organization                              1',
      'pet                     1',
      '(invented)              1        1',
    ]);
  });

  it('never take a name for a part of another word, and prefer the same type for a span', () => {
    const entry = gold({ one: { entities: ['person: Hannah', 'place: Bern Park', 'organization: Bern Museum'] } });
    const [mistakes] = allMistakes(entry, predictions({ one: ['person: Ann', 'organization: Bern'] }));
    expect(mistakes?.mistakes.wrongSpan.map(({ label }) => label.name)).toEqual(['Bern Museum']);
    expect(mistakes?.mistakes.missed.map(({ name }) => name)).toEqual(['Hannah', 'Bern Park']);
  });
});
