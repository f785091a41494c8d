/** How long a worker waits for the next window. */
import { describe, expect, it } from 'vitest';
import { lingerMilliseconds } from '../../../worker/linger.ts';

describe('the linger time', () => {
  it.each([
    [undefined, 5_000],
    ['0', 0],
    ['60000', 60_000],
    ['forever', Number.POSITIVE_INFINITY],
    ['-1', 5_000],
    ['soon', 5_000],
  ])('of %s is %d', (value, milliseconds) => {
    expect(lingerMilliseconds({ KITH_LINGER_MS: value })).toBe(milliseconds);
  });

  it('is what the settings say, unless the environment says otherwise', () => {
    expect(lingerMilliseconds({}, 60)).toBe(60_000);
    expect(lingerMilliseconds({}, 0)).toBe(0);
    expect(lingerMilliseconds({ KITH_LINGER_MS: '300' }, 60)).toBe(300);
  });
});
