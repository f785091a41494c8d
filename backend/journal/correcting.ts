/** Puts the graph right: keeps what a person says of it as truth, and shows the consequences. */
import { ulid } from 'ulid';
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { NotFoundError, UsageError } from '../errors.ts';
import { identityBook } from '../graph/IdentityBook.ts';
import { projectPending } from '../graph/projectPending.ts';
import { readReferences } from '../graph/readReferences.ts';
import { takenBack } from '../graph/standingSayings.ts';
import { suggestionsOf } from '../graph/readSuggestions.ts';
import { sayingOf } from './correctionSaying.ts';
import { correctionWords } from './correctionWords.ts';
import {
  correctionRequest,
  type Correction,
  type Corrections,
  type Saying,
  type StoredCorrection,
} from './correction.ts';

/** Most entries that a correction itself shows anew; of more, the worker does the rest. */
const SHOWN_AT_ONCE = 50;

/** The correcting part of a journal. It pulls in the graph's client, so it is loaded only when it is used. */
export function createCorrecting(connection: EngineConnection): Corrections {
  return {
    async correct(request) {
      const asked = correctionRequest.parse(request);
      // Made once, so that what has to be sent twice is kept once.
      const made = { id: ulid(), at: new Date().toISOString() };
      return connection.runGraph(async (graph, client) => {
        await projectPending(client, graph, { newest: SHOWN_AT_ONCE });
        const { says, goOn } = await sayingOf(client, (nameOrId) => readReferences(graph, nameOrId), asked);
        const book = identityBook(client);
        await book.correct(made, () => ({ says, also: entriesOf(says) }));
        await projectPending(client, graph, { newest: SHOWN_AT_ONCE });
        const entity = goOn === null ? null : (book.identity.byReference(goOn)?.uid ?? null);
        return { correction: listed({ ...made, says }, says, null), entity };
      });
    },
    corrections: () =>
      connection.run(async (client) => {
        const book = identityBook(client);
        await book.sync();
        return all(book.corrections);
      }),
    async undoCorrection(id) {
      const made = { id: ulid(), at: new Date().toISOString() };
      return connection.runGraph(async (graph, client) => {
        const book = identityBook(client);
        const { says } = await book.correct(made, ({ corrections }) => {
          const undone = standing(all(corrections), id);
          return { says: { kind: 'undo', of: undone.id }, also: entriesOf(undone.says) };
        });
        await projectPending(client, graph, { newest: SHOWN_AT_ONCE });
        const undone = all(book.corrections).find((each) => says.kind === 'undo' && each.id === says.of);
        if (undone === undefined) throw nothingToUndo();
        return undone;
      });
    },
    suggestions: (nameOrId) => connection.runGraph((graph, client) => suggestionsOf(client, graph, nameOrId)),
  };
}

/** Entries that show something else although nobody in them became another. */
function entriesOf(says: Saying): string[] {
  if (says.kind === 'add') return [says.episode];
  return says.kind === 'ignore' && says.episode !== null ? [says.episode] : [];
}

function listed({ id, at }: StoredCorrection, says: Saying, undone: string | null): Correction {
  return { id, at, kind: says.kind, words: correctionWords(says), says, undone };
}

function all(corrections: readonly StoredCorrection[]): Correction[] {
  const undone = takenBack(corrections);
  return corrections
    .flatMap((stored) =>
      stored.says.kind === 'undo' ? [] : [listed(stored, stored.says, undone.get(stored.id) ?? null)],
    )
    .reverse();
}

/** @throws NotFoundError, UsageError */
function standing(corrections: readonly Correction[], reference: string | undefined): Correction {
  const wanted = reference?.trim().toUpperCase();
  const open = corrections.filter(({ undone }) => undone === null);
  if (wanted === undefined) {
    const [last] = open;
    if (last === undefined) throw nothingToUndo();
    return last;
  }
  const found = wanted === '' ? [] : open.filter(({ id }) => id.startsWith(wanted));
  if (found.length > 1) {
    throw new UsageError(
      `${found.length} corrections begin with ${wanted}.`,
      'Give more of the id: see `kith corrections`.',
    );
  }
  const [only] = found;
  if (only !== undefined) return only;
  const isUndone = wanted !== '' && corrections.some(({ id }) => id.startsWith(wanted));
  throw new NotFoundError(
    isUndone ? `The correction ${wanted} was taken back already.` : `There is no correction ${reference}.`,
    'See `kith corrections`.',
  );
}

function nothingToUndo(): NotFoundError {
  return new NotFoundError('There is no correction to take back.', 'See `kith corrections`.');
}
