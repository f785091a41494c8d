import { describe, expect, it } from 'vitest';
import { HangJudge, type Look } from '../../../../worker/engine/HangJudge.ts';
import { Watchdog } from '../../../../worker/engine/Watchdog.ts';

const silent: Look = { answered: false, asked: 0, ended: 3_000, patience: 3_000, busy: false };

describe('whether an engine hangs', () => {
  it('is decided by two silences in a row', () => {
    const judge = new HangJudge();
    expect(judge.judge(silent)).toBe('ask again');
    expect(judge.judge({ ...silent, asked: 3_000, ended: 6_001 })).toBe('hung');
  });

  it('is forgotten at the first answer', () => {
    const judge = new HangJudge();
    judge.judge(silent);
    expect(judge.judge({ ...silent, answered: true })).toBe('well');
    expect(judge.judge(silent)).toBe('ask again');
  });

  it('is not told by a timer that came late, however often', () => {
    const judge = new HangJudge();
    for (let wake = 0; wake < 10; wake += 1) expect(judge.judge({ ...silent, ended: 33_000 })).toBe('ask again');
  });

  it('is not assumed of an engine that computes, until a minute has gone', () => {
    const judge = new HangJudge();
    const verdicts = Array.from({ length: 20 }, (_, look) =>
      judge.judge({ ...silent, asked: look * 3_000, ended: (look + 1) * 3_000, busy: true }),
    );
    expect(verdicts.indexOf('hung')).toBe(19);
  });
});

/** Time that passes only when somebody sleeps; each sleep may be made longer than asked for. */
class Clock {
  at = 0;
  /** extra milliseconds of the next sleep that begins after this moment */
  freeze: { after: number; milliseconds: number } | null = null;

  now = (): number => this.at;

  sleep = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    // An answer that is there comes first, as in a real process that is not overslept.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    if (signal.aborted) return;
    this.at += milliseconds;
    if (this.freeze && this.at > this.freeze.after) {
      this.at += this.freeze.milliseconds;
      this.freeze = null;
    }
  };
}

interface Outcome {
  hungAt: number | null;
  questions: number;
}

async function watch(clock: Clock, answers: () => boolean, until: number): Promise<Outcome> {
  const outcome: Outcome = { hungAt: null, questions: 0 };
  const watchdog: Watchdog = new Watchdog({
    ask: () => {
      outcome.questions += 1;
      if (clock.at > until) watchdog.stop();
      return answers() ? Promise.resolve() : new Promise(() => undefined);
    },
    giveUp: () => undefined,
    processorTime: () => Promise.resolve(0),
    onHung: () => (outcome.hungAt = clock.at),
    now: clock.now,
    sleep: clock.sleep,
  });
  await watchdog.watch();
  return outcome;
}

describe('the watchdog', () => {
  it('finds a hang within ten seconds, whenever it begins', async () => {
    for (let begin = 0; begin < 12_000; begin += 500) {
      const clock = new Clock();
      const { hungAt } = await watch(clock, () => clock.at < begin, 100_000);
      expect((hungAt ?? Number.NaN) - begin).toBeLessThanOrEqual(10_000);
    }
  });

  it('takes no engine for hung because the worker itself stood still for 30 s', async () => {
    for (let begin = 5_000; begin < 15_000; begin += 250) {
      const clock = new Clock();
      clock.freeze = { after: begin, milliseconds: 30_000 };
      // After the pause our timer fires before the answer is seen: one question stays unanswered.
      let unseen = 1;
      const answers = (): boolean => clock.freeze !== null || clock.at < begin || unseen-- <= 0;
      const { hungAt, questions } = await watch(clock, answers, 100_000);
      expect(hungAt).toBeNull();
      expect(questions).toBeGreaterThan(10);
    }
  });

  it('asks nothing more once it is stopped', async () => {
    const clock = new Clock();
    const { questions } = await watch(clock, () => true, 10_000);
    expect(questions).toBe(6);
  });
});
