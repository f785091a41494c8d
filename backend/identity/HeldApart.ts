/** What the rules have to respect of the corrections: who is held apart, and who was said to be one. Pure. */
import { normalName } from '../graph/names.ts';
import type { Saying } from '../journal/correction.ts';
import type { Verdicts } from './Links.ts';
import { keyText } from './nameKey.ts';
import type { NameGroup } from './NameTable.ts';

/** Keys about which one list of corrections says something else than the other. */
export function keysBetween(before: readonly Saying[], after: readonly Saying[]): Set<string> {
  const texts = (sayings: readonly Saying[]) => new Map(sayings.map((saying) => [JSON.stringify(saying), saying]));
  const [old, now] = [texts(before), texts(after)];
  const differing = [...old, ...now].filter(([text]) => !(old.has(text) && now.has(text)));
  // An order that differs may decide otherwise.
  const sayings = differing.length > 0 ? differing.map(([, saying]) => saying) : [...after];
  return new Set(sayings.flatMap(keysOf));
}

/** Keys whose links a correction bears on. */
function keysOf(saying: Saying): string[] {
  const { type } = saying.entity;
  const entity = keyText(saying.entity);
  switch (saying.kind) {
    case 'merge':
      return [entity, keyText(saying.into)];
    case 'apart':
      return [entity, keyText(saying.from)];
    case 'alias':
      return [entity, keyText({ type, name: normalName(saying.name) })];
    case 'split':
      return [entity, keyText(saying.to), ...(saying.names ?? []).map((name) => keyText({ type, name }))];
    default:
      return [];
  }
}

export class HeldApart implements Verdicts {
  private readonly apart = new Map<string, Set<string>>();
  private merged: [string, string][] = [];
  private classes = new Map<string, string>();

  constructor(sayings: readonly Saying[]) {
    for (const saying of sayings) this.apply(saying);
    for (const [one, other] of this.merged) this.join(one, other);
  }

  areApart(one: NameGroup, other: NameGroup): boolean {
    if (this.apart.size === 0) return false;
    for (const key of one.keys.keys()) {
      const from = this.apart.get(key);
      if (from && [...other.keys.keys()].some((each) => from.has(each))) return true;
    }
    return false;
  }

  mergedAs(group: NameGroup): string | null {
    if (this.classes.size === 0) return null;
    for (const key of group.keys.keys()) {
      const found = this.classes.get(key);
      if (found !== undefined) return found;
    }
    return null;
  }

  private apply(saying: Saying): void {
    const entity = keyText(saying.entity);
    if (saying.kind === 'merge') this.merge(entity, keyText(saying.into));
    if (saying.kind === 'alias')
      this.merge(entity, keyText({ type: saying.entity.type, name: normalName(saying.name) }));
    if (saying.kind === 'apart') this.hold(entity, keyText(saying.from));
    if (saying.kind !== 'split') return;
    const names = (saying.names ?? []).map((name) => keyText({ type: saying.entity.type, name }));
    for (const name of [keyText(saying.to), ...names]) this.hold(entity, name);
  }

  private merge(one: string, other: string): void {
    this.apart.get(one)?.delete(other);
    this.apart.get(other)?.delete(one);
    this.merged.push([one, other]);
  }

  private hold(one: string, other: string): void {
    if (one === other) return;
    for (const [each, from] of [
      [one, other],
      [other, one],
    ] as const) {
      this.apart.set(each, (this.apart.get(each) ?? new Set()).add(from));
    }
    this.merged = this.merged.filter((pair) => !(pair.includes(one) && pair.includes(other)));
  }

  private join(one: string, other: string): void {
    const [from, to] = [this.classes.get(one) ?? one, this.classes.get(other) ?? other];
    for (const [key, value] of this.classes) if (value === from) this.classes.set(key, to);
    this.classes.set(one, to).set(other, to);
  }
}
