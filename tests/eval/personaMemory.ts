/** What a persona's journal knows while its entries are read one after the other, as the worker would know it. */
import { foundName } from '../../backend/graph/episodeNames.ts';
import { Identity } from '../../backend/identity/Identity.ts';
import { knownName } from '../../backend/identity/knownName.ts';
import { isUsedAsWord } from '../../worker/extraction/ordinaryWords.ts';
import type { JournalMemory } from '../../worker/extraction/rememberNames.ts';
import type { Entry } from './entries.ts';
import type { Prediction } from './predict.ts';

export class PersonaMemory implements JournalMemory {
  private readonly identity = new Identity();
  private readonly texts: string[] = [];

  readonly known = (name: string) => knownName(this.identity, name);

  readonly ordinaryWords = (words: readonly string[]) =>
    Promise.resolve(new Set(words.filter((word) => isUsedAsWord(word, this.texts))));

  /** Takes in what was read of an entry. */
  learn({ id, date, text }: Entry, { entities }: Prediction): void {
    this.texts.push(text);
    this.identity.set(id, { date, names: entities.map(foundName) });
  }
}
