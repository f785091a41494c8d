/** Times as people read them. */
import { describe, expect, it } from 'vitest';
import {
  comingMoment,
  dayAndMinute,
  dayAndSecond,
  shortSpan,
  shortSpeed,
  spanOf,
  speed,
} from '../../../../app/cli/moments.ts';

const LOCAL = new Date(2026, 10, 23, 21, 4, 5);

describe('moments', () => {
  it('are in local time', () => {
    expect(dayAndMinute(LOCAL.toISOString())).toBe('11-23 21:04');
    expect(dayAndSecond(LOCAL.toISOString())).toBe('11-23 21:04:05');
  });

  it('name the day only when it is not near', () => {
    expect(comingMoment(LOCAL.toISOString(), new Date(2026, 10, 23, 21, 0))).toBe('21:04:05');
    expect(comingMoment(LOCAL.toISOString(), new Date(2026, 10, 21, 21, 0))).toBe('11-23 21:04:05');
  });
});

describe('spans', () => {
  it.each([
    [0, '1 second'],
    [40.4, '40 seconds'],
    [180, '3 minutes'],
    [2 * 3600, '2 hours'],
    [5 * 86400, '5 days'],
  ])('of %d seconds in words', (seconds, words) => {
    expect(spanOf(seconds)).toBe(words);
  });

  it.each([
    [-5, '0.0s'],
    [420, '0.4s'],
    [99_940, '99.9s'],
    [99_960, '1m40s'],
    [125_000, '2m05s'],
    [12_000_000, '3h20m'],
  ])('of %d milliseconds in short', (milliseconds, text) => {
    expect(shortSpan(milliseconds)).toBe(text);
    expect(text.length).toBeLessThanOrEqual(6);
  });

  it('speeds never grow wider than a row has room for', () => {
    expect([9.32, 99.99, 123.4].map(speed)).toEqual(['9.3 tokens/s', '100 tokens/s', '123 tokens/s']);
    expect([9.32, 99.99, 1234].map(shortSpeed)).toEqual(['9.3 tok/s', '100 tok/s', '1234 tok/s']);
  });
});
