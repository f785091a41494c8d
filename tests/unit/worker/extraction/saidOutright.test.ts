/** What the words of an entry say outright of who is who to whom. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../backend/glossary.ts';
import { ground } from '../../../../worker/extraction/ground.ts';
import { saidOutright } from '../../../../worker/extraction/saidOutright.ts';

const NAMES: [EntityType, string][] = [
  ['person', 'Leo'],
  ['person', 'Ana'],
  ['organization', 'Siemens'],
  ['place', 'Lisbon'],
];

function said(text: string): string[] {
  const entities = ground(
    text,
    NAMES.map(([type, name]) => ({ type, name })),
  );
  const lines = saidOutright(text, { start: 0, end: text.length }, entities);
  return lines.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`);
}

describe('what is said outright', () => {
  it.each([
    ['My brother Leo called.', 'Leo sibling_of Me'],
    ['Leo, my little brother, called.', 'Leo sibling_of Me'],
    ['leo is my brother', 'leo sibling_of Me'],
    ['Mein Bruder Leo rief an.', 'Leo sibling_of Me'],
    ['Mi hermano Leo llamó.', 'Leo sibling_of Me'],
    ["Ana's husband Leo cooked.", 'Leo partner_of Ana'],
    ['Leo, Ana’s husband, cooked.', 'Leo partner_of Ana'],
    ['Ana and her son Leo came.', 'Leo child_of Ana'],
    ['Our daughter Ana can swim.', 'Ana child_of Me'],
    ['My best friend Ana.', 'Ana friend_of Me'],
    ['Ana works at Siemens.', 'Ana works_at Siemens'],
    ['Leo, who now lives in Lisbon, wrote.', 'Leo lives_in Lisbon'],
    ['Ana brought her boyfriend Leo along.', 'Leo partner_of Ana'],
    ['Ana kam mit ihrem Bruder Leo.', 'Leo sibling_of Ana'],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it('of several at once', () => {
    expect(said('My sisters Ana and Leo came.')).toEqual(['Ana sibling_of Me', 'Leo sibling_of Me']);
    expect(said('Unsere Kinder Ana und Leo.')).toEqual(['Ana child_of Me', 'Leo child_of Me']);
  });

  it.each([
    'My brother came with Leo.',
    "My brother's friend Leo.",
    'Leo, my brother-in-law, called.',
    'Met Leo.',
    'Ana left. Her brother Leo came.',
    'My sisters met Leo.',
    'I wish that Ana lives in Lisbon.',
    'Did I say that Ana works at Siemens?',
    'Nobody knows whether Ana works at Siemens.',
    'Leo lives in fear of Lisbon.',
    'Siemens works with Lisbon.',
    '',
  ])('nothing in: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('looks at one passage only', () => {
    const text = 'My brother Leo. My friend Ana.';
    const entities = ground(text, [
      { type: 'person', name: 'Leo' },
      { type: 'person', name: 'Ana' },
    ]);
    const passage = { start: text.indexOf('My friend'), end: text.length };
    expect(saidOutright(text, passage, entities).map(({ subject }) => subject)).toEqual(['Ana']);
  });
});
