/** The prompts' closed lists are a copy; it must not drift from what is stored. */
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, PREDICATES } from '../../../backend/glossary.ts';
import { entityTypes, predicates } from '../../../prompts/vocabulary.ts';

describe('the vocabulary of the prompts', () => {
  it('is that of the glossary, in the same order', () => {
    expect(entityTypes).toEqual(ENTITY_TYPES);
    expect(predicates).toEqual(PREDICATES);
  });
});
