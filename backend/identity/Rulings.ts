/**
 * What the person's corrections make of who is who. They are applied one after the other, so the latest wins, on top of
 * what the rules say; an individual is named by the group it comes from (`g:`), or by a name that a correction made (`k:`).
 */
import type { EntityReference, Saying } from '../journal/correction.ts';
import { ENTITY_TYPES, type EntityType } from '../glossary.ts';
import { normalName } from '../graph/names.ts';
import { keyText, type NameKey } from './nameKey.ts';

/** Says of the rules alone. */
export interface ByRule {
  /** the individual of a name, wherever it stands; null for a name that nobody uses */
  individual: (key: string) => string | null;
  /** whether the name is the one that others stand for */
  isRoot: (key: string) => boolean;
}

interface Override {
  of: string;
  episodes: ReadonlySet<string> | null;
  names: ReadonlySet<string> | null;
  to: string;
}

export class Rulings {
  private readonly redirects = new Map<string, string>();
  private readonly ofKey = new Map<string, string>();
  private readonly overrides: Override[] = [];
  private readonly shownAs = new Map<string, { name?: string; type?: EntityType }>();
  private readonly hidden = new Set<string>();
  private readonly hiddenIn = new Map<string, Set<string>>();
  private merged: Map<string, string[]> | null = null;
  /** keys and entries that corrections speak of */
  readonly keys = new Set<string>();
  readonly episodes = new Set<string>();

  constructor(
    sayings: readonly Saying[],
    private readonly byRule: ByRule,
  ) {
    for (const saying of sayings) this.apply(saying);
  }

  /** The individual that a name stands for, in an entry or wherever it stands. @param byRule what the rules say of it */
  who(key: NameKey, byRule: string, episode: string | null): string {
    let individual = this.follow(this.ofKey.get(keyText(key)) ?? byRule);
    for (const { of, episodes, names, to } of this.overrides) {
      if (episodes !== null && (episode === null || !episodes.has(episode))) continue;
      if (names !== null && !names.has(key.name)) continue;
      if (this.follow(of) === individual) individual = this.follow(to);
    }
    return individual;
  }

  /** Whom a correction speaks of. */
  individual(reference: EntityReference): string {
    const key = this.keyOf(reference);
    return this.who(key, this.byRule.individual(keyText(key)) ?? `k:${keyText(key)}`, null);
  }

  /** Whether it is shown in this entry. */
  isHidden(individual: string, episode: string): boolean {
    return this.hidden.has(individual) || this.hiddenIn.get(individual)?.has(episode) === true;
  }

  /** Name and type that the person gave it. */
  shown(individual: string): { name?: string; type?: EntityType } {
    return this.shownAs.get(individual) ?? {};
  }

  /** Individuals that are now this one, itself among them. */
  sources(individual: string): string[] {
    if (this.merged === null) {
      this.merged = new Map();
      for (const each of this.redirects.keys()) {
        const into = this.follow(each);
        this.merged.set(into, [...(this.merged.get(into) ?? []), each]);
      }
    }
    return [individual, ...(this.merged.get(individual) ?? [])];
  }

  /** All that is decided, as one text: the same text, the same decisions. */
  get summary(): string {
    const sets = [...this.hiddenIn].map(([individual, episodes]) => [individual, [...episodes]]);
    const overrides = this.overrides.map(({ of, episodes, names, to }) => [
      of,
      [...(episodes ?? [])],
      [...(names ?? [])],
      to,
    ]);
    return JSON.stringify([[...this.redirects], [...this.ofKey], overrides, [...this.shownAs], [...this.hidden], sets]);
  }

  private apply(saying: Saying): void {
    const about = this.individual(saying.entity);
    switch (saying.kind) {
      case 'merge':
        return this.redirect(about, this.individual(saying.into));
      case 'alias':
        return this.alias({ type: saying.entity.type, name: normalName(saying.name) }, about);
      case 'split':
        return this.split(saying, about);
      case 'apart':
        if (this.individual(saying.from) === about)
          this.ofKey.set(keyText(this.keyOf(saying.from)), this.ownOf(saying.from));
        return;
      case 'rename':
        return void this.shownAs.set(about, { ...this.shown(about), name: saying.name });
      case 'retype':
        return void this.shownAs.set(about, { ...this.shown(about), type: saying.type });
      case 'ignore':
        if (saying.episode === null) this.hidden.add(about);
        else this.hiddenIn.set(about, (this.hiddenIn.get(about) ?? new Set()).add(saying.episode));
        return;
      case 'delete':
        return void this.hidden.add(about);
      case 'add':
        return;
    }
  }

  private split({ episodes, names, entity, to }: Saying & { kind: 'split' }, about: string): void {
    let other = this.individual(to);
    if (other === about) {
      other = this.ownOf(to);
      this.ofKey.set(keyText(this.keyOf(to)), other);
    }
    if (other.startsWith('k:')) this.shownAs.set(other, { name: to.shown, type: to.type, ...this.shown(other) });
    this.keys.add(keyText(this.keyOf(entity)));
    for (const name of names ?? []) for (const type of ENTITY_TYPES) this.keys.add(keyText({ type, name }));
    for (const episode of episodes ?? []) this.episodes.add(episode);
    const set = (list: readonly string[] | undefined) => (list === undefined ? null : new Set(list));
    this.overrides.push({ of: about, episodes: set(episodes), names: set(names), to: other });
  }

  private alias(key: NameKey, about: string): void {
    const text = keyText(key);
    this.keys.add(text);
    const before = this.byRule.individual(text);
    if (before === null || this.byRule.isRoot(text)) this.redirect(this.follow(before ?? `k:${text}`), about);
    this.ofKey.set(text, about);
  }

  private redirect(from: string, to: string): void {
    if (from !== to) this.redirects.set(from, to);
  }

  private follow(individual: string): string {
    let last = individual;
    for (let next = this.redirects.get(last); next !== undefined; next = this.redirects.get(last)) last = next;
    return last;
  }

  private ownOf(reference: EntityReference): string {
    return `k:${keyText(this.keyOf(reference))}`;
  }

  /** By the name it had; when no entry uses that any more, by the name that was shown. */
  private keyOf({ type, name, shown }: EntityReference): NameKey {
    const key = { type, name };
    this.keys.add(keyText(key));
    if (this.byRule.individual(keyText(key)) !== null || this.ofKey.has(keyText(key))) return key;
    const fuller = { type, name: normalName(shown) };
    return this.byRule.individual(keyText(fuller)) === null ? key : fuller;
  }
}
