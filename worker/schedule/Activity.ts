/** The worker's own word about what it does, kept where every window can read it, with an event at each change. */
import type { EventType } from '../../backend/journal/Journal.ts';
import type { ModelState } from '../../backend/glossary.ts';
import { IDLE, writeActivity, type WorkerActivity } from '../../backend/store/activity.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { publishEvent } from '../../backend/store/events.ts';

const MODEL_EVENTS: Record<ModelState, EventType> = {
  loading: 'model_loading',
  ready: 'model_ready',
  unloading: 'model_unloading',
  unloaded: 'model_unloaded',
};

export class Activity {
  private now: WorkerActivity = { ...IDLE };
  private lastEvent: EventType | undefined;

  /** @param client the present connection, or null while the engine is away: then nobody can be told */
  constructor(private readonly client: () => EngineClient | null) {}

  get finished(): number {
    return this.now.finished;
  }

  /** Changes some of it and tells everybody, unless that was said last. Telling is never worth failing for. */
  async tell(change: Partial<WorkerActivity>, event?: EventType, detail?: string): Promise<void> {
    const before = JSON.stringify(this.now);
    this.now = { ...this.now, ...change };
    if (JSON.stringify(this.now) === before && event === this.lastEvent) return;
    this.lastEvent = event;
    const client = this.client();
    if (!client?.isReady) return;
    try {
      await writeActivity(client, this.now);
      if (event) await publishEvent(client, event, detail);
    } catch {
      // The engine went away; the next connection starts with telling everything.
    }
  }

  /** Tells the state of the model. @param pid of the model host, or null */
  async tellModel(state: ModelState, pid: number | null): Promise<void> {
    const change: Partial<WorkerActivity> = { model_state: state, model_pid: pid };
    if (state === 'loading' || state === 'unloading') change.state = state;
    await this.tell(change, MODEL_EVENTS[state]);
  }
}
