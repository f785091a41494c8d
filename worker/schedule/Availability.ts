/** Whether there is anything to read with: room on the disk, a chosen model, its file, and no recent failure of it. */
import { describeSafely } from '../../backend/errors.ts';
import { NO_MODEL } from '../../backend/glossary.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { readSettings } from '../../backend/store/settings.ts';
import type { ModelSpecification } from '../model/ModelClient.ts';
import { ModelPauses, type Pause } from './ModelPauses.ts';

/** A missing file is looked for again this often: looking costs nothing. */
const LOOK_MILLISECONDS = 30_000;

export interface Obstacle {
  reason: string;
  /** milliseconds since 1970, or null: until somebody does something */
  until: number | null;
}

export interface AvailabilityOptions {
  /** the files of a model; throws KithError when it cannot be used */
  locateModel: (reference: string) => Promise<ModelSpecification>;
  /** throws KithError when there is too little room to go on */
  requireDiskSpace: () => Promise<void>;
}

export class Availability {
  private readonly pauses = new ModelPauses();
  private found: Obstacle | null = null;

  constructor(private readonly options: AvailabilityOptions) {}

  /** Why a model cannot be used, the chosen one first, as far as known from the last look. */
  get obstacle(): Obstacle | null {
    return this.found;
  }

  /** Looks, before anything is claimed: without a model no attempt is spent. Returns the models not to claim for. */
  async look(client: EngineClient): Promise<string[]> {
    const { model } = await readSettings(client);
    const chosen = model ?? '';
    const now = Date.now();
    const paused = this.pauses.current(now);
    const obstacle = await this.obstacleOf(chosen, paused.get(chosen), now);
    this.found = obstacle ?? [...paused.values()][0] ?? null;
    return [...new Set(['', NO_MODEL, ...(obstacle === null ? [] : [chosen]), ...paused.keys()])];
  }

  /** The files of a model. Throws KithError. */
  async specification(model: string): Promise<ModelSpecification> {
    return this.options.locateModel(model);
  }

  /** A model failed for reasons of its own. */
  failed(model: string, error: unknown): void {
    this.pauses.fail(model, error, Date.now());
  }

  succeeded(model: string): void {
    this.pauses.succeed(model);
  }

  /** A person did something about it. */
  tryAgain(): void {
    this.pauses.clear();
  }

  private async obstacleOf(chosen: string, pause: Pause | undefined, now: number): Promise<Obstacle | null> {
    if (chosen === '' || chosen === NO_MODEL) return { reason: 'No model is chosen.', until: null };
    if (pause) return { reason: pause.reason, until: pause.until };
    try {
      await this.options.requireDiskSpace();
      await this.options.locateModel(chosen);
      return null;
    } catch (error) {
      return { reason: describeSafely(error), until: now + LOOK_MILLISECONDS };
    }
  }
}
