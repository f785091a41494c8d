/** A journal in memory that behaves as the interface says, with a background that a test moves step by step. */
import { NotFoundError, UsageError } from '../../backend/errors.ts';
import type { EntityType, Predicate } from '../../backend/glossary.ts';
import { episodeDateAt } from '../../backend/journal/dates.ts';
import type {
  Activity,
  CancelSelection,
  Episode,
  EpisodeDetail,
  EpisodeFilter,
  EnrichSelection,
  EventType,
  Journal,
  JournalEvent,
  JournalSettings,
  JournalStatus,
  MentionedEntity,
  Relation,
  Run,
  RunFilter,
} from '../../backend/journal/Journal.ts';
import { freshEpisode, localDate, mentionsOf, newestFirst } from './fakeJournalGraph.ts';
import { FakeKnowing } from './fakeJournalKnowing.ts';
import { aRun, FakeWork, IDLE, ROOMY } from './fakeJournalWork.ts';

export class FakeJournal extends FakeKnowing implements Journal {
  readonly home: string;
  readonly episodes = new Map<string, EpisodeDetail>();
  readonly work = new FakeWork();
  activity: Activity = IDLE;
  disk: JournalStatus['disk'] = ROOMY;
  values: JournalSettings = { inferenceEnabled: true, model: 'starter' };
  private counter = 0;

  constructor(home = '/nowhere') {
    super();
    this.home = home;
  }

  // — what tests do with it —

  /** Puts entries in without events, each a minute older than the one before; the first is the newest. */
  seed(texts: readonly string[], newest = new Date()): string[] {
    return texts.map((text, index) => this.put(text, localDate(newest.getTime() - index * 60_000), 'done').id);
  }

  /** The background says what it does, with the event that goes with it. */
  setActivity(activity: Partial<Activity>, event: EventType = 'idle'): void {
    this.activity = { ...this.activity, ...activity };
    this.emit(event, this.activity.episode);
  }

  /** The nodes stage of an entry is done: these names were found, wherever they stand in the text. */
  finishNodes(id: string, names: Readonly<Record<string, EntityType>>): void {
    const episode = this.must(id);
    const entities = Object.entries(names).map(([name, type]): MentionedEntity => ({
      id: `entity-${name}`,
      name,
      type,
      mentions: mentionsOf(episode.text, name),
    }));
    this.episodes.set(id, { ...episode, entities, status: 'pending_edges' });
    this.work.put(id, { stage: 'edges', revision: episode.revision });
    this.activity = { ...this.activity, finished: this.activity.finished + 1 };
    this.emit('completed', id);
  }

  /** The edges stage of an entry is done. */
  finishEdges(id: string, relations: readonly [string, Predicate, string][]): void {
    const episode = this.must(id);
    const found = relations.map(([subject, predicate, object]): Relation => ({
      subject,
      predicate,
      object,
      evidence: episode.text,
      valid_at: episode.date.slice(0, 10),
    }));
    this.episodes.set(id, { ...episode, relations: found, status: 'done' });
    this.work.drop(id);
    this.activity = { ...this.activity, finished: this.activity.finished + 1 };
    this.emit('completed', id);
  }

  /** The last of three attempts failed. */
  needAttention(id: string, reason: string): void {
    this.episodes.set(id, { ...this.must(id), status: 'needs_attention', reason });
    this.work.drop(id);
    const failed = { episode: id, outcome: 'failed', error_class: 'ModelError', error_message: reason } as const;
    for (const attempt of [1, 2, 3]) this.work.attempts.push(aRun({ ...failed, attempt }));
    this.emit('escalated', id, reason);
  }

  // — the interface —

  async add(text: string, date = episodeDateAt(new Date())): Promise<Episode> {
    await this.enter('add');
    if (text.trim() === '') throw new UsageError('The entry is empty.', 'Write something.');
    const episode = this.put(text, date, 'pending_nodes');
    this.work.put(episode.id);
    this.emit('saved', episode.id);
    return episode;
  }

  async edit(id: string, change: { text?: string; date?: { date: string; zone: string } }): Promise<Episode> {
    await this.enter('edit');
    const before = this.must(id);
    this.keepEarlier(before);
    const after: EpisodeDetail = {
      ...before,
      ...change.date,
      text: change.text ?? before.text,
      revision: before.revision + 1,
      status: 'pending_nodes',
      entities: [],
      relations: [],
    };
    this.episodes.set(id, after);
    this.work.put(id, { revision: after.revision });
    this.emit('saved', id);
    return after;
  }

  async delete(id: string): Promise<void> {
    await this.enter('delete');
    this.episodes.set(id, { ...this.must(id), deleted: new Date().toISOString() });
    this.emit('deleted', id);
  }

  async restore(id: string): Promise<Episode> {
    await this.enter('restore');
    const episode = this.episodes.get(id);
    if (episode === undefined) throw new NotFoundError(`There is no entry ${id}.`, 'List them.');
    this.episodes.set(id, { ...episode, deleted: null });
    this.emit('restored', id);
    return this.must(id);
  }

  async get(id: string): Promise<EpisodeDetail> {
    await this.enter('get');
    return this.must(id);
  }

  async list({ limit = 50, offset = 0, status }: EpisodeFilter = {}): Promise<Episode[]> {
    await this.enter('list');
    const all = this.living().filter((each) => status === undefined || each.status === status);
    return all.slice(offset, offset + limit);
  }

  async resolve(reference: string): Promise<string> {
    await this.enter('resolve');
    return this.must(reference).id;
  }

  async getMany(ids: readonly string[]): Promise<Episode[]> {
    await this.enter('getMany');
    return ids.flatMap((id) => this.episodes.get(id) ?? []);
  }

  async enrich(selection: EnrichSelection): Promise<string[]> {
    await this.enter('enrich');
    if ('which' in selection && selection.which === 'held') return this.work.giveBack((id) => this.emit('queued', id));
    const chosen = 'ids' in selection ? selection.ids.map((id) => this.must(id)) : this.living();
    const failed = 'which' in selection && selection.which === 'failed';
    const ids = chosen.filter(({ status }) => !failed || status === 'needs_attention').map(({ id }) => id);
    for (const id of ids) {
      this.episodes.set(id, { ...this.must(id), status: 'pending_nodes', reason: null, entities: [], relations: [] });
      this.work.put(id, { corridor: 'manual' });
      this.emit('queued', id);
    }
    return ids;
  }

  async cancel(selection: CancelSelection): Promise<string[]> {
    await this.enter('cancel');
    const wanted = 'ids' in selection ? selection.ids : this.work.episodes();
    const ids = wanted.filter((id) => this.work.hold(id));
    for (const id of ids) this.emit('cancelled', id);
    return ids;
  }

  async raise(ids: readonly string[]): Promise<string[]> {
    await this.enter('raise');
    const raised = ids.filter((id) => this.work.raise(id));
    for (const id of raised) this.emit('raised', id);
    return raised;
  }

  async runs(filter: RunFilter = {}): Promise<Run[]> {
    await this.enter('runs');
    return this.work.runs(filter);
  }

  async events(limit = 50): Promise<JournalEvent[]> {
    await this.enter('events');
    return this.told.slice(-limit);
  }

  async rebuild(): Promise<number> {
    await this.enter('rebuild');
    return this.episodes.size;
  }

  async status(): Promise<JournalStatus> {
    await this.enter('status');
    const count = (status: Episode['status']): number => this.living().filter((each) => each.status === status).length;
    const { inferenceEnabled, model } = this.values;
    return {
      home: this.home,
      engine: { pid: 1, version: '8.2.3', socket: `${this.home}/run/engine.sock`, state: 'up' },
      worker: { pid: 2, state: 'ready' },
      model: { name: model, state: 'unloaded', pid: null, rss_bytes: null },
      inference_enabled: inferenceEnabled,
      counts: {
        pending_nodes: count('pending_nodes'),
        pending_edges: count('pending_edges'),
        running: this.activity.state === 'reading' ? 1 : 0,
        done: count('done'),
        needs_attention: count('needs_attention'),
      },
      workers: [],
      disk: this.disk,
      backlog: this.work.backlog(this.activity),
      proposals: this.countProposed(),
      queue: this.work.queue(this.activity),
      activity: inferenceEnabled ? this.activity : { ...this.activity, state: 'off' },
    };
  }

  async settings(): Promise<JournalSettings> {
    await this.enter('settings');
    return this.values;
  }

  async setInference(enabled: boolean): Promise<void> {
    await this.enter('setInference');
    this.values = { ...this.values, inferenceEnabled: enabled };
    this.emit(enabled ? 'inference_on' : 'inference_off');
  }

  async setModel(model: string): Promise<void> {
    await this.enter('setModel');
    this.values = { ...this.values, model };
    this.emit('model_chosen', null, model);
  }

  async stopWorker(): Promise<void> {
    await this.enter('stopWorker');
  }

  private put(text: string, date: { date: string; zone: string }, status: Episode['status']): EpisodeDetail {
    this.counter++;
    const id = `01EPISODE${String(this.counter).padStart(17, '0')}`;
    const episode = freshEpisode(id, text, date, status);
    this.episodes.set(id, episode);
    return episode;
  }

  protected living(): EpisodeDetail[] {
    return newestFirst([...this.episodes.values()].filter(({ deleted }) => deleted === null));
  }

  private must(id: string): EpisodeDetail {
    const episode = this.episodes.get(id);
    if (episode === undefined || episode.deleted !== null)
      throw new NotFoundError(`There is no entry ${id}.`, 'List them.');
    return episode;
  }
}
