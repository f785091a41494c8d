/** The work of the fake journal: what waits and in which order, and the attempts made. */
import { CORRIDORS, type Corridor, type Stage } from '../../backend/glossary.ts';
import type {
  Activity,
  Backlog,
  JournalEvent,
  JournalStatus,
  Run,
  RunFilter,
  WorkItemView,
} from '../../backend/journal/Journal.ts';

export const IDLE: Activity = {
  state: 'idle',
  episode: null,
  stage: null,
  run: null,
  tokens: null,
  tokens_per_second: null,
  finished: 0,
  reason: null,
  until: null,
};

export const ROOMY: JournalStatus['disk'] = { free_bytes: 50_000_000_000, state: 'roomy' };

/** An event of which only the type matters. */
export const PLAIN_EVENT: Omit<JournalEvent, 'id' | 'type'> = {
  at: '2026-11-23T20:14:00.000Z',
  episode: null,
  stage: null,
  item: null,
  run: null,
  detail: null,
  tokens: null,
  tokens_per_second: null,
};

/** A run that went well, but for what is said of it. */
export function aRun(change: Partial<Run> & Pick<Run, 'episode'>): Run {
  const { episode, stage = 'nodes', revision = 1 } = change;
  return {
    id: `01RUN${episode}${stage}${change.attempt ?? 1}`,
    item: `${episode}:${stage}:${revision}`,
    stage,
    revision,
    preview: false,
    corridor: 'entry',
    attempt: 1,
    worker: '2@here',
    model: 'starter',
    prompt_version: 'adapter-1',
    claimed: '2026-11-23T20:14:00.000Z',
    started: '2026-11-23T20:14:00.100Z',
    first_token: '2026-11-23T20:14:01.000Z',
    ended: '2026-11-23T20:14:07.500Z',
    prompt_tokens: 1204,
    cached_tokens: 900,
    generated_tokens: 310,
    tokens_per_second: 41.3,
    outcome: 'completed',
    error_class: null,
    error_message: null,
    accepted: null,
    replaced: null,
    ...change,
  };
}

/** How many items one answer of the journal holds at most. */
const MOST_ITEMS = 100;

export class FakeWork {
  /** at most one for each episode */
  private readonly items = new Map<string, WorkItemView>();
  readonly attempts: Run[] = [];

  /** An item waits from now on, in place of any other of its episode. */
  put(episode: string, change: Partial<WorkItemView> = {}): void {
    const { stage = 'nodes', revision = 1 } = change;
    this.items.delete(episode);
    this.items.set(episode, {
      item: `${episode}:${stage}:${revision}`,
      episode,
      stage,
      revision,
      preview: false,
      corridor: 'entry',
      model: null,
      state: 'ready',
      attempts: 0,
      transient_failures: 0,
      queued: new Date().toISOString(),
      not_before: null,
      reason: null,
      ...change,
    });
  }

  change(episode: string, change: Partial<WorkItemView>): boolean {
    const item = this.items.get(episode);
    if (item !== undefined) this.items.set(episode, { ...item, ...change });
    return item !== undefined;
  }

  /** Ids of the episodes that have work. */
  episodes(): string[] {
    return [...this.items.keys()];
  }

  drop(episode: string): void {
    this.items.delete(episode);
  }

  /** Puts an item aside. */
  hold(episode: string): boolean {
    return this.change(episode, { state: 'held' });
  }

  /** Takes up again what was put aside, and returns the ids. */
  giveBack(tell: (episode: string) => void): string[] {
    const held = this.episodes().filter((id) => this.items.get(id)?.state === 'held');
    for (const id of held) this.change(id, { state: 'ready' });
    for (const id of held) tell(id);
    return held;
  }

  raise(episode: string): boolean {
    return this.change(episode, { state: 'ready', corridor: 'manual', not_before: null });
  }

  queue(activity: Activity): WorkItemView[] {
    return this.view(activity).slice(0, MOST_ITEMS);
  }

  backlog(activity: Activity): Backlog {
    const items = this.view(activity);
    const count = (test: (item: WorkItemView) => boolean): number => items.filter(test).length;
    const waits = ({ state }: WorkItemView): boolean => state === 'ready' || state === 'waiting';
    const inCorridor = (corridor: Corridor): number => count((item) => waits(item) && item.corridor === corridor);
    const inStage = (stage: Stage): number => count((item) => waits(item) && item.stage === stage);
    const oldest = Math.min(...items.filter(waits).map(({ queued }) => Date.parse(queued)));
    return {
      ready: count(({ state }) => state === 'ready'),
      waiting: count(({ state }) => state === 'waiting'),
      held: count(({ state }) => state === 'held'),
      running: count(({ state }) => state === 'running'),
      corridors: {
        ask: inCorridor('ask'),
        manual: inCorridor('manual'),
        entry: inCorridor('entry'),
        backfill: inCorridor('backfill'),
      },
      stages: { nodes: inStage('nodes'), edges: inStage('edges') },
      oldest_seconds: Number.isFinite(oldest) ? (Date.now() - oldest) / 1000 : null,
      eta_seconds: null,
    };
  }

  runs({ episode, outcome, limit = 50 }: RunFilter): Run[] {
    const newest = [...this.attempts].reverse();
    return newest
      .filter((run) => episode === undefined || run.episode === episode)
      .filter((run) => outcome === undefined || run.outcome === outcome)
      .slice(0, limit);
  }

  /** Running first, then by corridor, then held ones; within each in the order they came. */
  private view({ state, episode }: Activity): WorkItemView[] {
    const rank = (item: WorkItemView): number =>
      item.state === 'running' ? -1 : item.state === 'held' ? 1000 : 100 - CORRIDORS[item.corridor];
    const items = [...this.items.values()].map((item): WorkItemView =>
      state === 'reading' && item.episode === episode ? { ...item, state: 'running' } : item,
    );
    return items.sort((one, other) => rank(one) - rank(other));
  }
}
