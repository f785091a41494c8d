/** Opens a journal: finds or starts its worker, connects, and offers everything a window can ask. */
import type { EventFollower } from './connection/EventFollower.ts';
import { EngineConnection } from './connection/EngineConnection.ts';
import { reachEngine, type Reach } from './connection/reach.ts';
import { spawnWorker } from './connection/spawnWorker.ts';
import { windowName } from './connection/windowName.ts';
import { externalAddress } from './engine/externalAddress.ts';
import { EngineUnavailableError } from './errors.ts';
import { createBackground } from './journal/background.ts';
import { createBrowsing } from './journal/browsing.ts';
import type { ConnectionState, Journal } from './journal/Journal.ts';
import { createListing } from './journal/listing.ts';
import { requireRoom } from './journal/diskGuard.ts';
import { createWriting } from './journal/writing.ts';
import { prepareHome, type Environment } from './paths.ts';
import { lastPosition } from './store/events.ts';
import type { Progress } from './supply/progress.ts';

export interface OpenOptions {
  /** absolute path of the journal's folder; made when missing */
  home: string;
  /** absolute path of the shared downloads */
  cache: string;
  environment: Environment;
  /** programs started as processes of their own */
  entries: { worker: string };
  /** called while the engine is being downloaded */
  onProgress?: (progress: Progress) => void;
  onConnection?: (state: ConnectionState, reason: string | null) => void;
  /** gives up waiting for the engine */
  signal?: AbortSignal;
}

/** The engine is sought, and downloaded if need be, here where a person sees the progress; the worker only uses it. */
async function prepareEngine(options: OpenOptions, signal: AbortSignal): Promise<void> {
  const { locateEngine } = await import('./engine/locate.ts');
  await locateEngine({
    home: options.home,
    cache: options.cache,
    environment: options.environment,
    fetch: 'allowed',
    signal,
    ...(options.onProgress && { onProgress: options.onProgress }),
  });
}

/**
 * Opens a journal.
 * @throws KithError with the reason when home or engine cannot be used
 */
export async function openJournal(options: OpenOptions): Promise<Journal> {
  const paths = await prepareHome(options.home);
  const closing = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
  const name = windowName();
  const reach: Reach = {
    paths,
    name,
    external: externalAddress(options.environment)?.href ?? null,
    signal,
    prepareEngine: () => prepareEngine(options, signal),
    spawnWorker: () =>
      spawnWorker({ entry: options.entries.worker, home: paths.home, environment: options.environment }),
  };
  const connection = new EngineConnection((isAgain) => reachEngine(reach, isAgain));
  if (options.onConnection) connection.onState(options.onConnection);
  try {
    await connection.open();
  } catch (error) {
    await connection.close();
    if (signal.aborted) throw new EngineUnavailableError('Opening the journal was given up.', 'Try again.');
    throw error;
  }

  // Sent before anything is read on this connection: what is read later and changes later is always an event.
  const beginning = connection.run(lastPosition);
  beginning.catch(() => undefined);
  let follower: Promise<EventFollower> | null = null;
  const correcting = async () => (await import('./journal/correcting.ts')).createCorrecting(connection);
  const reading = async () => (await import('./journal/reading.ts')).createReading(connection);
  const knowing = async () => (await import('./journal/knowing.ts')).createKnowing(connection);
  const searching = async () => (await import('./journal/searching.ts')).createSearching(connection);
  const review = async () => (await import('./journal/review.ts')).createReview(connection);
  return {
    home: paths.home,
    // An external engine has a disk of its own; here lie only drafts.
    ...createWriting(connection, () => (reach.external === null ? requireRoom(paths.home) : Promise.resolve())),
    ...createListing(connection),
    ...createBrowsing(connection),
    ...createBackground(connection, paths),
    correct: async (request) => (await correcting()).correct(request),
    corrections: async () => (await correcting()).corrections(),
    undoCorrection: async (id) => (await correcting()).undoCorrection(id),
    suggestions: async (nameOrId) => (await correcting()).suggestions(nameOrId),
    get: async (id) => (await reading()).get(id),
    search: async (query, limit) => (await searching()).search(query, limit),
    tags: async () => (await reading()).tags(),
    entities: async (filter) => (await knowing()).entities(filter),
    entity: async (nameOrId, options) => (await knowing()).entity(nameOrId, options),
    neighbours: async (id) => (await knowing()).neighbours(id),
    insights: async (request) => (await knowing()).insights(request),
    preview: async (selection, model) => (await review()).preview(selection, model),
    proposals: async (ids) => (await review()).proposals(ids),
    accept: async (proposals) => (await review()).accept(proposals),
    takeBack: async (ids) => (await review()).takeBack(ids),
    discard: async (proposals) => (await review()).discard(proposals),
    why: async (ids) => (await review()).why(ids),
    rebuild: async (onProgress) => (await reading()).rebuild(onProgress),
    onConnection: (listener) => connection.onState(listener),
    onEvent(listener) {
      follower ??= import('./connection/EventFollower.ts').then(
        ({ EventFollower }) => new EventFollower(connection, name, beginning),
      );
      const stop = follower.then((following) => following.listen(listener));
      return () => void stop.then((unsubscribe) => unsubscribe());
    },
    async close() {
      closing.abort();
      (await follower)?.close();
      await connection.close();
    },
  };
}
