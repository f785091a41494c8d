/** What predicting costs, and how bad answers are counted. */
import { describe, expect, it } from 'vitest';
import { costOf, costOfAll, describeCost } from '../../eval/cost.ts';
import { isLooped } from '../../eval/isLooped.ts';
import { predict } from '../../eval/predict.ts';
import type { Completion, ModelClient } from '../../../worker/model/ModelClient.ts';

const completion = (text: string, rest: Partial<Completion> = {}): Completion => ({
  text,
  ended: 'stop',
  promptTokens: 100,
  cachedTokens: 40,
  generatedTokens: 10,
  milliseconds: 500,
  ...rest,
});

/** Answers one after the other. */
function scripted(answers: Completion[]): ModelClient {
  return {
    info: { name: 'scripted', kind: 'base', adapter: 'a.gguf', contextSize: 2048, device: 'cpu' },
    complete: async () => answers.shift() ?? completion('none'),
    countTokens: async (text) => text.length,
    dispose: async () => undefined,
  };
}

describe('a looped answer', () => {
  it.each([
    ['person: Ana; Ana; ana; ANA', true],
    ['A | likes | B\nA | likes | B\nA | likes | B\nA | likes | B', true],
    ['person: Ana; Ben; Ana; Ben', false],
    ['person: Ana\nplace: Ana\npet: Ana\nwork: Ana', false],
    ['none', false],
  ])('%j: %s', (answer, looped) => {
    expect(isLooped(answer)).toBe(looped);
  });
});

describe('the cost of an entry', () => {
  it('is summed over its answers', () => {
    const answers = [completion('person: Ana', { generatedTokens: 30 }), completion('none', { ended: 'limit' })];
    expect(costOf(answers, 0)).toEqual({
      promptTokens: 200,
      cachedTokens: 80,
      generatedTokens: 40,
      milliseconds: 1000,
      longestAnswer: 30,
      unreadable: 0,
      looped: 0,
      cutOff: 1,
    });
  });

  it('counts an answer that was ended because it looped', () => {
    expect(costOf([completion('Ana | person\nAna', { ended: 'loop' })], 0)).toMatchObject({ looped: 1, cutOff: 0 });
  });

  it('is told as a mean, what went wrong as a sum', () => {
    const one = costOf([completion('a: x; x; x; x')], 1);
    const two = costOf([completion('none', { promptTokens: 300, generatedTokens: 70, milliseconds: 1500 })], 1);
    expect(describeCost(costOfAll([one, two]) ?? one)).toBe(
      'an entry: tokens 200 prompt, 40 of them cached, 40 generated; 1.00 s, names and relations\n' +
        'answers: longest 70 tokens, 2 unreadable, 1 looped, 0 cut off',
    );
    expect(costOfAll([])).toBeNull();
  });
});

describe('predicting', () => {
  const entry = { id: 'e', persona: 'A', date: '', text: 'Ana likes Rome.' };

  it('goes through both stages of the product', async () => {
    const client = scripted([completion('Ana | person\nRome | place'), completion('Ana | likes | Rome')]);
    const { prediction, cost, note } = await predict(client, entry);
    expect(prediction).toMatchObject({
      id: 'e',
      entities: [
        { name: 'Ana', type: 'person' },
        { name: 'Rome', type: 'place' },
      ],
      relations: [{ subject: 'Ana', predicate: 'likes', object: 'Rome' }],
    });
    expect(cost).toMatchObject({ generatedTokens: 20, unreadable: 0 });
    expect(note).toBe('');
  });

  it('counts an unreadable answer with what it cost', async () => {
    const { prediction, cost, note } = await predict(scripted([completion('Dear diary, what a day')]), entry);
    expect(prediction).toEqual({ id: 'e', entities: [], relations: [] });
    expect(cost).toMatchObject({ unreadable: 1, generatedTokens: 10, promptTokens: 100 });
    expect(note).toContain('no readable answer');
  });

  it('keeps the names when only the relations cannot be read', async () => {
    const { prediction, cost } = await predict(scripted([completion('Ana | person'), completion('what?')]), entry);
    expect(prediction.entities).toHaveLength(1);
    expect(cost).toMatchObject({ unreadable: 1, generatedTokens: 20 });
  });
});
