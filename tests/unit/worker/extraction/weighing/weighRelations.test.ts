/** Whether the diarist was there or met them is decided by the words around the name. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../../backend/glossary.ts';
import type { RelationLine } from '../../../../../prompts/lines.ts';
import type { PromptStyle } from '../../../../../prompts/Prompt.ts';
import { RELATION_WEIGHTS, type Judge } from '../../../../../prompts/relationWeights.ts';
import { ground } from '../../../../../worker/extraction/ground.ts';
import { resolveRelations } from '../../../../../worker/extraction/relations.ts';
import { probability, weighRelations } from '../../../../../worker/extraction/weighing/weighRelations.ts';

const NAMES: Record<string, EntityType> = { Ely: 'place', York: 'place', Ana: 'person', Bo: 'person' };
const JUDGE: Judge = {
  predicate: 'visited',
  type: 'place',
  bias: -1,
  told: 2,
  least: 0.5,
  weights: { '-2-1:drove to': 3, '-1@far': -9, 'c<:of': -0.5 },
};

function weigh(text: string, told: RelationLine[], style: PromptStyle, judges: readonly Judge[]) {
  const entities = ground(
    text,
    Object.entries(NAMES).map(([name, type]) => ({ name, type })),
  );
  const passage = { start: 0, end: text.length };
  const relations = resolveRelations(text, passage, entities, told);
  return weighRelations(text, passage, entities, relations, style, judges);
}

const line = (predicate: RelationLine['predicate'], object: string): RelationLine => ({
  subject: 'Me',
  predicate,
  object,
});
const short = (relations: ReturnType<typeof weigh>) =>
  relations.map(({ predicate, object, evidence }) => `${predicate} ${object?.name ?? 'Me'}: ${evidence}`);

describe('weighing relations', () => {
  const text = 'We drove to Ely. Bo talks about York. Ana is well.';

  it('finds what the words say, with the sentence and how sure it is', () => {
    const found = weigh(text, [], 'adapter', [JUDGE]);
    expect(short(found)).toEqual(['visited Ely: We drove to Ely.']);
    expect(found[0]?.confidence).toBe(0.88);
  });

  it('hears what a small model tells as one more sign', () => {
    const told = [line('visited', 'York'), line('friend_of', 'Ana')];
    for (const style of ['adapter', 'base'] as const) {
      expect(short(weigh(text, told, style, [JUDGE]))).toEqual([
        'friend_of Ana: Ana is well.',
        'visited Ely: We drove to Ely.',
        'visited York: Bo talks about York.',
      ]);
      expect(short(weigh(text, told, style, [{ ...JUDGE, bias: -9 }]))).toEqual(['friend_of Ana: Ana is well.']);
    }
  });

  it('keeps what a chat model tells, and adds to it', () => {
    const told = [line('visited', 'York')];
    expect(short(weigh(text, told, 'instruct', [JUDGE]))).toEqual([
      'visited York: Bo talks about York.',
      'visited Ely: We drove to Ely.',
    ]);
    expect(short(weigh(text, told, 'instruct', [{ ...JUDGE, bias: -9 }]))).toEqual([
      'visited York: Bo talks about York.',
    ]);
  });

  it('takes no sign for one that only sounds like a part of every object', () => {
    expect(probability(JUDGE, new Set(['constructor', '__proto__', 'toString']), 0)).toBe(0.27);
  });
});

describe('the weights in use', () => {
  const found = (text: string) =>
    short(weigh(text, [], 'adapter', RELATION_WEIGHTS.judges)).map((each) => each.split(':')[0]);

  it('know going there from talking of it, in three languages', () => {
    expect(found('We drove to York and had lunch by the river.')).toEqual(['visited York']);
    expect(found('Heute sind wir nach York gefahren und waren essen.')).toEqual(['visited York']);
    expect(found('Hoy fuimos a York y comimos junto al río.')).toEqual(['visited York']);
    expect(found('A letter from my cousin, who lives in York now.')).toEqual([]);
  });

  it('know meeting somebody from calling them', () => {
    expect(found('Had coffee with Ana today and we walked for an hour.')).toEqual(['met_with Ana']);
    expect(found('Ana rang and talked for an hour about her boss.')).toEqual([]);
    expect(found('Need to email Bo tomorrow.')).toEqual([]);
  });
});
