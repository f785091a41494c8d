import { describe, expect, it } from 'vitest';
import { DIARIST_UID, entityUid, foldedText, normalName } from '../../../../backend/graph/names.ts';
import { indexQuery } from '../../../../backend/graph/search.ts';

describe('names', () => {
  it('are the same whatever their case, marks and spaces', () => {
    for (const [left, right] of [
      ["O'Neill", 'O’NEILL'],
      ['Jean-Luc', 'jean luc'],
      ['Dr. Patel', 'dr patel'],
      ['The Café  Luna', 'café luna'],
      ['Ｓｉｅｍｅｎｓ', 'siemens'],
      ['Straße', 'STRASSE'],
      ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ] as const) {
      expect(normalName(left)).toBe(normalName(right));
      expect(entityUid('person', left)).toBe(entityUid('person', right));
    }
    expect(normalName('The')).toBe('the');
    expect(normalName('Theodor')).toBe('theodor');
    expect([' !!! ', '🎉', '  '].map(normalName)).toEqual(['!!!', '🎉', '']);
    expect(normalName('!!!')).not.toBe(normalName('???'));
  });

  it('of two types are two entities, and none is the diarist', () => {
    expect(entityUid('person', 'Jordan')).not.toBe(entityUid('place', 'Jordan'));
    expect(entityUid('person', 'Me')).not.toBe(DIARIST_UID);
    expect(DIARIST_UID).toMatch(/^[0-9a-f]{32}$/);
  });

  it('lose accents only for searching', () => {
    expect(foldedText('Café Šárka Ñandú')).toBe('cafe sarka nandu');
  });
});

describe('the query of the full-text index', () => {
  it('asks for all words, the last of which may be unfinished', () => {
    expect(indexQuery('Café Lun')).toBe('cafe (lun|lun*)');
    expect(indexQuery('lunch ')).toBe('lunch');
    expect(indexQuery('"Green Lake" rain')).toBe('"green lake" (rain|rain*)');
    expect(indexQuery('a')).toBe('a');
  });

  it('lets nothing of the index’s own language through', () => {
    for (const typed of ['-(a|b)', '@text:{x}', '*', '~', '"', '""', "'; DROP", '%%fuzzy%%', '\\', '日本 *']) {
      expect(indexQuery(typed)).toMatch(/^[\p{L}\p{N}\p{M} ()|*"]*$/u);
    }
    expect(indexQuery('  -- !! ')).toBe('');
  });
});
