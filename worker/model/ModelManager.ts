/**
 * Holds the one loaded model of the worker. Three verbs: get, unloadAll, cleanupIfNoWork. Nothing here runs on a timer:
 * the model goes when the last pending work is done, inference is switched off, or another model is asked for.
 */
import type { ModelState } from '../../backend/glossary.ts';
import type { ModelClient, ModelSpecification } from './ModelClient.ts';

/** A model in a process of its own. */
export interface HostedModel extends ModelClient {
  /** null once the process is gone */
  readonly pid: number | null;
}

export interface ManagerOptions {
  /** starts the host and loads the model in it */
  load: (specification: ModelSpecification, signal: AbortSignal) => Promise<HostedModel>;
  /** told at each change of state */
  onState: (state: ModelState, pid: number | null) => Promise<void>;
}

/** A file that was replaced under its name is another model, although the old one can still be read. */
function sameModel(left: ModelSpecification, right: ModelSpecification): boolean {
  return left.path === right.path && left.adapter === right.adapter && left.fingerprint === right.fingerprint;
}

export class ModelManager {
  private held: { specification: ModelSpecification; client: HostedModel } | null = null;

  constructor(private readonly options: ManagerOptions) {}

  /**
   * The loaded model; loads it first when it is not the one that is held, or its process died.
   * @throws what loading throws; nothing is held then
   */
  async get(specification: ModelSpecification, signal: AbortSignal): Promise<ModelClient> {
    if (this.held && sameModel(this.held.specification, specification) && this.held.client.pid !== null) {
      return this.held.client;
    }
    await this.unloadAll();
    await this.options.onState('loading', null);
    try {
      const client = await this.options.load(specification, signal);
      this.held = { specification, client };
      await this.options.onState('ready', client.pid);
      return client;
    } catch (error) {
      await this.options.onState('unloaded', null);
      throw error;
    }
  }

  /** Ends the model host and waits until it is gone. */
  async unloadAll(): Promise<void> {
    const held = this.held;
    if (!held) return;
    this.held = null;
    await this.options.onState('unloading', held.client.pid);
    await held.client.dispose();
    await this.options.onState('unloaded', null);
  }

  /** Unloads unless work is pending in any stage. @param hasWork asked only when a model is held */
  async cleanupIfNoWork(hasWork: () => Promise<boolean>): Promise<void> {
    if (this.held && !(await hasWork())) await this.unloadAll();
  }
}
