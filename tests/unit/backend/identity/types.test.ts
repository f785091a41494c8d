/** One individual has one type, whatever single entries made of it. */
import { describe, expect, it } from 'vitest';
import { Identity } from '../../../../backend/identity/Identity.ts';
import type { EpisodeName } from '../../../../backend/identity/NameTable.ts';
import type { Saying } from '../../../../backend/journal/correction.ts';
import type { EntityType } from '../../../../backend/glossary.ts';

type Told = EntityType | readonly [EntityType, 'told' | 'remembered' | 'byHand'];

/** One name, in an entry of its own for each type it was told with, a day apart. */
function journalOf(name: string, types: readonly Told[], sayings: readonly Saying[] = []): Identity {
  const identity = new Identity(sayings);
  for (const [at, told] of types.entries()) identity.set(`e${at}`, { date: dayOf(at), names: [named(name, told)] });
  return identity;
}

const dayOf = (at: number) => `2026-01-${String(at + 1).padStart(2, '0')}`;

function named(name: string, told: Told): EpisodeName {
  if (typeof told === 'string') return { type: told, name };
  const [type, how] = told;
  return how === 'told'
    ? { type, name, told: true }
    : how === 'byHand'
      ? { type, name, byHand: true }
      : { type, name, remembered: true };
}

/** How each entry shows the name: its type, or with several individuals their types. */
function shown(identity: Identity, name: string, types: readonly Told[]): string {
  const all = types.map((told, at) => identity.who(`e${at}`, typeof told === 'string' ? told : told[0], name));
  return [...new Map(all.map((each) => [each?.uid, each?.type])).values()].join(' and ');
}

describe('the same name under two types', () => {
  it.each<[string, readonly Told[], string]>([
    ['what most entries tell', ['place', 'place', 'place', 'organization'], 'place'],
    ['an animal that was taken for a person', ['person', 'pet', 'person', 'pet', 'pet'], 'pet'],
    ['a project that was taken for a company as often', ['organization', 'project'], 'project'],
    ['three kinds of things', ['activity', 'event', 'event', 'work'], 'event'],
    ['what was told first, of equals', ['event', 'activity'], 'event'],
    ['what the text says outright', ['person', 'person', 'person', ['pet', 'told'], 'person'], 'pet'],
    ['what the person put in', ['organization', 'organization', ['place', 'byHand'], 'organization'], 'place'],
    ['not what was only remembered', ['event', ['activity', 'remembered'], ['activity', 'remembered']], 'event'],
    ['a person who was once taken for a company', ['person', 'person', 'person', 'person', 'organization'], 'person'],
    ['a person and a place', ['person', 'person', 'person', 'person', 'place'], 'person and place'],
    [
      'a person and a company, both often',
      ['person', 'person', 'organization', 'organization'],
      'person and organization',
    ],
    ['a film and a place', ['work', 'place', 'place'], 'work and place'],
  ])('%s', (_, types, expected) => {
    expect(shown(journalOf('Sandpiper', types), 'Sandpiper', types)).toBe(expected);
  });

  it('stays two where one entry tells both apart', () => {
    const identity = new Identity();
    identity.set('e0', { date: dayOf(0), names: [named('Quill', 'place'), named('Quill', 'organization')] });
    expect(identity.who('e0', 'place', 'Quill')?.uid).not.toBe(identity.who('e0', 'organization', 'Quill')?.uid);
  });

  it('says which entries show it otherwise when the type turns, and keeps its id', () => {
    const types: Told[] = ['person', 'person'];
    const identity = journalOf('Biscuit', types);
    const before = identity.who('e0', 'person', 'Biscuit');
    const affected = identity.set('e2', { date: dayOf(2), names: [named('Biscuit', ['pet', 'told'])] });
    expect(affected.size).toBeGreaterThan(0);
    expect(identity.who('e0', 'person', 'Biscuit')).toMatchObject({ uid: before?.uid, type: 'pet' });
    identity.set('e2', null);
    expect(identity.who('e0', 'person', 'Biscuit')?.type).toBe('person');
  });

  it('does not depend on the order in which entries were read', () => {
    const types: Told[] = ['organization', 'place', ['place', 'remembered'], 'organization', 'place', 'organization'];
    const one = journalOf('Kettle', types);
    const other = new Identity();
    const entries = types.map((told, at) => [`e${at}`, { date: dayOf(at), names: [named('Kettle', told)] }] as const);
    other.fill([...entries].reverse());
    expect(other.who('e0', 'organization', 'Kettle')).toEqual(one.who('e0', 'organization', 'Kettle'));
  });
});

describe('what the person says of a type', () => {
  const entity = { type: 'person', name: 'biscuit', shown: 'Biscuit' } as const;

  it('is above all entries', () => {
    const types: Told[] = ['person', ['pet', 'told'], 'pet'];
    expect(shown(journalOf('Biscuit', types, [{ kind: 'retype', entity, type: 'other' }]), 'Biscuit', types)).toBe(
      'other',
    );
  });

  it('holds two apart', () => {
    const types: Told[] = ['person', 'pet', 'pet'];
    const from = { type: 'pet', name: 'biscuit', shown: 'Biscuit' } as const;
    expect(shown(journalOf('Biscuit', types, [{ kind: 'apart', entity, from }]), 'Biscuit', types)).toBe(
      'person and pet',
    );
  });
});
