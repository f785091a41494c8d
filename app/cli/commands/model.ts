/** `kith model`: which language models there are, which one is here and in use, and how to get one. */
import { NO_MODEL } from '../../../backend/glossary.ts';
import { NotFoundError, UsageError } from '../../../backend/errors.ts';
import { CATALOGUE, findModel, type CatalogueModel } from '../../../backend/model/catalogue.ts';
import { chooseModel } from '../../../backend/model/chooseModel.ts';
import { isModelPresent, locateModel, machineMemory } from '../../../backend/model/library.ts';
import { memoryFit } from '../../../backend/model/modelMemory.ts';
import type { Journal } from '../../../backend/journal/Journal.ts';
import { otherReaders } from '../../previewOffer.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { byteSize, oneLine } from '../format.ts';
import { listAll } from './modelList.ts';

const USAGE = 'Use: kith model list, pull NAME, use NAME, use PATH, use none, or status';

export const model: CommandRun = async ({ words: [action = '', name] }, context) => {
  if (action === 'list' && name === undefined) return listAll(context);
  if (action === 'status' && name === undefined) return status(context);
  if (action === 'pull' && name !== undefined) return pull(name, context);
  if (action === 'use' && name !== undefined) return use(name, context);
  throw new UsageError(`\`kith model ${[action, name ?? ''].join(' ').trim()}\` is not complete or not known.`, USAGE);
};

async function status(context: CommandContext): Promise<void> {
  const journal = await context.journal();
  const [settings, current] = await Promise.all([journal.settings(), journal.status()]);
  const chosen = settings.model === NO_MODEL ? null : settings.model;
  const problem = chosen === null ? 'no model is chosen' : await problemWith(chosen, context.cache);
  const value = {
    name: chosen,
    state: current.model.state,
    pid: current.model.pid,
    rss_bytes: current.model.rss_bytes,
    usable: problem === null,
    reason: problem,
  };
  const memory = value.rss_bytes === null ? '' : `, ${byteSize(value.rss_bytes)}`;
  context.output.print(value, () => [
    `${oneLine(chosen ?? 'none')}: ${value.state}${memory}`,
    ...(problem === null ? [] : [oneLine(problem)]),
  ]);
}

async function pull(name: string, context: CommandContext): Promise<void> {
  const wanted = findModel(name);
  if (wanted === null) {
    throw new NotFoundError(
      `There is no model named ${name} to fetch.`,
      `Use one of ${CATALOGUE.map((known) => known.name).join(', ')}.`,
    );
  }
  const path = await fetch(wanted, context);
  context.output.print({ name, path }, () => path);
}

async function use(chosen: string, context: CommandContext): Promise<void> {
  if (chosen === NO_MODEL) {
    await (await context.journal()).setModel(NO_MODEL);
    context.output.print({ name: null, path: null }, () => 'no model: entries wait until one is chosen');
    return;
  }
  const reference = await chooseModel(chosen, context.environment, context.cache);
  const known = findModel(reference);
  if (known !== null) await fetch(known, context);
  const { name, path } = await locateModel(reference, context.cache);
  const journal = await context.journal();
  await journal.setModel(reference);
  await offerPreview(name, journal, context);
  context.output.print({ name, path }, () => oneLine(name));
}

/** Another model queues nothing by itself: what it would change is for the person to see first. */
async function offerPreview(name: string, journal: Journal, { output }: CommandContext): Promise<void> {
  const readers = otherReaders(await journal.readers(), name);
  if (readers === null) return;
  const change = `\`kith enrich --all --preview\` shows what ${oneLine(name)} would change.`;
  output.talk(`Entries were read by ${oneLine(readers)}. ${change}`);
}

async function fetch(wanted: CatalogueModel, context: CommandContext): Promise<string> {
  if (!(await isModelPresent(context.cache, wanted))) warnOfSize(wanted, context);
  const { fetchModel } = await import('../../../backend/supply/modelSupply.ts');
  const path = await fetchModel(wanted, {
    cache: context.cache,
    environment: context.environment,
    downloadEntry: context.entries.download,
    onProgress: (progress) => context.onProgress(progress),
    signal: context.signal,
  });
  context.output.endProgress();
  return path;
}

/** Said before hours of download, not after: nobody is kept from trying. */
function warnOfSize({ name, ramBytes }: CatalogueModel, { output }: CommandContext): void {
  const memory = machineMemory();
  if (memoryFit(ramBytes, memory) !== 'too_big') return;
  output.talk(
    `${name} needs ${byteSize(ramBytes)} of memory, and this machine has ${byteSize(memory)}: it may not run.`,
  );
}

async function problemWith(reference: string, cache: string): Promise<string | null> {
  return locateModel(reference, cache).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
