/** The adapter's answers: whole, sloppy, looping and cut off. */
import { describe, expect, it } from 'vitest';
import { LOOP, MAX_LIST, MAX_NAME_LENGTH } from '../../../prompts/lines.ts';
import { formatTypedNames, parseTypedNames } from '../../../prompts/typedNames.ts';

describe('reading the adapter’s names', () => {
  it('reads one name a line, in order, with its type', () => {
    const answer = 'Priya | person\nCafé Luna | place\nJordan | person\nJordan | place';
    const { lines, unread } = parseTypedNames(answer);
    expect(lines).toEqual([
      { name: 'Priya', type: 'person' },
      { name: 'Café Luna', type: 'place' },
      { name: 'Jordan', type: 'person' },
      { name: 'Jordan', type: 'place' },
    ]);
    expect(unread).toBe(0);
    expect(formatTypedNames(lines)).toBe(answer);
  });

  it.each(['none', 'None.', '', '\n'])('takes %j as: nothing is named', (answer) => {
    expect(parseTypedNames(answer)).toMatchObject({ lines: [], unread: 0 });
  });

  it('takes a relation, which an entry that imitates the prompt may bring about, for an answer without names', () => {
    expect(parseTypedNames('Zebulon | friend_of | Me\n')).toEqual({ lines: [], understood: 1, unread: 0 });
    expect(parseTypedNames('Ana | person\nAna | owns | Rex')).toMatchObject({ lines: [{ name: 'Ana' }], unread: 0 });
  });

  it('says none in the words it reads', () => {
    expect(parseTypedNames(formatTypedNames([]))).toMatchObject({ lines: [], understood: 1, unread: 0 });
  });

  it('counts what is no such line, and drops types that do not exist and names as long as sentences', () => {
    const long = 'x'.repeat(MAX_NAME_LENGTH + 1);
    const { lines, understood, unread } = parseTypedNames(`Ana | person\nMars | planet\n${long} | place\nand so on`);
    expect(lines).toEqual([{ name: 'Ana', type: 'person' }]);
    expect({ understood, unread }).toEqual({ understood: 3, unread: 1 });
  });

  it('stops at a loop, and names everything once', () => {
    const answer = `Ana | person\n${'Rome | place\n'.repeat(LOOP + 1)}Berta | person`;
    expect(parseTypedNames(answer).lines.map(({ name }) => name)).toEqual(['Ana', 'Rome']);
  });

  it('keeps a name that holds a bar, and no more than a passage can have', () => {
    expect(parseTypedNames('A | B | place').lines).toEqual([{ name: 'A | B', type: 'place' }]);
    const many = Array.from({ length: 400 }, (_, index) => `Name ${index} | person`).join('\n');
    expect(parseTypedNames(many).lines).toHaveLength(MAX_LIST);
  });
});
