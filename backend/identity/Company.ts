/** Who is named together with whom, and how often: what guards the rules that go by likeness. */
import type { KeyUse, NameGroup, NameTable } from './NameTable.ts';

export class Company {
  constructor(private readonly table: NameTable) {}

  /** Whether one entry names both. */
  isShared(one: NameGroup, other: NameGroup): boolean {
    const [few, many] = one.count <= other.count ? [one, other] : [other, one];
    for (const { episodes } of few.keys.values()) {
      for (const episode of episodes.keys()) if (occursIn(many, episode)) return true;
    }
    return false;
  }

  /** Whether somebody or something is named in entries of both. */
  isKept(one: NameGroup, other: NameGroup): boolean {
    const [few, many] = one.count <= other.count ? [one, other] : [other, one];
    const companions = new Set<NameGroup>();
    for (const use of few.keys.values()) {
      for (const episode of use.episodes.keys()) {
        for (const { use } of this.table.namesOf(episode)) {
          if (use.group !== one && use.group !== other) companions.add(use.group);
        }
      }
    }
    return [...companions].some((companion) => this.isShared(companion, many));
  }
}

/** Whether an entry names the group. */
export function occursIn(group: NameGroup, episode: string): boolean {
  for (const { episodes } of group.keys.values()) if (episodes.has(episode)) return true;
  return false;
}

/** Every entry that names the group, with its date. */
export function* episodesOf(group: { keys: ReadonlyMap<string, KeyUse> }): Generator<[string, string]> {
  for (const { episodes } of group.keys.values()) yield* episodes;
}
