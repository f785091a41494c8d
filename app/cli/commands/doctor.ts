/** `kith doctor`: examines everything the journal needs, says what is wrong with it, and mends it when asked to. */
import type { Check, Finding, Patient } from '../../../backend/doctor/Check.ts';
import { describeError, EngineUnavailableError, KithError } from '../../../backend/errors.ts';
import { externalAddress } from '../../../backend/engine/externalAddress.ts';
import type { EngineCandidate } from '../../../backend/engine/locate.ts';
import type { JournalStatus } from '../../../backend/journal/Journal.ts';
import { locateModel } from '../../../backend/model/library.ts';
import { packageVersion } from '../../../backend/packageFiles.ts';
import { journalPaths, makePrivateFolder, prepareHome } from '../../../backend/paths.ts';
import { freeBytes } from '../../../backend/supply/diskSpace.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { EXIT_CODES, EXIT_OK } from '../exitCodes.ts';
import { doctorText, type Diagnosis } from '../doctorText.ts';

/** Others may read a file, but the journal can be opened all the same. */
const HARMLESS = 'open_modes';

export const doctor: CommandRun = async ({ has }, context) => {
  const checks = await import('../../../backend/doctor/examineJournal.ts');
  const paths = journalPaths(context.home);
  const patient = patientOf(context);
  const findings: Finding[] = [];
  const look = async (which: readonly Check[]): Promise<void> =>
    void findings.push(...(await checks.examineJournal(which, patient, has('mend'))));

  await look(checks.CHECKS_BEFORE_OPENING);
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
  if (homeProblem === null && taken && !findings.some(({ id, mended }) => !mended && id !== HARMLESS)) {
    const opened = await openStatus(context).catch(async (error: unknown) => {
      await look(checks.CHECKS_AFTER_FAILURE);
      // What kept it from opening was found, and is mended now.
      return findings.at(-1)?.mended === true
        ? openStatus(context).catch((again: unknown) => note(again))
        : note(error);
    });
    if (typeof opened === 'string') journalProblem = opened;
    else status = opened;
  }
  if (status !== null) await look(checks.CHECKS_WHILE_OPEN);
  if (findings.some(({ mended }) => !mended) && taken) exitCode = EXIT_CODES.failure;
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
    findings,
  };
  context.output.print(diagnosis, () => doctorText(diagnosis));
  return exitCode;
};

async function openStatus(context: CommandContext): Promise<JournalStatus> {
  return (await context.journal()).status();
}

function patientOf(context: CommandContext): Patient {
  const { home, cache, environment } = context;
  return {
    paths: journalPaths(home),
    external: addressOf(environment),
    now: () => context.now(),
    async binaries() {
      const { locateEngine } = await import('../../../backend/engine/locate.ts');
      const engine = await locateEngine({ home, cache, environment, fetch: 'allowed' });
      if (engine.kind === 'embedded') return engine;
      throw new EngineUnavailableError('The engine is elsewhere.', 'Mend its data where it runs.');
    },
  };
}

/** An address that is none is told by whoever uses it. */
function addressOf(environment: CommandContext['environment']): string | null {
  try {
    return externalAddress(environment)?.href ?? null;
  } catch {
    return null;
  }
}

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
