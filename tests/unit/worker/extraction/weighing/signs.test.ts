/** What is seen around a name. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../../backend/glossary.ts';
import { ground } from '../../../../../worker/extraction/ground.ts';
import { kindsOf } from '../../../../../worker/extraction/weighing/wordKinds.ts';
import { signsOf } from '../../../../../worker/extraction/weighing/signs.ts';
import { wordsOf } from '../../../../../worker/extraction/weighing/wordsAround.ts';

function entitiesIn(text: string, names: Record<string, EntityType>) {
  return ground(
    text,
    Object.entries(names).map(([name, type]) => ({ name, type })),
  );
}

function signsIn(text: string, names: Record<string, EntityType>) {
  const entities = entitiesIn(text, names);
  const signs = signsOf(text, { start: 0, end: text.length }, entities);
  return new Map(entities.map(({ name }, number) => [name, signs[number] ?? new Set()]));
}

describe('the words of a sentence', () => {
  it('are in lower case, names are their types and numbers are 0', () => {
    const text = "Met Jan O’Neill at 17:30, didn’t I? Café Süß's cake!";
    const entities = entitiesIn(text, { 'Jan O’Neill': 'person', 'Café Süß': 'place' });
    const words = wordsOf(text, { start: 0, end: text.length }, entities).map((word) => word.text);
    expect(words.join(' ')).toBe("met <person> at 0 : 0 , didn't i ? <place> ' s cake !");
  });

  it('are of kinds, in three languages', () => {
    expect(kindsOf('phoned')).toContain('far');
    expect(kindsOf('angerufen')).toContain('far');
    expect(kindsOf('llamé')).toContain('far');
    expect(kindsOf('metal')).not.toContain('meeting');
    expect(kindsOf('constructor')).toEqual([]);
  });
});

describe('the signs around a name', () => {
  it('are the words next to it and in its clause, whatever it is called', () => {
    const signs = signsIn('Rain. We drove to Ely with Ana, and I rang Bo.', {
      Ely: 'place',
      Ana: 'person',
      Bo: 'person',
    });
    const ely = [...(signs.get('Ely') ?? [])];
    expect(ely).toEqual(
      expect.arrayContaining(['-1:to', '-2-1:drove to', 'c<:we', 'c>:<person>', '-1+1:to with', 'times=1']),
    );
    expect(ely).not.toContain('c>:rang');
    expect([...(signs.get('Bo') ?? [])]).toEqual(
      expect.arrayContaining(['-1:rang', '-1@far', 'first person', '~:drove']),
    );
    expect([...(signs.get('Bo') ?? [])]).not.toContain('c<:drove');
  });

  it('come from all mentions together', () => {
    const signs = signsIn('Ana rang. Later I met Ana.', { Ana: 'person' }).get('Ana') ?? new Set();
    expect([...signs]).toEqual(expect.arrayContaining(['times=2', '1:rang', '-1:met']));
  });

  it('see nothing of what stands outside the passage', () => {
    const text = 'I rang Ana. Lunch with Ana.';
    const signs = signsOf(text, { start: 12, end: text.length }, entitiesIn(text, { Ana: 'person' }));
    expect([...(signs[0] ?? [])]).toEqual(expect.arrayContaining(['times=1', '-2-1:lunch with']));
    expect([...(signs[0] ?? [])]).not.toContain('entry@far');
  });

  it('tell the lines of a list', () => {
    const signs = signsIn('- [ ] ring Ana\n- lunch, Bo\n', { Ana: 'person', Bo: 'person' });
    expect([...(signs.get('Ana') ?? [])]).toEqual(expect.arrayContaining(['bullet', 'box']));
    expect([...(signs.get('Bo') ?? [])]).not.toContain('box');
  });
});
