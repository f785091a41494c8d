/** What the worker can say of a journal's names while it reads an entry: from who is who, and from the texts in the graph. */
import type { Graph } from 'falkordb';
import { identityBook } from '../../backend/graph/IdentityBook.ts';
import { readTextsWith } from '../../backend/graph/readTextsWith.ts';
import { knownName } from '../../backend/identity/knownName.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { isUsedAsWord } from '../extraction/ordinaryWords.ts';
import type { JournalMemory } from '../extraction/rememberNames.ts';

/** So many entries with a word tell whether it is an ordinary one. */
const TEXTS = 20;

/** The memory of the journal as it is now. @param episode the entry that is read */
export async function journalMemory(client: EngineClient, graph: Graph, episode: string): Promise<JournalMemory> {
  const book = identityBook(client);
  await book.sync();
  return {
    known: (name) => knownName(book.identity, name, episode),
    ordinaryWords: async (words) => {
      const once = [...new Set(words)];
      const used = await Promise.all(
        once.map(async (word) => isUsedAsWord(word, await readTextsWith(graph, word, TEXTS))),
      );
      return new Set(once.filter((_, at) => used[at]));
    },
  };
}
