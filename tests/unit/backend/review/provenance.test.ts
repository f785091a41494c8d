import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import { provenanceOf } from '../../../../backend/review/provenance.ts';

const found = { model: 'starter', prompt_version: 'nodes-3' };

it('the moment of a reading is known from the id of its run, even when the record is gone', () => {
  const at = Date.UTC(2026, 10, 23, 20, 14);
  expect(provenanceOf({ ...found, run: ulid(at) })).toMatchObject({ at: '2026-11-23T20:14:00.000Z' });
});

it('what has no run, or one of another kind, has no moment', () => {
  expect(provenanceOf(found)).toEqual({ ...found, run: null, at: null });
  expect(provenanceOf({ ...found, run: 'run-1' })).toMatchObject({ run: 'run-1', at: null });
});
