/** Runs command lines in this process against a journal in memory, and keeps what they print. */
import { join } from 'node:path';
import { runCli, type Surroundings } from '../../app/cli/runCli.ts';
import { UsageError } from '../../backend/errors.ts';
import type { Episode, EpisodeFilter } from '../../backend/journal/Journal.ts';
import { FakeJournal } from './fakeJournal.ts';

/** The fake journal with what only commands ask of it: filters, and `last`. */
export class CliJournal extends FakeJournal {
  /** the filters that lists were asked for with */
  readonly filters: EpisodeFilter[] = [];

  override async list(filter: EpisodeFilter = {}): Promise<Episode[]> {
    this.filters.push(filter);
    const all = await super.list({ limit: 10_000 });
    return all.filter(({ status }) => filter.status === undefined || status === filter.status).slice(0, filter.limit);
  }

  override async resolve(reference: string): Promise<string> {
    const ids = [...this.episodes.keys()].filter((id) => id.startsWith(reference));
    if (reference !== 'last' && ids.length > 1) throw new UsageError(`${ids.length} entries begin so.`, 'Give more.');
    const id = reference === 'last' ? [...this.episodes.keys()].at(-1) : ids[0];
    return id ?? super.resolve(reference);
  }
}

export interface CliRun {
  code: number;
  /** standard output */
  out: string;
  /** error output */
  err: string;
}

export interface CliSetting extends Partial<Surroundings> {
  journal?: CliJournal;
  /** text that is piped in; without it standard input is a terminal */
  piped?: string;
  /** results go to a terminal of this many columns */
  columns?: number;
}

/** Runs `kith` with these words. */
export async function kith(words: readonly string[], setting: CliSetting = {}): Promise<CliRun> {
  const run = { code: -1, out: '', err: '' };
  const { journal = new CliJournal(), piped, columns, ...surroundings } = setting;
  run.code = await runCli(words, {
    environment: { KITH_HOME: '/nowhere/home', KITH_CACHE: '/nowhere/cache' },
    input: { isTerminal: piped === undefined, readText: async () => piped ?? '' },
    results: {
      isTTY: columns !== undefined,
      ...(columns !== undefined && { columns }),
      write: (text) => (run.out += text),
    },
    talking: { write: (text) => (run.err += text) },
    entries: { worker: join('/nowhere', 'worker.js'), download: join('/nowhere', 'download.js') },
    signal: new AbortController().signal,
    now: () => new Date(),
    openJournal: async () => journal,
    openWindow: async () => 0,
    ...surroundings,
  });
  return run;
}
