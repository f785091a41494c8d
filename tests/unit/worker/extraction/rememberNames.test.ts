/** Names the journal knows are found where a model passed over them, and nothing else is. */
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../backend/glossary.ts';
import { Identity } from '../../../../backend/identity/Identity.ts';
import { knownName } from '../../../../backend/identity/knownName.ts';
import { ground } from '../../../../worker/extraction/ground.ts';
import { isUsedAsWord } from '../../../../worker/extraction/ordinaryWords.ts';
import { rememberNames, type JournalMemory } from '../../../../worker/extraction/rememberNames.ts';

const TEXTS = [
  'Sam and I had soup at Kettle.',
  'Boiled the kettle for Sam.',
  'Nothing but rain. A sorrel mare passed.',
];
const NAMES: readonly (readonly [EntityType, string])[] = [
  ['person', 'Sam'],
  ['person', 'Priya Raman'],
  ['person', 'Bo'],
  ['person', 'Joy'],
  ['place', 'Copper Anchor'],
  ['place', 'Sorrel'],
  ['pet', 'Biscuit'],
  ['person', 'Jordan'],
  ['place', 'Jordan'],
];

/** A journal that read each of these once, and Sam twice. */
function memory(): JournalMemory {
  const identity = new Identity();
  identity.fill([
    ...NAMES.map(([type, name], at) => [`e${at}`, { date: `2026-01-0${at + 1}`, names: [{ type, name }] }] as const),
    ['again', { date: '2026-02-01', names: [{ type: 'person', name: 'Sam' }] }],
  ]);
  return {
    known: (name) => knownName(identity, name),
    ordinaryWords: (words) => Promise.resolve(new Set(words.filter((word) => isUsedAsWord(word, TEXTS)))),
  };
}

async function remembered(text: string, ...found: string[]): Promise<string[]> {
  const names = ground(
    text,
    found.map((name) => ({ type: 'person', name })),
  );
  const all = await rememberNames(text, names, memory());
  return all.filter(({ source }) => source === 'known').map(({ type, name }) => `${type} ${name}`);
}

describe('a name that the journal knows', () => {
  it.each([
    ['in a text without capitals', 'lunch w sam, biscuit asleep', ['person sam', 'pet biscuit']],
    ['of several words', 'drinks at the copper anchor then home', ['place copper anchor']],
    ['with a possessive', "went to sam's after work", ['person sam']],
    ['as a handle', 'ask @sam about it', ['person @sam']],
    ['in all capitals', 'SAM WAS HERE AGAIN', ['person SAM']],
    ['with its capital', 'A long walk with Sam today.', ['person Sam']],
    ['at the beginning of a sentence', 'Rain again. Biscuit slept.', ['pet Biscuit']],
    ['behind the first word of a sentence', 'Met Sam in town.', ['person Sam']],
  ])('is found %s', async (_, text, names) => {
    expect(await remembered(text)).toEqual(names);
  });

  it.each([
    ['a word without capital, where names have one', 'I ate a biscuit and thought of rain in London.'],
    ['a part of a longer word', 'samovar and biscuits for tea'],
    ['a part of a compound', 'The Sorrel-green boat left for Leeds.'],
    ['a part of a longer name', 'We met Sam Okonkwo in Leeds.'],
    ['an ordinary word that is a name, too', 'such joy today, no work'],
    ['a short name seen once', 'bo went out early'],
    ['a word behind an article', 'ate the biscuit and slept'],
    ['a word that the journal uses as one', 'put out some hay, sorrel looked tired'],
    ['a name of two', 'thinking of jordan all day'],
    ['code', 'ran {"name": "sam"} and it broke'],
    ['an address', 'see https://sam.example/page for more'],
  ])('is not found in %s', async (_, text) => {
    expect(await remembered(text)).toEqual([]);
  });

  it('is not found twice where the model found it', async () => {
    expect(await remembered('Sam called. Later sam came by.', 'Sam')).toEqual([]);
    expect(await remembered('Priya Raman called.', 'Priya Raman')).toEqual([]);
  });

  it('has its places in the text, in order with what the model found', async () => {
    const text = 'sam and ana, then sam again';
    const all = await rememberNames(text, ground(text, [{ type: 'person', name: 'ana' }]), memory());
    expect(
      all.map(({ name, mentions }) => [name, ...mentions.map(({ start, end }) => text.slice(start, end))]),
    ).toEqual([
      ['sam', 'sam', 'sam'],
      ['ana', 'ana'],
    ]);
  });
});

describe('what a journal knows', () => {
  const read = (...names: { type: EntityType; name: string; remembered?: true }[]) => {
    const identity = new Identity();
    identity.fill(names.map((name, at) => [`e${at}`, { date: `2026-01-0${at + 1}`, names: [name] }] as const));
    return identity;
  };

  it('is what a model found, never what was only remembered', () => {
    const identity = read({ type: 'person', name: 'Sam', remembered: true });
    expect(knownName(identity, 'sam')).toBeNull();
    identity.set('e1', { date: '2026-01-02', names: [{ type: 'person', name: 'Sam' }] });
    expect(knownName(identity, 'sam')).toMatchObject({ type: 'person', entries: 1 });
  });

  it('is not what the entry itself told when it was read before', () => {
    expect(knownName(read({ type: 'person', name: 'Sam' }), 'sam', 'e0')).toBeNull();
  });

  it('ends when the person has it ignored', () => {
    const identity = read({ type: 'person', name: 'Sam' });
    identity.correct([{ kind: 'ignore', entity: { type: 'person', name: 'sam', shown: 'Sam' }, episode: null }]);
    expect(knownName(identity, 'sam')).toBeNull();
  });

  it('leads to the individual when the person gave that another type', () => {
    const identity = read({ type: 'place', name: 'Jordan' });
    identity.correct([{ kind: 'retype', entity: { type: 'place', name: 'jordan', shown: 'Jordan' }, type: 'person' }]);
    const type = knownName(identity, 'jordan')?.type ?? 'other';
    const shown = identity.who('e0', 'place', 'Jordan');
    identity.set('later', { date: '2026-03-01', names: [{ type, name: 'jordan', remembered: true }] });
    expect(identity.who('later', type, 'jordan')).toMatchObject({ uid: shown?.uid, type: 'person' });
  });

  it('has the type of the individual', () => {
    const identity = read(
      { type: 'person', name: 'Biscuit' },
      { type: 'pet', name: 'Biscuit' },
      { type: 'pet', name: 'Biscuit' },
    );
    expect(knownName(identity, 'biscuit')).toMatchObject({ type: 'pet', entries: 3 });
  });
});
