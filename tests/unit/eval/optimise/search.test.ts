/** The search itself, on a scripted model: it finds what is better, refuses what only looked so, and asks nothing twice. */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Wording } from '../../../../prompts/baseWording.ts';
import type { CompletionRequest } from '../../../../worker/model/ModelClient.ts';
import { candidateOf } from '../../../eval/optimise/candidates.ts';
import { planRounds } from '../../../eval/optimise/halving.ts';
import { rememberingClient } from '../../../eval/optimise/rememberingClient.ts';
import { isAccepted, search, type SearchPlan } from '../../../eval/optimise/search.ts';
import { conclusion, triedPage } from '../../../eval/optimise/triedTable.ts';
import { judge } from '../../../eval/optimise/verdict.ts';
import { readWording } from '../../../eval/optimise/wordingFile.ts';
import { scriptedModel } from '../../../helpers/scriptedModel.ts';
import { temporaryHome } from '../../../helpers/temporaryHome.ts';
import { gold } from '../small.ts';

const present = await readWording();
const wordings = ['One.\n', 'Two.\n', 'Three.\n', 'Four.\n'].map((opening): Wording => ({ ...present, opening }));
const candidates = wordings.map(candidateOf);
const says = ({ prompt }: CompletionRequest, word: string) => prompt[0]?.startsWith(word) === true;
const entryOf = ({ prompt }: CompletionRequest) => /Entry: "(.*)"/.exec(prompt[1] ?? '')?.[1] ?? '';
const names = (text: string) => `People: ${text.split(' ').join('; ')}\nPlaces: none`;
const half = (text: string) => names(text.split(' ')[0] ?? '');

/** Five folds of entries, each of two names. */
function folds(prefix: string, perFold: number) {
  return Array.from({ length: 5 }, (_, fold) =>
    Array.from({ length: perFold }, (_, index) => {
      const words = [`Ana${prefix}${fold}x${index}`, `Bo${prefix}${fold}x${index}`];
      const id = `${prefix}-${fold}-${index}`;
      const entities = words.map((name) => `person: ${name}`);
      return gold({ [id]: { persona: `${prefix}${fold}`, text: words.join(' '), entities } });
    }).flat(),
  );
}

const plan: SearchPlan = {
  present,
  candidates,
  parties: { shown: [], choosing: folds('C', 6), proving: folds('P', 3) },
  budget: 100,
  provingPerFold: 3,
  lastWord: [],
};
const silent = () => undefined;
const base = { adapter: null } as const;

describe('the search', () => {
  it('finds the wording that reads more, proves it on other personas and accepts it', async () => {
    const model = scriptedModel((request) => (says(request, 'Three') ? names : half)(entryOf(request)), base);
    const outcome = await search(model, plan, silent);
    expect(outcome.winner?.wording.opening).toBe('Three.\n');
    expect(outcome.verdict?.isBetter).toBe(true);
    expect(isAccepted(outcome)).toBe(true);
    expect(outcome.tried.map(({ rounds }) => rounds)).toEqual([2, 2, 2, 1, 1]);
    expect(conclusion(outcome)).toContain('takes the place');
  });

  it('refuses a winner that only does well where it was chosen', async () => {
    const model = scriptedModel((request) => {
      const isLucky = says(request, 'Two') && entryOf(request).includes('AnaC');
      return (isLucky ? names : half)(entryOf(request));
    }, base);
    const outcome = await search(model, plan, silent);
    expect(outcome.winner?.wording.opening).toBe('Two.\n');
    expect(isAccepted(outcome)).toBe(false);
    expect(conclusion(outcome)).toContain('The present wording stays.');
  });

  it('refuses a winner that falls behind on the last entries', async () => {
    const lastWord = folds('L', 1).flat();
    const model = scriptedModel((request) => {
      const isBad = says(request, 'One') === entryOf(request).includes('AnaL');
      return (isBad ? half : names)(entryOf(request));
    }, base);
    const outcome = await search(model, { ...plan, lastWord }, silent);
    expect(outcome.verdict?.isBetter).toBe(true);
    expect(outcome.lastWord?.winner).toBeLessThan(outcome.lastWord?.present ?? 0);
    expect(isAccepted(outcome)).toBe(false);
  });

  it('proves nothing where nothing was ahead, and reads none of the proving entries', async () => {
    const model = scriptedModel((request) => half(entryOf(request)), base);
    const outcome = await search(model, plan, silent);
    expect(outcome.winner).toBeNull();
    expect(model.requests.some((request) => entryOf(request).includes('AnaP'))).toBe(false);
  });

  it('counts answers that cannot be read as nothing found', async () => {
    const model = scriptedModel((request) => (says(request, 'Four') ? 'Dear diary' : names(entryOf(request))), base);
    const { tried } = await search(model, plan, silent);
    const four = tried.find(({ trial }) => trial.candidate.wording.opening === 'Four.\n');
    expect(four).toMatchObject({ spread: { mean: 0 } });
    expect(four?.trial.unreadable).toBeGreaterThan(0);
  });

  it('tells what was tried, each candidate once', async () => {
    const model = scriptedModel((request) => names(entryOf(request)), base);
    const outcome = await search(model, plan, silent);
    const page = triedPage({ date: 'd', commit: 'c', model: 'm', seed: 1, size: 's' }, outcome);
    expect(page.match(/^\| [0-9a-f]{8}/gm)).toHaveLength(5);
    expect(page).toContain('(present)');
    expect(page).toContain('One.');
  });
});

describe('the rounds', () => {
  it('halve the candidates, cost about the same, and keep to the budget', () => {
    const rounds = planRounds(24, 900, 5);
    expect(rounds.map(({ candidates: places }) => places)).toEqual([24, 12, 6, 3]);
    const costs = rounds.map(({ candidates: places, perFold }) => (places + 1) * perFold * 5);
    expect(costs.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(900);
    expect(Math.min(...costs)).toBeGreaterThan(100);
  });

  it('exist for any size', () => {
    expect(planRounds(1, 10, 5)).toEqual([{ candidates: 1, perFold: 1 }]);
    expect(planRounds(200, 100, 5).every(({ perFold }) => perFold === 1)).toBe(true);
  });
});

describe('the verdict', () => {
  it.each([
    ['the same gain everywhere', [0.1, 0.1, 0.1, 0.1, 0.1], true],
    ['a gain that one fold has alone', [0.5, 0, 0, 0, 0], false],
    ['gains that differ more than they gain', [0.2, 0.2, 0.2, -0.1, -0.1], false],
    ['a loss', [-0.1, -0.1, -0.1, -0.1, -0.1], false],
    ['no difference', [0, 0, 0, 0, 0], false],
  ])('%s', (_, gains, isBetter) => {
    const now = [0.5, 0.5, 0.5, 0.5, 0.5];
    const then = gains.map((gain) => 0.5 + gain);
    expect(judge(now, then).isBetter).toBe(isBetter);
  });
});

describe('a run that was interrupted', () => {
  const request: CompletionRequest = { prompt: ['a'], stop: [], maxTokens: 5, sampling: 'greedy' };

  it('asks nothing twice, also after a line was cut off', async () => {
    const file = join(await temporaryHome(), 'sub', 'answers.jsonl');
    const first = scriptedModel('one two');
    const before = await (await rememberingClient(first, file, 'm')).complete(request);
    await appendFile(file, '{"key": "cut o');
    const second = scriptedModel('other');
    const client = await rememberingClient(second, file, 'm');
    expect(await client.complete(request)).toEqual(before);
    expect(second.requests).toHaveLength(0);
    await client.complete({ ...request, prompt: ['b'] });
    expect(
      await (await rememberingClient(scriptedModel(''), file, 'm')).complete({ ...request, prompt: ['b'] }),
    ).toMatchObject({ text: 'other' });
  });

  it('counts no text twice', async () => {
    const file = join(await temporaryHome(), 'answers.jsonl');
    expect(await (await rememberingClient(scriptedModel(''), file, 'm')).countTokens('one two')).toBe(2);
    const silent = { ...scriptedModel(''), countTokens: () => Promise.reject(new Error('asked again')) };
    expect(await (await rememberingClient(silent, file, 'm')).countTokens('one two')).toBe(2);
  });

  it('does not take the answers of another model', async () => {
    const file = join(await temporaryHome(), 'answers.jsonl');
    await writeFile(file, '');
    await (await rememberingClient(scriptedModel('one'), file, 'm')).complete(request);
    expect((await (await rememberingClient(scriptedModel('two'), file, 'n')).complete(request)).text).toBe('two');
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(2);
  });
});
