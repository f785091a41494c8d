/** By which of its names a journal knew an individual first. Pure. */
import { keyText, type NameKey } from './nameKey.ts';
import type { KeyUse } from './NameTable.ts';

/** The name that the journal has known longest. */
export function earliest(uses: readonly KeyUse[]): NameKey | null {
  const [only] = uses;
  if (uses.length < 2) return only?.key ?? null;
  const first = (use: KeyUse): string => {
    let least = '';
    for (const [episode, date] of use.episodes) {
      const at = `${date} ${episode}`;
      if (least === '' || at < least) least = at;
    }
    return `${least === '' ? '~' : least} ${keyText(use.key)}`;
  };
  return uses.map((use) => ({ use, at: first(use) })).reduce((one, other) => (other.at < one.at ? other : one)).use.key;
}
