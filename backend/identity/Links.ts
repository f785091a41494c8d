/**
 * Which name stands for which: each group of names links to at most one that tells more, or is as telling and more used.
 * A link depends only on names that come before it in a fixed order, so the result is the same whatever came first, and
 * after a change only those are looked at again that share a word with what changed.
 */
import { Company } from './Company.ts';
import { inContext } from './context.ts';
import type { NameGroup, NameTable } from './NameTable.ts';
import { PEOPLE_RULES, SHORTENED } from './rules/people.ts';
import { otherType } from './rules/otherType.ts';
import type { Rule } from './rules/Rule.ts';
import { slip, sound, umlaut } from './rules/spelling.ts';
import { acronym, partOfThing } from './rules/things.ts';

const SPELLING: readonly Rule[] = [umlaut, sound, slip];
const PEOPLE: readonly Rule[] = [...PEOPLE_RULES, ...SPELLING, ...SHORTENED, otherType];
const THINGS: readonly Rule[] = [partOfThing, acronym, ...SPELLING, otherType];

export interface Link {
  /** the name it stands for everywhere; null when it is a name of its own */
  to: NameGroup | null;
  /** entries in which it stands for another */
  inEpisodes: ReadonlyMap<string, NameGroup>;
  /** what else it may be, with the reason; for the person to say */
  maybe: readonly { other: NameGroup; reason: string }[];
}

/** What the person's corrections say about links. */
export interface Verdicts {
  areApart: (one: NameGroup, other: NameGroup) => boolean;
  /** names that were merged have one class in common; null when it was not merged */
  mergedAs: (group: NameGroup) => string | null;
}

const ALONE: Link = { to: null, inEpisodes: new Map(), maybe: [] };

export class Links {
  private readonly links = new Map<NameGroup, Link>();
  private readonly children = new Map<NameGroup, Set<NameGroup>>();
  /** root → names that stand for it in some entries */
  private readonly meant = new Map<NameGroup, Set<NameGroup>>();
  private readonly roots = new Map<NameGroup, NameGroup>();
  /** those to look at again when the link of a group changes */
  private readonly dependents = new Map<NameGroup, Set<NameGroup>>();
  private readonly company: Company;

  constructor(
    private readonly table: NameTable,
    private verdicts: Verdicts,
  ) {
    this.company = new Company(table);
  }

  of(group: NameGroup): Link {
    return this.links.get(group) ?? ALONE;
  }

  root(group: NameGroup): NameGroup {
    return this.path(group).at(-1) ?? group;
  }

  /** A root and all that stand for it. */
  members(root: NameGroup): NameGroup[] {
    return [root, ...[...(this.children.get(root) ?? [])].flatMap((child) => this.members(child))];
  }

  /** Follows other corrections, which differ in what they say of these groups. */
  judge(verdicts: Verdicts, groups: Iterable<NameGroup>): void {
    this.verdicts = verdicts;
    this.update(groups);
  }

  /**
   * Looks again at these groups, and at all whose link follows from theirs.
   * @returns the groups whose link or root is another now, each with the roots it had and has
   */
  update(groups: Iterable<NameGroup>): Map<NameGroup, Set<NameGroup>> {
    const waiting = new Set(groups);
    for (const group of [...waiting]) for (const other of this.dependents.get(group) ?? []) waiting.add(other);
    const order = [...waiting].sort(this.compare);
    const changed = new Map<NameGroup, Set<NameGroup>>();
    for (let at = 0; at < order.length; at += 1) {
      const group = order[at];
      if (group === undefined) continue;
      const roots = this.standsFor(group);
      if (!this.decideAgain(group)) continue;
      changed.set(group, new Set([...roots, ...this.standsFor(group)]));
      const later = [...(this.dependents.get(group) ?? []), ...this.membersBelow(group)];
      for (const other of later) {
        // What comes before was decided without this one; what waits is still to come.
        if (waiting.has(other) || this.compare(other, group) <= 0) continue;
        waiting.add(other);
        insert(order, other, at + 1, this.compare);
      }
    }
    return changed;
  }

  /** Names that stand for this root in some entries. */
  sometimes(root: NameGroup): readonly NameGroup[] {
    return [...(this.meant.get(root) ?? [])];
  }

  /** Every root that a group stands for somewhere. */
  private standsFor(group: NameGroup): NameGroup[] {
    return [this.roots.get(group) ?? group, ...this.of(group).inEpisodes.values()];
  }

  private membersBelow(group: NameGroup): NameGroup[] {
    return this.members(group).slice(1);
  }

  /** Whether the link or the root of a group became another. */
  private decideAgain(group: NameGroup): boolean {
    const before = this.of(group);
    const rootBefore = this.roots.get(group);
    const after = this.table.isUsed(group) ? this.decide(group) : ALONE;
    if (before.to !== after.to) {
      if (before.to) this.children.get(before.to)?.delete(group);
      if (after.to) this.children.set(after.to, (this.children.get(after.to) ?? new Set()).add(group));
    }
    for (const root of before.inEpisodes.values()) this.meant.get(root)?.delete(group);
    for (const root of after.inEpisodes.values()) {
      this.meant.set(root, (this.meant.get(root) ?? new Set()).add(group));
    }
    if (this.table.isUsed(group)) {
      this.links.set(group, after);
      this.roots.set(group, this.root(group));
    } else {
      this.links.delete(group);
      this.roots.delete(group);
    }
    return (
      rootBefore !== this.roots.get(group) || before.to !== after.to || !sameMap(before.inEpisodes, after.inEpisodes)
    );
  }

  private decide(group: NameGroup): Link {
    const before = [...this.table.likely(group)].filter((other) => this.compare(other, group) < 0);
    const maybe: { other: NameGroup; reason: string }[] = [];
    for (const rule of group.type === 'person' ? PEOPLE : THINGS) {
      const fitting = before
        .filter((other) => (rule === otherType || other.type === group.type) && rule.fits(group, other))
        .sort(this.compare);
      if (fitting.length === 0) continue;
      for (const other of fitting) this.depend(group, other);
      const allowed = fitting.filter((other) => !this.isApart(group, other));
      const held = allowed.filter((other) => rule.holds?.(group, other, this.company) !== false);
      const reason = rule.reason;
      for (const other of allowed) if (!held.includes(other)) maybe.push({ other: this.root(other), reason });
      const individuals = this.byIndividual(held);
      const [first, ...others] = individuals.values();
      if (first === undefined) continue;
      if (others.length === 0) return { to: first[0] ?? null, inEpisodes: new Map(), maybe: [] };
      const rivals = [...individuals.values()].map((same) => ({ root: this.root(same[0] ?? group), names: same }));
      return {
        to: null,
        inEpisodes: rule.dependsOnContext ? inContext(group, rivals) : new Map(),
        maybe: rivals.map(({ root }) => ({ other: root, reason })),
      };
    }
    return { to: null, inEpisodes: new Map(), maybe };
  }

  /** Candidates by who they are. */
  private byIndividual(groups: readonly NameGroup[]): Map<string, NameGroup[]> {
    const found = new Map<string, NameGroup[]>();
    for (const group of groups) {
      const path = this.path(group);
      const merged = path.map((each) => this.verdicts.mergedAs(each)).find((each) => each !== null);
      const individual = merged ?? path.at(-1)?.id ?? group.id;
      found.set(individual, [...(found.get(individual) ?? []), group]);
    }
    return found;
  }

  private isApart(group: NameGroup, other: NameGroup): boolean {
    return this.path(other).some((each) => this.verdicts.areApart(group, each));
  }

  private depend(group: NameGroup, other: NameGroup): void {
    for (const each of this.path(other)) {
      this.dependents.set(each, (this.dependents.get(each) ?? new Set()).add(group));
    }
  }

  private path(group: NameGroup): NameGroup[] {
    const path = [group];
    for (let next = this.of(group).to; next !== null; next = this.of(next).to) path.push(next);
    return path;
  }

  /** What tells more comes first, then what is named more often. */
  private readonly compare = (one: NameGroup, other: NameGroup): number =>
    other.traits.rank - one.traits.rank ||
    other.count - one.count ||
    (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}

function insert<Each>(order: Each[], item: Each, from: number, compare: (one: Each, other: Each) => number): void {
  let at = from;
  while (at < order.length && compare(order[at] as Each, item) < 0) at += 1;
  order.splice(at, 0, item);
}

function sameMap(one: ReadonlyMap<string, NameGroup>, other: ReadonlyMap<string, NameGroup>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (other.get(key) !== value) return false;
  return true;
}
