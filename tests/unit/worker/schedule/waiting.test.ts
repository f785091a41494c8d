import { describe, expect, it } from 'vitest';
import { KithError, ModelUnavailableError } from '../../../../backend/errors.ts';
import type { ClaimedWork } from '../../../../backend/store/scripts/claimWork.ts';
import { backoff } from '../../../../worker/schedule/backoff.ts';
import { ModelPauses } from '../../../../worker/schedule/ModelPauses.ts';
import { judgeFailure } from '../../../../worker/stages/judgeFailure.ts';

const MINUTE = 60_000;
const work: ClaimedWork = {
  item: 'id:nodes:1',
  episode: 'id',
  stage: 'nodes',
  revision: 1,
  attempt: 2,
  transientFailures: 3,
  corridor: 'entry',
  model: 'small',
  byAge: false,
  isPreview: false,
  run: 'run',
};

describe('waiting for another attempt', () => {
  it('doubles from five seconds to ten minutes', () => {
    const waits = [1, 2, 3, 4, 8, 20].map((failures) => backoff(failures, null, 0.5));
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 10 * MINUTE, 10 * MINUTE]);
  });

  it('varies by a fifth, and never beyond the longest', () => {
    expect([backoff(1, null, 0), backoff(1, null, 1)]).toEqual([4_000, 6_000]);
    expect(backoff(20, null, 1)).toBe(10 * MINUTE);
  });

  it('believes a hint between a second and ten minutes', () => {
    expect([0, 90_000, 24 * 60 * MINUTE].map((hint) => backoff(1, hint))).toEqual([1_000, 90_000, 10 * MINUTE]);
  });
});

describe('a failed attempt', () => {
  it('counts when the episode may be to blame', () => {
    const ending = judgeFailure(work, new KithError('failure', 'No readable answer.', ''), false, 0);
    expect(ending).toMatchObject({ outcome: 'failed', reason: 'No readable answer.' });
    expect(ending.notBefore).toBeGreaterThan(0);
  });

  it('does not count when the machine is, and waits longer each time', () => {
    const ending = judgeFailure(work, new ModelUnavailableError('No memory.', ''), false, 0);
    expect(ending.outcome).toBe('retried');
    expect(ending.notBefore).toBeGreaterThanOrEqual(32_000);
    const hinted = new KithError('failure', 'Busy.', '', { retryAfter: 7_000 });
    expect(judgeFailure(work, hinted, false, 0)).toMatchObject({ outcome: 'retried', notBefore: 7_000 });
  });

  it('goes back unharmed when it was interrupted', () => {
    expect(judgeFailure(work, new Error('stop'), true, 0)).toEqual({ outcome: 'released', reason: 'interrupted' });
  });

  it('never passes on the words of an error that is not ours', () => {
    const ending = judgeFailure(work, new SyntaxError('near "dear diary"'), false, 0);
    expect(ending.reason).toBe('The program failed (SyntaxError).');
  });
});

describe('a model that failed', () => {
  it('is left alone for a while, longer each time, until it works or a person does something', () => {
    const pauses = new ModelPauses();
    const first = pauses.fail('large', new ModelUnavailableError('No memory.', ''), 0);
    const second = pauses.fail('large', new ModelUnavailableError('No memory.', ''), 0);
    expect(second.until).toBeGreaterThan(first.until);
    expect([...pauses.current(second.until - 1).keys()]).toEqual(['large']);
    expect(pauses.current(second.until).size).toBe(0);
    pauses.succeed('large');
    expect(pauses.fail('large', new ModelUnavailableError('No memory.', ''), 0).until).toBeLessThanOrEqual(6_000);
    pauses.clear();
    expect(pauses.current(0).size).toBe(0);
  });
});
