/** The worker's own word about what it does, kept where every window can read it, with an event at each change. */
import type { ModelState } from '../../backend/glossary.ts';
import type { EventType } from '../../backend/journal/event.ts';
import {
  IDLE,
  writeActivity,
  writeProgress,
  type Progress,
  type WorkerActivity,
} from '../../backend/store/activity.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { publishEvent } from '../../backend/store/events.ts';

const MODEL_EVENTS: Record<ModelState, EventType> = {
  loading: 'model_loading',
  ready: 'model_ready',
  unloading: 'model_unloading',
  unloaded: 'model_unloaded',
};

/** Nothing is being read. */
const NO_READING = { episode: null, stage: null, run: null, tokens: null, tokens_per_second: null } as const;

export class Activity {
  private now: WorkerActivity = { ...IDLE };
  private lastEvent: EventType | undefined;

  /**
   * @param worker id of the worker that speaks
   * @param client the present connection, or null while the engine is away: then nobody can be told
   */
  constructor(
    private readonly worker: string,
    private readonly client: () => EngineClient | null,
  ) {}

  /** Changes some of it and tells everybody, unless that was said last. Telling is never worth failing for. */
  async tell(change: Partial<WorkerActivity>, event?: EventType, detail?: string): Promise<void> {
    const before = JSON.stringify(this.now);
    this.now = { ...this.now, ...change };
    if (JSON.stringify(this.now) === before && event === this.lastEvent) return;
    this.lastEvent = event;
    await this.say(async (client) => {
      await writeActivity(client, this.worker, this.now);
      if (event) await publishEvent(client, event, detail);
    });
  }

  /** Says everything again, to an engine that has not heard it. */
  async repeat(): Promise<void> {
    await this.say((client) => writeActivity(client, this.worker, this.now));
  }

  /** A run begins to read. */
  async tellReading(reading: Pick<WorkerActivity, 'episode' | 'stage' | 'run'>): Promise<void> {
    await this.tell({ state: 'reading', ...NO_READING, ...reading, reason: null, until: null });
  }

  /** Work is pending and nothing can be done with it. @param until ISO instant, or null: until somebody does something */
  async tellWaiting(reason: string, until: string | null): Promise<void> {
    await this.tell({ state: 'waiting', ...NO_READING, reason, until }, 'waiting', reason);
  }

  /** Nothing is pending, or nothing may be read. */
  async tellIdle(): Promise<void> {
    await this.tell({ state: 'idle', ...NO_READING, finished: 0, reason: null, until: null }, 'idle');
  }

  /** One more item is finished since the worker was last idle. */
  async countFinished(): Promise<void> {
    await this.tell({ finished: this.now.finished + 1 });
  }

  /** How far the model is. */
  async tellProgress(progress: Progress): Promise<void> {
    this.now = { ...this.now, tokens: progress.tokens, tokens_per_second: progress.tokensPerSecond };
    await this.say((client) => writeProgress(client, this.worker, progress));
  }

  /** Tells the state of the model. @param pid of the model host, or null */
  async tellModel(state: ModelState, pid: number | null): Promise<void> {
    const change: Partial<WorkerActivity> = { model_state: state, model_pid: pid };
    if (state === 'loading' || state === 'unloading') change.state = state;
    await this.tell(change, MODEL_EVENTS[state]);
  }

  private async say(words: (client: EngineClient) => Promise<void>): Promise<void> {
    const client = this.client();
    if (!client?.isReady) return;
    try {
      await words(client);
    } catch {
      // The engine went away; the next connection starts with telling everything.
    }
  }
}
