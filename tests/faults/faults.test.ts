/** A part of `npm run faults`: every row, with one seed and small counts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms, type Programs } from './programs.ts';
import { rows } from './rows.ts';
import { runRow } from './runRow.ts';

describe('after a fault', () => {
  let programs: Programs;
  beforeAll(async () => {
    programs = await buildPrograms();
  });
  afterAll(() => programs.remove());

  for (const row of rows) {
    it(`all is well: ${row.title}`, { timeout: 300_000 }, async ({ skip }) => {
      const { violations, skipped } = await runRow(row, row.part, programs);
      if (skipped !== null) skip(skipped);
      expect(violations).toEqual([]);
    });
  }
});
