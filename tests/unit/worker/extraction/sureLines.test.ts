/** How sure a line is: which tokens it is made of, and what is known of the model. */
import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../../../prompts/confidence.ts';
import shipped from '../../../../prompts/adapters/confidence.json' with { type: 'json' };
import { adapterEdges, adapterNodes } from '../../../../prompts/adapter.ts';
import { extractEdges } from '../../../../worker/extraction/extractEdges.ts';
import { extractNodes } from '../../../../worker/extraction/extractNodes.ts';
import { likelyLines } from '../../../../worker/extraction/lineParts.ts';
import { surer, sureLines } from '../../../../worker/extraction/sureLines.ts';
import type { AnswerToken, Completion, ModelClient } from '../../../../worker/model/ModelClient.ts';
import { scriptedModel } from '../../../helpers/scriptedModel.ts';

/** A completion that does not tell what its tokens were worth. */
function scriptedCompletion(text: string): Completion {
  return { text, ended: 'stop', promptTokens: 1, cachedTokens: 0, generatedTokens: 1, milliseconds: 1 };
}

/** A completion of pieces with a probability each. */
function completion(...pieces: [string, number][]): Completion {
  let text = '';
  const tokens = pieces.map(([piece, probability]): AnswerToken => {
    text += piece;
    return { end: text.length, probability };
  });
  return { ...scriptedCompletion(text), tokens };
}

const known: Calibration = {
  adapter: 'a.gguf',
  prompt: 'p',
  bias: 0,
  weights: [1, 1],
  least: 0,
  fitted: { lines: 1, right: 1 },
};
const half = Math.log(0.5);

describe('the parts of a line', () => {
  it('are made of the tokens that begin in them, each with the bar that ends it', () => {
    const { text, tokens = [] } = completion(
      ['Ana', 0.5],
      [' Lind', 0.5],
      [' |', 0.5],
      [' person', 0.25],
      ['\n', 0.1],
      ['Rome', 1],
      [' | place', 0.5],
    );
    const [first, second] = likelyLines(text, tokens);
    expect(first?.line).toBe('Ana Lind | person');
    expect(first?.parts.map((part) => part / half)).toEqual([expect.closeTo(3), expect.closeTo(2)]);
    expect(second?.line).toBe('Rome | place');
    expect(second?.parts.map((part) => part / half)).toEqual([expect.closeTo(1), expect.closeTo(0)]);
  });

  it('are as many as the bars tell, and an empty line has none', () => {
    const { text, tokens = [] } = completion(['none', 0.5], ['\n\n', 1], ['A | b | C', 0]);
    const parts = likelyLines(text, tokens).map((each) => each.parts);
    expect(parts.map(({ length }) => length)).toEqual([1, 3]);
    expect(parts.flat().every(Number.isFinite)).toBe(true);
  });
});

describe('the lines of an answer', () => {
  const answer = completion(
    ['Ana |', 0.5],
    [' person', 1],
    ['\nRome |', 1],
    [' place', 1],
    ['\nAna |', 1],
    [' person', 1],
  );
  const lines = adapterNodes.parse(answer.text).lines;

  it('are as sure as lines like them were right, and a repeat makes none surer', () => {
    expect(sureLines(lines, adapterNodes, answer, { ...known, bias: 1 })).toEqual([
      { name: 'Ana', type: 'person', confidence: 0.58 },
      { name: 'Rome', type: 'place', confidence: 0.73 },
    ]);
  });

  it('stay as they are where nothing is known of the model, or it does not tell', () => {
    expect(sureLines(lines, adapterNodes, answer, null)).toEqual(lines);
    expect(sureLines(lines, adapterNodes, scriptedCompletion(answer.text), known)).toEqual(lines);
    expect(sureLines(lines, adapterNodes, answer, { ...known, weights: [1, 1, 1] })).toEqual(lines);
  });

  it('of relations have three parts', () => {
    const told = completion(['Ana |', 1], [' owns |', 0.5], [' Rex', 1]);
    const found = sureLines(adapterEdges.parse(told.text).lines, adapterEdges, told, {
      ...known,
      weights: [0, 1, 0],
    });
    expect(found).toEqual([{ subject: 'Ana', predicate: 'owns', object: 'Rex', confidence: 0.33 }]);
  });
});

describe('what is told twice', () => {
  it('is as sure as the surer of the two, and stays what it was', () => {
    expect(surer(undefined, { confidence: 0.2, from: 2 })).toEqual({ confidence: 0.2, from: 2 });
    expect(surer({ confidence: 0.7, from: 1 }, { confidence: 0.2, from: 2 })).toEqual({ confidence: 0.7, from: 1 });
    expect(surer<{ confidence?: number; from: number }>({ from: 1 }, { confidence: 0.2, from: 2 })).toEqual({
      confidence: 0.2,
      from: 1,
    });
    expect(surer<{ confidence?: number; from: number }>({ from: 1 }, { from: 2 })).toEqual({ from: 1 });
  });
});

it('an extraction by a model of which nothing is known has no confidence, but for what the text says outright', async () => {
  const client = scriptedModel(
    ({ prompt }) => (prompt.join('').includes('Relations') ? 'Me | likes | Ana' : 'Ana | person\nLeo | person'),
    { adapter: 'unknown.gguf' },
  );
  const text = 'I like Ana. My brother Leo came.';
  const nodes = (await extractNodes(client, { text, revision: 1 })).extraction;
  const edges = (await extractEdges(client, { text, revision: 1 }, nodes)).extraction;
  expect(nodes.entities.every((entity) => !('confidence' in entity))).toBe(true);
  expect(edges.relations.map(({ predicate, confidence }) => [predicate, confidence])).toEqual([
    ['likes', undefined],
    ['sibling_of', 0.9],
  ]);
});

it('an extraction by a known model leaves out what it was not sure of, and says how sure the rest is', async () => {
  const [{ adapter = '' } = {}] = shipped;
  const names = completion(
    ['Ana |', 1],
    [' person', 1],
    ['\nRome |', 0.1],
    [' place', 0.001],
    ['\nLisbon |', 1],
    [' place', 1],
  );
  const relations = completion(
    ['Ana |', 1],
    [' lives_in |', 1],
    [' Lisbon', 1],
    ['\nAna |', 0.1],
    [' owns |', 0.001],
    [' Lisbon', 0.1],
  );
  const client: ModelClient = {
    ...scriptedModel('', { adapter }),
    complete: async ({ prompt }) => (prompt.join('').includes('Relations') ? relations : names),
  };
  const text = 'Ana is in Lisbon, not in Rome.';
  const nodes = (await extractNodes(client, { text, revision: 1 })).extraction;
  const edges = (await extractEdges(client, { text, revision: 1 }, nodes, { judges: [] })).extraction;
  expect(nodes.entities.map(({ name }) => name)).toEqual(['Ana', 'Lisbon']);
  expect(nodes.entities.every(({ confidence = 0 }) => confidence > 0.7)).toBe(true);
  expect(edges.relations.map(({ predicate }) => predicate)).toEqual(['lives_in']);
  expect(edges.relations[0]?.confidence).toBeGreaterThan(0.5);
});
