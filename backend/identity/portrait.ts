/** How an individual is shown: its id, its fullest name in the usual spelling, its type, its other names. Pure. */
import type { EntityType } from '../glossary.ts';
import { hexId, normalName } from '../graph/names.ts';
import type { NameKey } from './nameKey.ts';
import { earliest } from './earliest.ts';
import type { KeyUse, NameGroup } from './NameTable.ts';
import { usualType } from './usualType.ts';

export interface Individual {
  /** id in the graph: of the name by which the journal knew it first */
  uid: string;
  /** that name; corrections speak of the individual by it */
  key: NameKey;
  name: string;
  type: EntityType;
  /** other spellings, the most used first */
  aliases: string[];
  /** all names as they are compared */
  norms: string[];
}

/** Most other spellings that are shown. */
const MOST_ALIASES = 24;

export interface Sources {
  individual: string;
  /** the group that others stand for; null when only a correction made it */
  root: NameGroup | null;
  /** names that stand for it wherever they are */
  always: readonly KeyUse[];
  /** names that stand for it in some entries */
  sometimes: readonly KeyUse[];
  /** names that were its own before the person merged others into it */
  own: (use: KeyUse) => boolean;
  /** what the person said */
  shown: { name?: string; type?: EntityType };
}

/** The picture of an individual; null when no name is left of it. */
export function portrait({ individual, root, always, sometimes, own, shown }: Sources): Individual | null {
  const made = individual.startsWith('k:') ? keyFromText(individual.slice(2)) : null;
  const key = earliest(always) ?? made ?? (sometimes.length > 0 ? root && firstKey(root) : null);
  if (key === null) return null;
  const isOwn = always.length > 0 || made !== null;
  const uses = [...always, ...sometimes];
  const name = shown.name ?? usualSpelling(namesOf(root, uses)) ?? key.name;
  const spelled = spellings(uses).map(([spelling]) => spelling);
  const other = spelled.filter((spelling) => normalName(spelling) !== normalName(name));
  return {
    uid: isOwn ? hexId('entity', key.type, key.name) : hexId('entity', 'of', individual),
    key,
    name,
    type: shown.type ?? usualType(uses.some(own) ? uses.filter(own) : uses) ?? key.type,
    aliases: withoutRepeats(other).slice(0, MOST_ALIASES),
    norms: [...new Set([normalName(name), ...uses.map((use) => use.key.name), key.name])].sort(),
  };
}

function firstKey(group: NameGroup): NameKey | null {
  return earliest([...group.keys.values()]);
}

function keyFromText(text: string): NameKey {
  const at = text.indexOf(':');
  return { type: text.slice(0, at) as EntityType, name: text.slice(at + 1) };
}

/** The root's own names: of those, the ones that tell most. */
function namesOf(root: NameGroup | null, uses: readonly KeyUse[]): readonly KeyUse[] {
  const own = uses.filter(({ group }) => group === root);
  const candidates = own.length > 0 ? own : uses;
  const rank = Math.max(...candidates.map(({ traits }) => traits.rank));
  return candidates.filter(({ traits }) => traits.rank === rank);
}

function spellings(uses: readonly KeyUse[]): [string, number][] {
  const times = new Map<string, number>();
  for (const use of uses) {
    for (const [spelling, count] of use.spellings) times.set(spelling, (times.get(spelling) ?? 0) + count);
  }
  return [...times].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));
}

function usualSpelling(uses: readonly KeyUse[]): string | null {
  return spellings(uses)[0]?.[0] ?? null;
}

function withoutRepeats(names: readonly string[]): string[] {
  const once = new Map<string, string>();
  for (const name of names) if (!once.has(normalName(name))) once.set(normalName(name), name);
  return [...once.values()];
}
