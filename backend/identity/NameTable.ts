/** Which names occur in which entries, and who hears of whom: everything that identity is decided on. In memory only. */
import type { EntityType } from '../glossary.ts';
import { keyText, nameKeyOf, spellingOf, type NameKey } from './nameKey.ts';
import { traitsOf, type Traits } from './Traits.ts';

/** What one entry names. */
export interface EpisodeNames {
  /** local date-time; the order of the journal */
  date: string;
  /** one for each found entity, as it stands in the text */
  names: readonly EpisodeName[];
}

export interface EpisodeName {
  type: EntityType;
  name: string;
  /** the person put it in, so nothing hides it */
  byHand?: true;
  /** the text says outright of what type it is */
  told?: true;
  /** no model found it; it was known from other entries, so it says nothing new of itself */
  remembered?: true;
}

/** One name of one type, however it is cased. */
export interface KeyUse {
  readonly key: NameKey;
  readonly group: NameGroup;
  readonly traits: Traits;
  /** spelling → entries that spell it so */
  readonly spellings: Map<string, number>;
  /** entry → its date */
  readonly episodes: Map<string, string>;
  /** entries in which the text, or the person, says outright that it is of this type */
  readonly told: Set<string>;
  /** entries in which only memory found it */
  readonly remembered: Set<string>;
}

/** Names of one type that are the same name, however they are typed. */
export interface NameGroup {
  readonly id: string;
  readonly type: EntityType;
  /** of the key that tells most: of "marcusbell" and "Marcus Bell" only the second tells where its words end */
  traits: Traits;
  readonly keys: Map<string, KeyUse>;
  /** entries that use it; twice in one under two spellings counts twice */
  count: number;
}

/** A name of an entry. */
export interface NameUse {
  use: KeyUse;
  spelling: string;
  byHand: boolean;
  told: boolean;
  remembered: boolean;
}

export class NameTable {
  readonly groups = new Map<string, NameGroup>();
  readonly keys = new Map<string, KeyUse>();
  private readonly episodes = new Map<string, { date: string; mentions: NameUse[] }>();
  private readonly speakers = new Map<string, Set<NameGroup>>();
  private readonly indexed = new Map<NameGroup, { speaks: string[]; hears: string[] }>();
  private readonly hearers = new Map<string, Set<NameGroup>>();

  /** Replaces what an entry names. @returns the groups whose use changed */
  set(episode: string, found: EpisodeNames | null): Set<NameGroup> {
    const touched = new Set<NameGroup>();
    for (const mention of this.namesOf(episode)) {
      touched.add(mention.use.group);
      leaveUse(mention, episode);
    }
    this.episodes.delete(episode);
    if (found !== null) {
      const mentions = this.mentionsOf(found);
      for (const mention of mentions) {
        touched.add(mention.use.group);
        joinUse(mention, episode, found.date);
      }
      if (mentions.length > 0) this.episodes.set(episode, { date: found.date, mentions });
    }
    for (const group of touched) {
      this.forgetUnused(group);
      group.count = 0;
      for (const { episodes } of group.keys.values()) group.count += episodes.size;
    }
    return touched;
  }

  /** Ids of all entries that name anything. */
  get episodeIds(): Iterable<string> {
    return this.episodes.keys();
  }

  /** The names of an entry. */
  namesOf(episode: string): readonly NameUse[] {
    return this.episodes.get(episode)?.mentions ?? [];
  }

  /** Whether somebody still uses a name of the group. */
  isUsed(group: NameGroup): boolean {
    return this.groups.get(group.id) === group;
  }

  /** Groups under one of the words by which this one looks for namesakes. */
  likely(group: NameGroup): Set<NameGroup> {
    return this.collect(this.speakers, this.indexed.get(group)?.hears ?? [], group);
  }

  /** Groups that look for namesakes under a word of this one. */
  listeners(group: NameGroup): Set<NameGroup> {
    return this.collect(this.hearers, this.indexed.get(group)?.speaks ?? [], group);
  }

  private mentionsOf({ names }: EpisodeNames): NameUse[] {
    const mentions = new Map<string, NameUse>();
    for (const { type, name, byHand = false, told = false, remembered = false } of names) {
      const key = nameKeyOf(type, name);
      const text = `${keyText(key)}\n${name}`;
      const known = mentions.get(text);
      mentions.set(text, {
        use: known?.use ?? this.useOf(key),
        spelling: spellingOf(type, name),
        byHand: byHand || known?.byHand === true,
        told: told || byHand || known?.told === true,
        remembered: remembered && known?.remembered !== false,
      });
    }
    return [...mentions.values()];
  }

  private useOf(key: NameKey): KeyUse {
    const text = keyText(key);
    const known = this.keys.get(text);
    if (known !== undefined) return known;
    const traits = traitsOf(key);
    const id = `${key.type}:${traits.form}`;
    const group = this.groups.get(id) ?? { id, type: key.type, traits, keys: new Map<string, KeyUse>(), count: 0 };
    const nowhere = {
      spellings: new Map(),
      episodes: new Map(),
      told: new Set<string>(),
      remembered: new Set<string>(),
    };
    const use: KeyUse = { key, group, traits, ...nowhere };
    this.keys.set(text, use);
    group.keys.set(text, use);
    this.groups.set(id, group);
    this.index(group);
    return use;
  }

  private forgetUnused(group: NameGroup): void {
    const before = group.keys.size;
    for (const [text, use] of group.keys) {
      if (use.episodes.size > 0) continue;
      this.keys.delete(text);
      group.keys.delete(text);
    }
    if (group.keys.size < before) this.index(group);
    if (group.keys.size === 0) this.groups.delete(group.id);
  }

  /** Takes a group out of the index of words, and puts it in again under the words of its keys. */
  private index(group: NameGroup): void {
    const { speaks, hears } = this.indexed.get(group) ?? { speaks: [], hears: [] };
    for (const word of speaks) leave(this.speakers, word, group);
    for (const word of hears) leave(this.hearers, word, group);
    this.indexed.delete(group);
    const uses = [...group.keys.values()].sort(
      (a, b) => b.traits.rank - a.traits.rank || (a.key.name < b.key.name ? -1 : 1),
    );
    const [best] = uses;
    if (best === undefined) return;
    group.traits = best.traits;
    const words = {
      speaks: [...new Set(uses.flatMap(({ traits }) => traits.speaks))],
      hears: [...new Set(uses.flatMap(({ traits }) => traits.hears))],
    };
    for (const word of words.speaks) join(this.speakers, word, group);
    for (const word of words.hears) join(this.hearers, word, group);
    this.indexed.set(group, words);
  }

  private collect(
    index: ReadonlyMap<string, Set<NameGroup>>,
    words: readonly string[],
    group: NameGroup,
  ): Set<NameGroup> {
    const found = new Set<NameGroup>();
    for (const word of words) for (const other of index.get(word) ?? []) if (other !== group) found.add(other);
    return found;
  }
}

/** What is remembered tells nothing of how a name is spelled. */
function joinUse({ use, spelling, told, remembered }: NameUse, episode: string, date: string): void {
  if (!remembered) use.spellings.set(spelling, (use.spellings.get(spelling) ?? 0) + 1);
  if (told) use.told.add(episode);
  // Under another spelling of the same entry a model may have found it.
  if (!remembered) use.remembered.delete(episode);
  else if (!use.episodes.has(episode)) use.remembered.add(episode);
  use.episodes.set(episode, date);
}

function leaveUse({ use, spelling, remembered }: NameUse, episode: string): void {
  const times = remembered ? 0 : (use.spellings.get(spelling) ?? 1) - 1;
  if (times > 0) use.spellings.set(spelling, times);
  else if (!remembered) use.spellings.delete(spelling);
  use.episodes.delete(episode);
  use.told.delete(episode);
  use.remembered.delete(episode);
}

function join(index: Map<string, Set<NameGroup>>, word: string, group: NameGroup): void {
  const under = index.get(word);
  if (under === undefined) index.set(word, new Set([group]));
  else under.add(group);
}

function leave(index: Map<string, Set<NameGroup>>, word: string, group: NameGroup): void {
  const under = index.get(word);
  under?.delete(group);
  if (under?.size === 0) index.delete(word);
}
