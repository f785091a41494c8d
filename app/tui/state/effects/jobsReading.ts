/** Reads what the Jobs screen shows beside the status: titles, what failed, and attempts. */
import type { Episode, Journal, Run } from '../../../../backend/journal/Journal.ts';
import type { JobsRead } from '../Action.ts';
import type { EntryTitle } from '../Jobs.ts';
import { firstLine } from '../selectors/entryRow.ts';
import type { State } from '../State.ts';

/** Failed entries that are listed; the screen says how many more there are. */
const MOST_FAILURES = 50;
/** Attempts among which those of the failed entries are looked for. */
const MOST_FAILED_ATTEMPTS = 200;
/** Several workers may share the work of one journal. */
const MOST_RUNNING = 20;
const MOST_RUNS = 100;

function titleOf({ text, date, revision }: Episode): EntryTitle {
  return { title: firstLine(text), date, revision };
}

async function attemptsOf(journal: Journal, running: boolean, failed: boolean): Promise<Run[]> {
  const lists = await Promise.all([
    running ? journal.runs({ outcome: 'running', limit: MOST_RUNNING }) : [],
    failed ? journal.runs({ outcome: 'failed', limit: MOST_FAILED_ATTEMPTS }) : [],
  ]);
  return lists.flat();
}

/** What is shown of work that is not done; nothing is asked for that the status says is not there. */
async function readWork(journal: Journal, { background, jobs }: State): Promise<Omit<JobsRead, 'titles'> & Sources> {
  const { status } = background;
  const running = (status?.backlog.running ?? 0) > 0;
  const failed = (status?.counts.needs_attention ?? 0) > 0;
  const [attempts, stuck] = await Promise.all([
    attemptsOf(journal, running, failed),
    failed ? journal.list({ status: 'needs_attention', limit: MOST_FAILURES }) : [],
  ]);
  const failures = stuck.map(({ id, reason }) => ({ episode: id, reason }));
  const needed = (status?.queue ?? []).map(({ episode, revision }) => ({ episode, revision }));
  return { attempts, failures, runs: jobs.runs, needed, known: stuck };
}

async function readRuns(journal: Journal, { jobs }: State): Promise<Omit<JobsRead, 'titles'> & Sources> {
  const runs = await journal.runs({ limit: MOST_RUNS });
  const needed = runs.map(({ episode, revision }) => ({ episode, revision }));
  return { attempts: jobs.attempts, failures: jobs.failures, runs, needed, known: [] };
}

/** Where titles come from. */
interface Sources {
  /** entries whose titles are shown, in this revision or a later one */
  needed: readonly { episode: string; revision: number }[];
  /** entries that were read anyhow */
  known: readonly Episode[];
}

/** Titles stay known while they are shown; only new ones and those of changed entries are read. */
async function readTitles(journal: Journal, { jobs }: State, sources: Sources): Promise<Map<string, EntryTitle>> {
  const titles = new Map(sources.known.map((episode) => [episode.id, titleOf(episode)]));
  const missing = new Set<string>();
  for (const { episode, revision } of sources.needed) {
    const before = jobs.titles.get(episode);
    if (before !== undefined && before.revision >= revision) titles.set(episode, before);
    else if (!titles.has(episode)) missing.add(episode);
  }
  if (missing.size === 0) return titles;
  for (const episode of await journal.getMany([...missing])) titles.set(episode.id, titleOf(episode));
  return titles;
}

export async function readJobs(journal: Journal, state: State): Promise<JobsRead> {
  const { needed, known, ...read } = await (state.jobs.view === 'work' ? readWork : readRuns)(journal, state);
  return { ...read, titles: await readTitles(journal, state, { needed, known }) };
}
