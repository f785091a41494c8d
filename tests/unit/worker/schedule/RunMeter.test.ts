import { describe, expect, it } from 'vitest';
import { RunMeter } from '../../../../worker/schedule/RunMeter.ts';

/** A meter with a clock that the test moves, and what it told. */
function measured() {
  const clock = { now: 1_000 };
  const told: [number, number | null][] = [];
  const meter = new RunMeter(
    (tokens, speed) => void told.push([tokens, speed]),
    () => clock.now,
  );
  return { clock, told, meter };
}

describe('the measure of a run', () => {
  it('counts tokens over all completions, and their speed without the time of reading', () => {
    const { clock, meter } = measured();
    meter.start('starter');
    for (const generated of [1, 2, 3, 1, 2]) {
      clock.now += generated === 1 ? 5_000 : 100;
      meter.token(generated);
    }
    expect(meter.report()).toEqual({
      model: 'starter',
      started: 1_000,
      firstToken: 6_000,
      generatedTokens: 5,
      tokensPerSecond: 10,
    });
  });

  it('tells how far it is a few times a second, not at each token', () => {
    const { clock, told, meter } = measured();
    for (let generated = 1; generated <= 100; generated++) {
      clock.now += 10;
      meter.token(generated);
    }
    expect(told.length).toBe(4);
    expect(told[0]).toEqual([1, null]);
    expect(told[3]?.[1]).toBeCloseTo(100);
  });

  it('prefers what the model itself counted', () => {
    const { meter } = measured();
    meter.start('starter');
    meter.token(1);
    meter.finish('nodes-1', { promptTokens: 40, cachedTokens: 30, generatedTokens: 9, milliseconds: 5 });
    expect(meter.report()).toMatchObject({ promptTokens: 40, cachedTokens: 30, generatedTokens: 9 });
  });

  it('reports a failure with what was known by then', () => {
    const { meter } = measured();
    expect(meter.report({ errorClass: 'HostLostError', errorMessage: 'It ended.' })).toEqual({
      errorClass: 'HostLostError',
      errorMessage: 'It ended.',
    });
  });
});
