/** `kith worker`: the background of a journal in the foreground, until it is told to end. */
import { locateEngine, withoutPassword, type LocatedEngine } from '../../../backend/engine/locate.ts';
import { KithError } from '../../../backend/errors.ts';
import { prepareHome, type JournalPaths } from '../../../backend/paths.ts';
import { lockHolder } from '../../../backend/process/lock.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { EXIT_CODES } from '../exitCodes.ts';
import { ForegroundWorker } from '../ForegroundWorker.ts';
import { oneLine } from '../format.ts';

export const worker: CommandRun = async (_, context) => {
  const { environment, signal } = context;
  const paths = await prepareHome(context.home);
  await requireAlone(paths);
  const located = await fetchEngine(context);
  const process = new ForegroundWorker({ entry: context.entries.worker, home: context.home, environment });
  const stop = (): void => process.end();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    if ((await process.begun) === 'lost_election') throw alreadyRuns((await lockHolder(paths.lock))?.pid ?? null);
    const engine = await addressOf(located, paths);
    const home = paths.home;
    context.output.print({ home, engine, pid: process.pid }, () => `worker serves ${oneLine(home)} at ${engine}`);
    const code = await process.ended;
    if (code === 0) return code;
    context.output.talk(`The worker ended ${code === null ? 'by a signal' : `with code ${code}`}.`);
    context.output.talk(`See why: ${oneLine(paths.workerLog)}`);
    return code ?? EXIT_CODES.failure;
  } finally {
    signal.removeEventListener('abort', stop);
    process.end();
    await process.ended;
  }
};

/** The worker only uses an engine that is here; it is fetched where a person sees how far that is. */
async function fetchEngine(context: CommandContext): Promise<LocatedEngine> {
  const { home, cache, environment, signal, onProgress } = context;
  const engine = await locateEngine({ home, cache, environment, fetch: 'allowed', signal, onProgress });
  context.output.endProgress();
  return engine;
}

async function requireAlone(paths: JournalPaths): Promise<void> {
  const holder = await lockHolder(paths.lock);
  if (holder !== null) throw alreadyRuns(holder.pid);
}

function alreadyRuns(pid: number | null): KithError {
  const which = pid === null ? '' : ` (process ${pid})`;
  return new KithError('failure', `This journal has a worker already${which}.`, 'End it first: kith stop');
}

/** Where the engine is, without a password; the worker tells its own engine's place in its lock. */
async function addressOf(engine: LocatedEngine, paths: JournalPaths): Promise<string> {
  if (engine.kind === 'external') return oneLine(withoutPassword(engine.url));
  return oneLine((await lockHolder(paths.lock))?.note['socket'] ?? 'its engine');
}
