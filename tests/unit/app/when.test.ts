/** Natural dates: what is understood becomes one moment; what is not is refused, never guessed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDay, parseWhen } from '../../../app/when.ts';
import { UsageError } from '../../../backend/errors.ts';

const zone = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** A Monday morning. */
const now = (): Date => new Date('2026-11-23T08:15:30+01:00');

describe('a moment', () => {
  it.each([
    ['now', '2026-11-23T08:15:30+01:00'],
    ['yesterday 9pm', '2026-11-22T21:00:00+01:00'],
    ['on 2026-11-20 at 9pm', '2026-11-20T21:00:00+01:00'],
    ['2026-11-20 21:14', '2026-11-20T21:14:00+01:00'],
    ['2026-11-20T07:00', '2026-11-20T07:00:00+01:00'],
    ['2026-11-20T07:00:00-05:00', '2026-11-20T13:00:00+01:00'],
    ['20 nov 2026 18:30', '2026-11-20T18:30:00+01:00'],
    ['2 days ago at 8am', '2026-11-21T08:00:00+01:00'],
    ['an hour ago', '2026-11-23T07:15:30+01:00'],
    ['yesterday at noon', '2026-11-22T12:00:00+01:00'],
    ['this morning', '2026-11-23T06:00:00+01:00'],
    ['last night', '2026-11-22T22:00:00+01:00'],
    ['1 july 2026 9am', '2026-07-01T09:00:00+02:00'],
  ])('%s', (text, date) => {
    expect(parseWhen(text, now())).toEqual({ date, zone: 'Europe/Berlin' });
  });

  it.each([
    ['yesterday', '2026-11-22T08:15:30+01:00'],
    ['last friday', '2026-11-20T08:15:30+01:00'],
    ['2026-11-20', '2026-11-20T08:15:30+01:00'],
    ['11/20/2026', '2026-11-20T08:15:30+01:00'],
    ['20.11.2026', '2026-11-20T08:15:30+01:00'],
    ['3 weeks ago', '2026-11-02T08:15:30+01:00'],
    ['1 july 2026', '2026-07-01T08:15:30+02:00'],
  ])('%s keeps the present time of day', (text, date) => {
    expect(parseWhen(text, now()).date).toBe(date);
  });

  it.each([
    ['friday', '2026-11-20T08:15:30+01:00'],
    ['friday 18:00', '2026-11-20T18:00:00+01:00'],
    ['9pm', '2026-11-22T21:00:00+01:00'],
    ['7am', '2026-11-23T07:00:00+01:00'],
    ['24 december', '2025-12-24T08:15:30+01:00'],
    ['noon', '2026-11-22T12:00:00+01:00'],
  ])('%s is the last one that was', (text, date) => {
    expect(parseWhen(text, now()).date).toBe(date);
  });

  it.each([
    ['tomorrow', '2026-11-24T08:15:30+01:00'],
    ['next friday', '2026-12-04T08:15:30+01:00'],
    ['this friday', '2026-11-27T08:15:30+01:00'],
    ['24 december 2026', '2026-12-24T08:15:30+01:00'],
  ])('%s looks ahead because it says so', (text, date) => {
    expect(parseWhen(text, now()).date).toBe(date);
  });
});

describe('refused', () => {
  it.each([
    'the 32nd',
    '32nd of november',
    '2026-02-30',
    '2026-13-01',
    '30 february',
    '25:00',
    'yesterday 25pm',
    'gibberish',
    '',
    '  ',
    'from monday to friday',
    'monday and friday',
    '2026-11-20 9pm foo',
    '3/4/2026',
    '03.04.2026',
    '5',
  ])('"%s"', (text) => {
    expect(() => parseWhen(text, now())).toThrow(UsageError);
  });

  it('names the flag and shows how to write a date', () => {
    expect(() => parseDay('the 32nd', now(), '--from')).toThrow(
      '--from "the 32nd" is not a date that Kith understands.',
    );
    expect(() => parseDay('3/4/2026', now(), '--on')).toThrow('--on "3/4/2026" may mean two different days.');
  });
});

describe('a day', () => {
  it.each([
    ['today', '2026-11-23'],
    ['2026-11-20', '2026-11-20'],
    ['last friday', '2026-11-20'],
  ])('%s', (text, day) => {
    expect(parseDay(text, now(), '--on')).toBe(day);
  });
});
