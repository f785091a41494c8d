import { describe, expect, it } from 'vitest';
import { SCHEDULING, effectivePriority, schedulingSettings } from '../../../../backend/store/scheduling.ts';

const MINUTE = 60_000;

describe('the priority of waiting work', () => {
  it('is the corridor’s, grows by ten a minute after five minutes, and ends at 65', () => {
    const at = (minutes: number) => effectivePriority('backfill', minutes * MINUTE);
    expect([0, 5, 6, 7, 8, 9, 60].map(at)).toEqual([30, 30, 40, 50, 60, 65, 65]);
  });

  it('never falls below the corridor’s', () => {
    expect(effectivePriority('manual', 60 * MINUTE)).toBe(70);
    expect(effectivePriority('ask', 60 * MINUTE)).toBe(90);
  });
});

describe('the numbers of the scheduler', () => {
  it('can be set from the environment', () => {
    const environment = { KITH_AGING_AFTER_SECONDS: '10', KITH_AGING_STEP_SECONDS: '0.5', KITH_MODEL_STREAK: '3' };
    expect(schedulingSettings(environment)).toEqual({ agingAfter: 10_000, agingStep: 500, longestStreak: 3 });
  });

  it('are the usual ones where the environment makes no sense', () => {
    expect(schedulingSettings({ KITH_AGING_AFTER_SECONDS: 'soon', KITH_MODEL_STREAK: '-1' })).toEqual(SCHEDULING);
  });
});
