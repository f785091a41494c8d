/** The days that words mean: as a diarist means them, in the past. */
import { describe, expect, test } from 'vitest';
import { readSpan } from '../../../../backend/calendar/readSpan.ts';

/** a Tuesday */
const TODAY = '2026-11-24';

function read(text: string): string | null {
  const span = readSpan(text, TODAY);
  return span === null ? null : span.from === span.to ? span.from : `${span.from}…${span.to}`;
}

describe('readSpan', () => {
  test.each([
    ['2024', '2024-01-01…2024-12-31'],
    ['2024-03', '2024-03-01…2024-03-31'],
    ['2024-3', '2024-03-01…2024-03-31'],
    ['2024-03-15', '2024-03-15'],
    ['2024/3/5', '2024-03-05'],
    ['today', '2026-11-24'],
    ['Yesterday', '2026-11-23'],
    ['june', '2026-06-01…2026-06-30'],
    ['december', '2025-12-01…2025-12-31'],
    ['november', '2026-11-01…2026-11-30'],
    ['sept', '2026-09-01…2026-09-30'],
    ['June 2023', '2023-06-01…2023-06-30'],
    ['june2023', '2023-06-01…2023-06-30'],
    ['14 march', '2026-03-14'],
    ['24 december', '2025-12-24'],
    ['March 14, 2025', '2025-03-14'],
    ['14th of march', '2026-03-14'],
    ['29 feb', '2024-02-29'],
    ['tuesday', '2026-11-24'],
    ['last tuesday', '2026-11-17'],
    ['on friday', '2026-11-20'],
    ['this week', '2026-11-23…2026-11-29'],
    ['last-week', '2026-11-16…2026-11-22'],
    ['last month', '2026-10-01…2026-10-31'],
    ['last_year', '2025-01-01…2025-12-31'],
    ['3 weeks ago', '2026-11-03'],
    ['a year ago', '2025-11-24'],
    ['10d', '2026-11-14'],
    ['2m', '2026-09-24'],
  ])('%s', (text, meant) => {
    expect(read(text)).toBe(meant);
  });

  test.each([
    '',
    'lisbon',
    '2024-13',
    '2024-02-30',
    '31 june 2024',
    'march march',
    'last',
    'ma',
    '12',
    '5 ago',
    'constructor',
  ])('%s means no days', (text) => {
    expect(read(text)).toBeNull();
  });
});
