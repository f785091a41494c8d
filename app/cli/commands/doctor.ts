/** `kith doctor`: examines everything the journal needs and says what is wrong with it. */
import { describeError, KithError } from '../../../backend/errors.ts';
import type { EngineCandidate } from '../../../backend/engine/locate.ts';
import type { JournalStatus } from '../../../backend/journal/Journal.ts';
import { locateModel } from '../../../backend/model/library.ts';
import { packageVersion } from '../../../backend/packageFiles.ts';
import { journalPaths, makePrivateFolder, prepareHome } from '../../../backend/paths.ts';
import { freeBytes } from '../../../backend/supply/diskSpace.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { doctorText, type Diagnosis } from '../doctorText.ts';

export const doctor: CommandRun = async (_, context) => {
  let exitCode = EXIT_OK;
  const note = (error: unknown): string => {
    if (exitCode === EXIT_OK) exitCode = EXIT_CODES[error instanceof KithError ? error.kind : 'failure'];
    return error instanceof KithError ? `${error.message} ${error.nextStep}` : describeError(error);
  };
  const homeProblem = await prepareHome(context.home).then(() => null, note);
  const candidates = await examine(context);
  const taken = candidates.some((candidate) => candidate.taken);
  if (!taken && exitCode === EXIT_OK) exitCode = EXIT_CODES.engine_unavailable;
  let status: JournalStatus | null = null;
  let journalProblem: string | null = null;
  if (homeProblem === null && taken) {
    status = await context
      .journal()
      .then((journal) => journal.status())
      .catch((error: unknown) => {
        journalProblem = note(error);
        return null;
      });
  }
  const paths = journalPaths(context.home);
  const diagnosis: Diagnosis = {
    kith: packageVersion(),
    node: process.version,
    system: `${process.platform}-${process.arch}`,
    home: { path: paths.home, problem: homeProblem, free_bytes: await freeOf(paths.home) },
    cache: { path: context.cache, free_bytes: await freeOf(context.cache) },
    log: paths.workerLog,
    engine: { candidates, running: status?.engine ?? null, problem: journalProblem },
    worker: status?.worker ?? null,
    model: status === null ? null : await modelOf(status, context),
  };
  context.output.print(diagnosis, () => doctorText(diagnosis));
  return exitCode;
};

/** Nothing is downloaded while an engine is here; without one, whether it can be had is the question. */
async function examine(context: CommandContext): Promise<EngineCandidate[]> {
  const { examineEngines } = await import('../../../backend/engine/locate.ts');
  const { home, cache, environment, signal, onProgress } = context;
  const candidates = await examineEngines({ home, cache, environment, fetch: 'never', signal });
  if (candidates.some(({ taken }) => taken)) return candidates;
  return examineEngines({ home, cache, environment, fetch: 'allowed', signal, onProgress });
}

async function modelOf(status: JournalStatus, context: CommandContext): Promise<Diagnosis['model']> {
  const { name } = status.model;
  if (name === null) return { name, path: null, problem: 'no model is chosen: kith model use starter' };
  return locateModel(name, context.cache).then(
    ({ path }) => ({ name, path, problem: null }),
    (error: unknown) => ({ name, path: null, problem: describeError(error) }),
  );
}

/** Bytes free where a folder is or would be; null when that cannot be told. */
async function freeOf(folder: string): Promise<number | null> {
  try {
    await makePrivateFolder(folder);
    return await freeBytes(folder);
  } catch {
    return null;
  }
}
