/** Relations in words, on the command line and in the window. */
import { describe, expect, it } from 'vitest';
import { relationText } from '../../../app/cli/relationText.ts';
import { firstAndLast, relationTime, relationWords } from '../../../app/relationWords.ts';
import { relationLines } from '../../../app/tui/state/selectors/relationLines.ts';
import type { LastingRelation } from '../../../backend/journal/Journal.ts';

function relation(change: Partial<LastingRelation> = {}): LastingRelation {
  const told = { run: '', says: 'is' } as const;
  return {
    subject: 'Priya',
    predicate: 'works_at',
    object: 'Siemens',
    subject_id: 'priya',
    object_id: 'siemens',
    evidence: 'Priya is with Siemens.',
    episode: 'e1',
    valid_at: '2024-01-05',
    last_seen: '2025-03-02',
    invalid_at: null,
    entries: 3,
    evidences: [
      { ...told, episode: 'e1', date: '2024-01-05T20:00:00+01:00', evidence: 'Priya is with Siemens.' },
      { ...told, episode: 'e2', date: '2024-02-05T20:00:00+01:00', evidence: 'Siemens again.' },
      { ...told, episode: 'e3', date: '2025-03-02T20:00:00+01:00', evidence: 'Priya,\nat Siemens.' },
    ],
    ...change,
  };
}
const over = relation({ object: 'Bosch', invalid_at: '2025-05-01' });
const plain = (day: string): string => day;
const text = (line: readonly { text: string }[]): string => line.map((span) => span.text).join('');

describe('a relation in words', () => {
  it('has blanks in its verb, its own verb where it has one, and nothing that moves the cursor', () => {
    expect(relationWords(relation())).toBe('Priya works at Siemens');
    expect(relationWords(relation({ predicate: 'related_to', verb: 'taught' }))).toBe('Priya taught Siemens');
    expect(relationWords(relation({ object: '\u001b[31mAcme\n\u0007' }))).toBe('Priya works at Acme');
  });

  it('says since when, until when and how often it is told', () => {
    expect(relationTime(relation(), plain)).toBe('since 2024-01-05, 3 entries, last 2025-03-02');
    expect(relationTime(relation({ entries: 1, last_seen: '2024-01-05' }), plain)).toBe('since 2024-01-05');
    expect(relationTime(over, plain)).toBe('since 2024-01-05, until 2025-05-01, 3 entries');
  });

  it('says of what happened when it did', () => {
    expect(relationTime(relation({ predicate: 'visited' }), plain)).toBe('3 entries, 2024-01-05 to 2025-03-02');
    const once = relation({ predicate: 'met_with', entries: 1, last_seen: '2024-01-05' });
    expect(relationTime(once, plain)).toBe('2024-01-05');
  });

  it('is told by the first and the last sentence, or by one where there is no other', () => {
    expect(firstAndLast(relation()).map(({ evidence }) => evidence)).toEqual([
      'Priya is with Siemens.',
      'Priya, at Siemens.',
    ]);
    expect(firstAndLast(relation({ evidences: relation().evidences.slice(0, 1) }))).toHaveLength(1);
    expect(firstAndLast(relation({ evidences: [] }))).toEqual([]);
  });
});

describe('the relations of a name', () => {
  it('stand once on the command line, with their entries, and what is over apart and faint', () => {
    expect(relationText([relation(), over], (faint) => `(${faint})`)).toEqual([
      '',
      'Priya works at Siemens (since 2024-01-05, 3 entries, last 2025-03-02)',
      '(    2024-01-05  Priya is with Siemens.  [e1])',
      '(    2025-03-02  Priya, at Siemens.  [e3])',
      '',
      'No longer:',
      '(Priya works at Bosch (since 2024-01-05, until 2025-05-01, 3 entries))',
      '(    2024-01-05  Priya is with Siemens.  [e1])',
      '(    2025-03-02  Priya, at Siemens.  [e3])',
    ]);
    expect(relationText([], plain)).toEqual([]);
  });

  it('stand in rows that fit the window, and what is over last and dim', () => {
    for (const width of [20, 40, 80, 200]) {
      const rows = relationLines({ relations: [relation(), over] }, '2026-11-23', width);
      expect(rows.every((row) => text(row).length <= width)).toBe(true);
      expect(rows).toHaveLength(5);
      expect(rows.at(-2)?.every(({ token }) => token === 'dim')).toBe(true);
    }
    const wide = relationLines({ relations: [relation()] }, '2026-11-23', 120).map(text);
    expect(wide).toEqual([
      'Priya works at Siemens  since 05 Jan 2024, 3 entries, last 02 Mar 2025',
      '  “Priya is with Siemens.” “Priya, at Siemens.”',
    ]);
    expect(relationLines({ relations: [] }, '2026-11-23', 80)).toEqual([]);
  });
});
