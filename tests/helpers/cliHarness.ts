/** Runs command lines in this process against a journal in memory, and keeps what they print. */
import { join } from 'node:path';
import { runCli, type Surroundings } from '../../app/cli/runCli.ts';
import { UsageError } from '../../backend/errors.ts';
import type {
  EnrichSelection,
  Episode,
  EpisodeFilter,
  JournalStatus,
  RunFilter,
} from '../../backend/journal/Journal.ts';
import { FakeJournal } from './fakeJournal.ts';

/** The fake journal with what only commands ask of it: filters, and `last`. */
export class CliJournal extends FakeJournal {
  /** the filters that lists were asked for with */
  readonly filters: EpisodeFilter[] = [];
  readonly runFilters: RunFilter[] = [];
  /** what was asked to be read, and with which model */
  readonly enriched: { selection: EnrichSelection; model: string | undefined }[] = [];
  /** said of the background instead of what the fake would say */
  statusChange: Partial<JournalStatus> = {};

  override async list(filter: EpisodeFilter = {}): Promise<Episode[]> {
    this.filters.push(filter);
    const all = await super.list({ limit: 10_000 });
    return all.filter(({ status }) => filter.status === undefined || status === filter.status).slice(0, filter.limit);
  }

  override async enrich(selection: EnrichSelection, model?: string): Promise<string[]> {
    this.enriched.push({ selection, model });
    return super.enrich(selection);
  }

  override async runs(filter: RunFilter = {}): ReturnType<FakeJournal['runs']> {
    this.runFilters.push(filter);
    return super.runs(filter);
  }

  override async rebuild(onProgress?: (done: number, all: number) => void): Promise<number> {
    const all = await super.rebuild();
    for (let done = 1; done <= all; done++) onProgress?.(done, all);
    return all;
  }

  override async status(): Promise<JournalStatus> {
    return { ...(await super.status()), ...this.statusChange };
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
  /** called with each piece of standard output */
  onOut?: (text: string) => void;
}

/** Runs `kith` with these words. */
export async function kith(words: readonly string[], setting: CliSetting = {}): Promise<CliRun> {
  const run = { code: -1, out: '', err: '' };
  const { journal = new CliJournal(), piped, columns, onOut, ...surroundings } = setting;
  run.code = await runCli(words, {
    environment: { KITH_HOME: '/nowhere/home', KITH_CACHE: '/nowhere/cache' },
    input: { isTerminal: piped === undefined, readText: async () => piped ?? '' },
    results: {
      isTTY: columns !== undefined,
      ...(columns !== undefined && { columns }),
      write: (text) => {
        run.out += text;
        onOut?.(text);
      },
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
