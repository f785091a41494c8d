import { describe, expect, it } from 'vitest';
import { Identity } from '../../../../backend/identity/Identity.ts';
import type { Individual } from '../../../../backend/identity/portrait.ts';
import type { EpisodeNames } from '../../../../backend/identity/NameTable.ts';
import type { Saying } from '../../../../backend/journal/correction.ts';
import { ENTITY_TYPES } from '../../../../backend/glossary.ts';

/** Few words, so that everything collides with everything. */
const FIRST = ['Kate', 'Katherine', 'Tom', 'Thomas', 'Markus', 'Marcus', 'Sofia', 'Sophie'];
const LAST = ['Bellmer', 'Belmer', 'Ostrow', 'Ostrov', 'Kate'];
const WHOLE = [
  'Mum',
  'Mother',
  'Oma',
  'Oma Tilde',
  'Dr. Bellmer',
  'Mrs Ostrow',
  'T.',
  'TB',
  '@kate_b',
  'Café Ostrow',
  'Ostrow Labs',
];

function randomNumber(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shows(identity: Identity, entries: ReadonlyMap<string, EpisodeNames>): string {
  const rows = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(
    rows.map(([episode, { names }]) => [episode, names.map(({ type, name }) => identity.who(episode, type, name))]),
    null,
    1,
  );
}

const sayings: readonly Saying[] = [
  {
    kind: 'merge',
    entity: { type: 'person', name: 'mum', shown: 'Mum' },
    into: { type: 'person', name: 'kate', shown: 'Kate' },
  },
  {
    kind: 'split',
    entity: { type: 'person', name: 'tom', shown: 'Tom' },
    episodes: ['e1', 'e5', 'e9'],
    to: { type: 'person', name: 'tom 2', shown: 'Tom (2)' },
  },
  { kind: 'alias', entity: { type: 'person', name: 'marcus', shown: 'Marcus' }, name: 'Oma' },
  { kind: 'rename', entity: { type: 'person', name: 'sofia', shown: 'Sofia' }, name: 'Fia' },
  { kind: 'ignore', entity: { type: 'place', name: 'ostrow', shown: 'Ostrow' }, episode: 'e3' },
];

describe('corrections that come one by one', () => {
  it('lead where all of them lead at once, and back', () => {
    const entries = [...FIRST, ...WHOLE, 'Tom Ostrow', 'Sofia Bellmer'].map((name, at): [string, EpisodeNames] => [
      `e${at}`,
      { date: `2026-02-${String(at + 1).padStart(2, '0')}`, names: [{ type: 'person', name }] },
    ]);
    const identity = new Identity();
    identity.fill(entries);
    const known = new Map(entries);
    for (const said of [1, 2, 3, 5, 4, 2, 0, 5]) {
      const before = new Map(entries.map(([id, names]) => [id, shows(identity, new Map([[id, names]]))]));
      const affected = identity.correct(sayings.slice(0, said));
      const whole = new Identity(sayings.slice(0, said));
      whole.fill(entries);
      expect(shows(identity, known)).toBe(shows(whole, known));
      const uids = (text = '') => (text.match(/"uid": "\w+"/g) ?? []).join();
      for (const [id, names] of entries) {
        const now = shows(identity, new Map([[id, names]]));
        if (uids(now) !== uids(before.get(id))) expect([...affected]).toContain(id);
      }
    }
  });
});

describe('identity kept up to date entry by entry', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is what it would be if all had been known at once, and tells what changed (%i)',
    (seed) => {
      const random = randomNumber(seed);
      const pick = <Each>(from: readonly Each[]): Each => from[Math.floor(random() * from.length)] as Each;
      const name = (): EpisodeNames['names'][number] => {
        const kind = random();
        const how = random();
        const type = kind < 0.7 ? 'person' : pick(ENTITY_TYPES);
        const known = how < 0.1 ? { told: true as const } : how < 0.25 ? { remembered: true as const } : {};
        if (kind < 0.25) return { type, name: pick(FIRST), ...known };
        if (kind < 0.5) return { type, name: `${pick(FIRST)} ${pick(LAST)}`, ...known };
        return { type, name: kind < 0.8 ? pick(LAST) : pick(WHOLE), ...known };
      };
      const standing = seed % 2 === 0 ? sayings : [];
      const identity = new Identity(standing);
      const entries = new Map<string, EpisodeNames>();
      const nodes = new Map<string, Individual>();
      const shown = new Map<string, (string | null)[]>();
      for (let step = 0; step < 60; step += 1) {
        const episode = `e${Math.floor(random() * 20)}`;
        let affected: Set<string>;
        if (random() < 0.2) {
          entries.delete(episode);
          affected = identity.set(episode, null);
        } else {
          const date = `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-10T12:00:00`;
          const names = Array.from({ length: 1 + Math.floor(random() * 3) }, name);
          entries.set(episode, { date, names });
          affected = identity.set(episode, { date, names });
        }
        const whole = new Identity(standing);
        whole.fill([...entries].reverse());
        expect(shows(identity, entries)).toBe(shows(whole, entries));
        // The graph is right if only these entries are projected again.
        for (const id of [episode, ...affected]) {
          const found = entries.get(id);
          shown.set(
            id,
            (found?.names ?? []).map(({ type, name }) => identity.who(id, type, name)?.uid ?? null),
          );
          for (const { type, name } of found?.names ?? []) {
            const individual = identity.who(id, type, name);
            if (individual) nodes.set(individual.uid, individual);
          }
        }
        for (const [id, { names }] of entries) {
          const drawn = shown.get(id)?.map((uid) => (uid === null ? null : nodes.get(uid)));
          expect(drawn).toEqual(names.map(({ type, name }) => whole.who(id, type, name)));
        }
      }
    },
  );
});
