/**
 * Who is who in a journal: a function of what its entries name and of the person's corrections, whatever came first. Kept
 * in memory, brought up to date entry by entry; each change tells which entries show somebody else since.
 */
import type { EntityReference, Saying } from '../journal/correction.ts';
import type { EntityType } from '../glossary.ts';
import { HeldApart, keysBetween } from './HeldApart.ts';
import { Links } from './Links.ts';
import { keyText, nameKeyOf } from './nameKey.ts';
import { NameTable, type EpisodeNames, type KeyUse, type NameGroup } from './NameTable.ts';
import { portrait, type Individual } from './portrait.ts';
import { Rulings } from './Rulings.ts';

export class Identity {
  readonly table = new NameTable();
  private readonly links: Links;
  private rulings: Rulings;
  private readonly portraits = new Map<string, Individual>();
  private ruledUses: Map<string, Set<KeyUse>> | null = null;
  /** portraits that were drawn since entries were last said to have changed */
  private readonly drawn = new Map<string, Individual>();
  /** how each entity of the graph is drawn, by its id */
  private readonly faces = new Map<string, string>();
  /** what each entry shows, in short */
  private readonly shown = new Map<string, string>();

  constructor(private sayings: readonly Saying[] = []) {
    this.links = new Links(this.table, new HeldApart(sayings));
    this.rulings = this.rule();
  }

  /** Takes in what many entries name, in any order. */
  fill(entries: Iterable<readonly [string, EpisodeNames]>): void {
    for (const [episode, names] of entries) this.table.set(episode, names);
    this.links.update(this.table.groups.values());
    this.drawAll();
  }

  /**
   * Replaces what an entry names; null when it names nothing any more.
   * @returns other entries that show somebody else now, or under another name
   */
  set(episode: string, names: EpisodeNames | null): Set<string> {
    const heard = new Set<NameGroup>();
    const listen = () => {
      for (const { use } of this.table.namesOf(episode)) {
        heard.add(use.group);
        for (const listener of this.table.listeners(use.group)) heard.add(listener);
      }
    };
    listen();
    const touched = this.table.set(episode, names);
    listen();
    const changed = this.links.update([...heard, ...touched]);
    const affected = this.refresh(touched, changed);
    this.look(episode);
    affected.delete(episode);
    return affected;
  }

  /** Replaces the corrections that stand. @returns entries that show somebody else now, or under another name */
  correct(sayings: readonly Saying[]): Set<string> {
    const groups = [...keysBetween(this.sayings, sayings)].flatMap((key) => this.table.keys.get(key)?.group ?? []);
    this.sayings = sayings;
    this.links.judge(new HeldApart(sayings), groups);
    const faces = new Map(this.faces);
    const shown = new Map(this.shown);
    this.drawAll();
    const affected = new Set(
      [...this.shown.keys()].filter((episode) => shown.get(episode) !== this.shown.get(episode)),
    );
    for (const [individual, { uid }] of this.portraits) {
      if (faces.get(uid) !== this.faces.get(uid)) this.addOneOf(individual, affected);
    }
    return affected;
  }

  /** Whom a name stands for in an entry; null when the person had it ignored there. */
  who(episode: string, type: EntityType, name: string): Individual | null {
    const key = keyText(nameKeyOf(type, name));
    const found = this.table.namesOf(episode).filter(({ use }) => keyText(use.key) === key);
    const use = found[0]?.use ?? this.table.keys.get(key);
    if (use === undefined) return null;
    const individual = this.individual(use, episode);
    const isByHand = found.some(({ byHand }) => byHand);
    return this.rulings.isHidden(individual, episode) && !isByHand ? null : this.portraitOf(individual);
  }

  /** Whom a correction speaks of. */
  byReference(reference: EntityReference): Individual | null {
    return this.portraitOf(this.rulings.individual(reference));
  }

  /** What may be the same by the rules, and is not by anything else that is known. */
  suggestions(): { individual: Individual; others: Individual[]; reason: string }[] {
    const found = new Map<string, { individual: Individual; others: Individual[]; reason: string }>();
    for (const group of this.table.groups.values()) {
      const individual = this.ofGroup(group);
      if (individual === null) continue;
      for (const { other, reason } of this.links.of(group).maybe) {
        const candidate = this.ofGroup(other);
        if (candidate === null || candidate.uid === individual.uid) continue;
        const known = found.get(individual.uid) ?? { individual, others: [], reason };
        if (!known.others.includes(candidate)) known.others.push(candidate);
        found.set(individual.uid, known);
      }
    }
    return [...found.values()];
  }

  /** The individual that a group of names belongs to; null when the person had it ignored. */
  private ofGroup(group: NameGroup): Individual | null {
    const [use] = group.keys.values();
    if (use === undefined) return null;
    const individual = this.individual(use, null);
    return this.rulings.isHidden(individual, '') ? null : this.portraitOf(individual);
  }

  private drawAll(): void {
    this.rulings = this.rule();
    this.portraits.clear();
    this.faces.clear();
    this.shown.clear();
    for (const episode of this.table.episodeIds) this.look(episode);
    this.ruled();
    this.drawn.clear();
    for (const portrait of this.portraits.values()) this.faces.set(portrait.uid, JSON.stringify(portrait));
  }

  /** Names that corrections speak of, by whom they stand for anywhere. */
  private ruled(): ReadonlyMap<string, ReadonlySet<KeyUse>> {
    if (this.ruledUses !== null) return this.ruledUses;
    const found = new Map<string, Set<KeyUse>>();
    const put = (use: KeyUse, episode: string | null) => {
      const individual = this.individual(use, episode);
      found.set(individual, (found.get(individual) ?? new Set()).add(use));
    };
    for (const key of this.rulings.keys) {
      const use = this.table.keys.get(key);
      for (const episode of use ? [null, ...use.episodes.keys()] : []) if (use) put(use, episode);
    }
    for (const episode of this.rulings.episodes) for (const { use } of this.table.namesOf(episode)) put(use, episode);
    return (this.ruledUses = found);
  }

  private rule(): Rulings {
    this.ruledUses = null;
    const groupOf = (key: string) => this.table.keys.get(key)?.group;
    return new Rulings(this.sayings, {
      individual: (key) => {
        const group = groupOf(key);
        return group === undefined ? null : `g:${this.links.root(group).id}`;
      },
      isRoot: (key) => {
        const group = groupOf(key);
        return group !== undefined && this.links.root(group) === group;
      },
    });
  }

  /** Draws anew what follows from a change, and says which entries show it otherwise. */
  private refresh(
    touched: ReadonlySet<NameGroup>,
    changed: ReadonlyMap<NameGroup, ReadonlySet<NameGroup>>,
  ): Set<string> {
    const affected = new Set<string>();
    const before = this.rulings.summary;
    const ruledBefore = this.ruledUses;
    if (this.sayings.length > 0) this.rulings = this.rule();
    if (this.rulings.summary !== before) return this.correct(this.sayings);
    const roots = new Set([...touched, ...changed.keys()].map((group) => this.links.root(group)));
    for (const each of changed.values()) for (const root of each) roots.add(root);
    for (const group of touched) for (const root of this.links.of(group).inEpisodes.values()) roots.add(root);
    const individuals = new Set(
      [...roots].map((root) => this.rulings.who({ type: root.type, name: '' }, `g:${root.id}`, null)),
    );
    for (const ruled of this.sayings.length > 0 ? [ruledBefore, this.ruled()] : []) {
      for (const [individual, uses] of ruled ?? []) {
        if ([...uses].some(({ group }) => touched.has(group) || changed.has(group))) individuals.add(individual);
      }
    }
    const unsettled = new Set<NameGroup>(changed.keys());
    for (const individual of individuals) {
      const drawn = this.portraits.get(individual);
      const usesBefore = drawn === undefined ? [] : this.usesOf(individual);
      this.portraits.delete(individual);
      const now = this.portraitOf(individual);
      if (drawn !== undefined && drawn.uid !== now?.uid) {
        for (const { uses } of usesBefore) for (const { group } of uses) unsettled.add(group);
      }
    }
    for (const group of unsettled) {
      for (const { episodes } of group.keys.values()) {
        for (const episode of episodes.keys()) if (this.look(episode)) affected.add(episode);
      }
    }
    // Another may have the id now: what counts is how the entity of that id was drawn before.
    for (const [individual, portrait] of this.drawn) {
      const face = JSON.stringify(portrait);
      if (this.faces.get(portrait.uid) === face) continue;
      this.faces.set(portrait.uid, face);
      this.addOneOf(individual, affected);
    }
    this.drawn.clear();
    return affected;
  }

  /** Whether an entry shows others than before. */
  private look(episode: string): boolean {
    const names = this.table.namesOf(episode);
    const uids = names.map(({ use, byHand }) => {
      const individual = this.individual(use, episode);
      if (this.rulings.isHidden(individual, episode) && !byHand) return '-';
      return this.portraitOf(individual)?.uid ?? '-';
    });
    const now = uids.join(' ');
    const before = this.shown.get(episode) ?? '';
    if (now === '') this.shown.delete(episode);
    else this.shown.set(episode, now);
    return now !== before;
  }

  /** One entry is enough to draw an individual anew. */
  private addOneOf(individual: string, affected: Set<string>): void {
    for (const use of this.usesOf(individual).flatMap(({ uses }) => uses)) {
      for (const episode of use.episodes.keys()) {
        if (this.individual(use, episode) !== individual) continue;
        affected.add(episode);
        return;
      }
    }
  }

  private individual({ key, group }: KeyUse, episode: string | null): string {
    const inEpisode = episode === null ? undefined : this.links.of(group).inEpisodes.get(episode);
    return this.rulings.who(key, `g:${(inEpisode ?? this.links.root(group)).id}`, episode);
  }

  private portraitOf(individual: string): Individual | null {
    const known = this.portraits.get(individual);
    if (known !== undefined) return known;
    const [own, also] = this.usesOf(individual);
    const drawn = portrait({
      individual,
      root: this.table.groups.get(individual.slice(2)) ?? null,
      always: own?.uses ?? [],
      sometimes: also?.uses ?? [],
      own: ({ group }) => `g:${this.links.root(group).id}` === individual,
      shown: this.rulings.shown(individual),
    });
    if (drawn === null) return null;
    this.portraits.set(individual, drawn);
    this.drawn.set(individual, drawn);
    return drawn;
  }

  /** The names that always stand for an individual, and those that do in some entries. */
  private usesOf(individual: string): [{ uses: KeyUse[] }, { uses: KeyUse[] }] {
    const groups = new Set<NameGroup>();
    for (const source of this.rulings.sources(individual)) {
      const root = source.startsWith('g:') ? this.table.groups.get(source.slice(2)) : undefined;
      if (root === undefined) continue;
      for (const group of [...this.links.members(root), ...this.links.sometimes(root)]) groups.add(group);
    }
    const uses = new Set([...groups].flatMap((group) => [...group.keys.values()]));
    for (const use of this.ruled().get(individual) ?? []) uses.add(use);
    const always = [...uses].filter((use) => this.individual(use, null) === individual);
    const sometimes = [...uses].filter(
      (use) =>
        !always.includes(use) &&
        [...use.episodes.keys()].some((episode) => this.individual(use, episode) === individual),
    );
    return [{ uses: always }, { uses: sometimes }];
  }
}
