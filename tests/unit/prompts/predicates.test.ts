/** Words for relations. */
import { describe, expect, it } from 'vitest';
import { parseRelationLines, formatRelationLines } from '../../../prompts/lines.ts';
import { readPredicate } from '../../../prompts/predicates.ts';
import { predicates } from '../../../prompts/vocabulary.ts';

describe('reading the word of a relation', () => {
  it('knows its own list in any dress', () => {
    for (const predicate of predicates) {
      expect(readPredicate(predicate)).toEqual({ predicate });
      expect(readPredicate(` ${predicate.toUpperCase().replaceAll('_', ' ')} `)).toEqual({ predicate });
    }
  });

  it('knows other words for it', () => {
    expect(readPredicate('married to')).toEqual({ predicate: 'partner_of' });
    expect(readPredicate('is_married_to')).toEqual({ predicate: 'partner_of' });
    expect(readPredicate('WORKS-FOR')).toEqual({ predicate: 'works_at' });
  });

  it('keeps any other verb in words', () => {
    expect(readPredicate('taught')).toEqual({ predicate: 'related_to', verb: 'taught' });
    expect(readPredicate('Borrowed_Books_From')).toEqual({ predicate: 'related_to', verb: 'borrowed books from' });
    expect(readPredicate('überredete')).toEqual({ predicate: 'related_to', verb: 'überredete' });
  });

  it.each(['', '   ', 'none', 'related_to', '123', 'a b c d e', '{"verb": 1}', 'DROP TABLE;', 'x'.repeat(60)])(
    'reads nothing in %j',
    (text) => {
      expect(readPredicate(text)).toBeNull();
    },
  );

  it('writes a line with its own verb as it was read', () => {
    const line = 'Ana | taught | Bo';
    expect(formatRelationLines(parseRelationLines(line).lines)).toBe(line);
  });
});
