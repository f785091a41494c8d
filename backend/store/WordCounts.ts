/** How many words each entry has, counted once per revision; in short steps, so that a window goes on drawing meanwhile. */
import { setImmediate as breathe } from 'node:timers/promises';
import { countWords } from '../insights/countWords.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

/** Entries a step: a few milliseconds. */
const STEP = 100;

export class WordCounts {
  private known = new Map<string, { revision: string; words: number }>();

  /** Words by id. Only what is new or was edited since the last call is read whole. */
  async of(client: EngineClient, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const known = new Map<string, { revision: string; words: number }>();
    for (let at = 0; at < ids.length; at += STEP) {
      await this.count(client, ids.slice(at, at + STEP), known);
      await breathe();
    }
    // What was deleted is forgotten.
    this.known = known;
    return new Map([...known].map(([id, { words }]) => [id, words]));
  }

  private async count(client: EngineClient, ids: readonly string[], known: WordCounts['known']): Promise<void> {
    const revisions = await Promise.all(ids.map((id) => client.hGet(keys.episode(id), 'revision')));
    const changed = ids.filter((id, at) => revisions[at] !== this.known.get(id)?.revision);
    const texts = await Promise.all(changed.map((id) => client.hGet(keys.episode(id), 'text')));
    const counted = new Map(changed.map((id, at) => [id, countWords(texts[at] ?? '')]));
    for (const [at, id] of ids.entries()) {
      const words = counted.get(id) ?? this.known.get(id)?.words ?? 0;
      known.set(id, { revision: revisions[at] ?? '', words });
    }
  }
}
