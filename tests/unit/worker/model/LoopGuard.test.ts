/** When an answer is taken for a loop, and when it only looks like one. */
import { describe, expect, it } from 'vitest';
import { LoopGuard, type LoopKind } from '../../../../worker/model/LoopGuard.ts';

/** What is written of a text before it is ended, a few characters at a time; null when all of it is. */
function endedAt(text: string, kind: LoopKind, step = 3): string | null {
  const guard = new LoopGuard(kind);
  for (let end = step; end < text.length + step; end += step) {
    if (guard.isLooping(text.slice(0, end))) return text.slice(0, end);
  }
  return null;
}

const linesOf = (text: string | null) => text?.split('\n').length ?? Infinity;

describe('an answer that loops', () => {
  it.each([
    ['one line', 'Ana | person\n', 4],
    ['two lines', 'Ana | person\nRome | place\n', 6],
    ['a round of five', 'A | person\nB | person\nC | person\nD | person\nE | person\n', 12],
  ])('over %s ends in the second or third round', (_, round, lines) => {
    expect(linesOf(endedAt(round.repeat(40), 'lines', 1))).toBeLessThanOrEqual(lines);
    expect(linesOf(endedAt(round.repeat(40), 'cycles', 1))).toBeLessThanOrEqual(lines);
  });

  it('ends after what it said once before', () => {
    const answer = 'Rome | place\nOle | person\n';
    expect(endedAt(answer + 'Ana | person\n'.repeat(40), 'lines', 1)).toBe(answer + 'Ana | person\n'.repeat(3));
  });

  it('over a line that comes back among others ends the third time', () => {
    const answer = 'Ana | person\nA | place\nAna | person\nB | place\nAna | person\n';
    expect(endedAt(answer, 'lines', 1)).toBe(answer);
  });

  it('over the items of a list ends, too', () => {
    expect(endedAt(`person: ${'Ana; '.repeat(300)}`, 'lines', 1)).toBe('person: Ana; Ana; Ana;');
    expect(endedAt(`person: Ana; Bo${'; Cy; Di'.repeat(300)}`, 'lines', 1)?.length).toBeLessThan(40);
  });

  it('without any line break ends within the next hundred characters', () => {
    for (const text of ['Ana '.repeat(300), 'a'.repeat(900), `Ana | ${'and Ana and Bo '.repeat(90)}`]) {
      expect(endedAt(text, 'lines')?.length).toBeLessThan(150);
    }
  });

  it('is seen whatever the pieces are in which it comes', () => {
    const answer = 'Ana | person\nRome | place\n'.repeat(50);
    for (const step of [1, 2, 7, 40]) expect(endedAt(answer, 'lines', step)?.length).toBeLessThan(100);
    expect(endedAt(answer, 'lines', 2_000)).not.toBeNull();
  });
});

describe('an answer that does not loop', () => {
  it.each([
    ['one name with two types', 'Paris | person\nParis | place\n'],
    [
      'one name in several lists',
      'person: Ana; Paris\nplace: Rome; Paris\norganization: Bo; Paris\nevent: Cy; Paris\n',
    ],
    ['empty lists', 'person: none\nplace: none\norganization: none\nproject: none\n'],
    ['one said twice', 'Ana | person\nBo | person\nAna | person\nCy | person\n'],
    ['relations of one person', 'Me | likes | Ana\nMe | visited | Rome\nAna | likes | Me\nAna | visited | Rome\n'],
    ['many lines', Array.from({ length: 400 }, (_, index) => `Person${index} | person\n`).join('')],
    ['many items', `person: ${Array.from({ length: 400 }, (_, index) => `Person${index}`).join('; ')}\n`],
    ['a long sentence', `${'the lake and then some more of it '.repeat(2)}, ${'walking '.repeat(9)}\n`],
  ])('because of %s', (_, answer) => {
    expect(endedAt(answer, 'lines', 1)).toBeNull();
    expect(endedAt(answer, 'cycles', 1)).toBeNull();
  });

  const rows = ['Ana', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'];
  it.each([
    ['JSON', JSON.stringify({ names: rows.map((name) => ({ name, type: 'person' })) }, null, 2)],
    ['tables', rows.map((name) => `| name | type |\n|---|---|\n| ${name} | person |\n\n`).join('')],
    ['headings', rows.map((name) => `## ${name}\n- none\n\n`).join('')],
  ])('because a chat model answers in %s', (_, answer) => {
    expect(endedAt(answer, 'cycles', 1)).toBeNull();
  });
});
