/** Offering, choosing and fetching a language model. Writing never waits for any of it. */
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { describeError, KithError } from '../../../../backend/errors.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { ModelShelf, ShelfModel } from '../ModelShelf.ts';
import { currentPlace } from '../reduce/places.ts';
import type { Store } from '../store.ts';
import type { JournalLink } from './JournalLink.ts';

/** Progress is told at most this often, in milliseconds. */
const PROGRESS = 200;

export class ModelEffects {
  private fetching: AbortController | null = null;
  private readonly stop: () => void;

  constructor(
    private readonly store: Store,
    private readonly link: JournalLink,
    private readonly shelf: ModelShelf,
  ) {
    this.stop = store.onChange(() => this.offer());
  }

  /** Takes a model of the shelf, fetching it first when it is not here. */
  async choose(model: ShelfModel | undefined): Promise<void> {
    if (model === undefined || this.fetching !== null) return;
    if (model.present) return this.take(model.name, model.title);
    const fetching = new AbortController();
    this.fetching = fetching;
    const { name, title, bytes } = model;
    this.store.dispatch({ type: 'downloadBegan', name, title, total: bytes });
    let lastTold = 0;
    try {
      await this.shelf.pull(name, {
        signal: fetching.signal,
        onProgress: (progress) => {
          if (performance.now() - lastTold < PROGRESS) return;
          lastTold = performance.now();
          this.store.dispatch({ type: 'downloadMoved', progress });
        },
      });
      this.store.dispatch({ type: 'downloadEnded' });
      await this.take(name, title);
    } catch (error) {
      if (fetching.signal.aborted) this.store.dispatch({ type: 'downloadEnded' });
      else this.fail(error, 'Try again, or choose another model.');
    } finally {
      this.fetching = null;
    }
  }

  /** Stops fetching. What has arrived is kept for the next try. */
  cancel(): void {
    this.fetching?.abort(new Error('cancelled'));
  }

  /** Takes the file whose path was typed, once it is seen to be a whole model. */
  async takePath(): Promise<void> {
    const { path } = this.store.get().models;
    const file = path === null ? null : absolutePath(bufferText(path));
    if (file === null) return;
    try {
      await this.shelf.checkFile(file);
      this.store.dispatch({ type: 'pathTyping', typing: false });
      await this.take(file, basename(file));
    } catch (error) {
      this.fail(error, 'Check the path.');
    }
  }

  /** "Not now": never asked again, but always to be found in the settings. */
  async notNow(): Promise<void> {
    this.store.dispatch({ type: 'wentBack' });
    if (this.store.get().settings.values?.model !== null) return;
    await this.link
      .now()
      ?.setModel('none')
      .catch(() => undefined);
  }

  close(): void {
    this.stop();
    this.cancel();
  }

  /** Puts the first-run question once, and never in the way of somebody who is already doing something. */
  private offer(): void {
    const state = this.store.get();
    const asked = state.models.offered || state.settings.values === null || state.settings.values.model !== null;
    if (asked || currentPlace(state).name !== 'timeline' || state.help !== null) return;
    this.store.dispatch({ type: 'modelsOffered' });
    this.store.dispatch({ type: 'wentTo', place: { name: 'models' } });
  }

  private async take(model: string, title: string): Promise<void> {
    try {
      const journal = await this.link.ready();
      await journal.setModel(model);
      if (currentPlace(this.store.get()).name === 'models') this.store.dispatch({ type: 'wentBack' });
      this.store.dispatch({
        type: 'noticed',
        notice: { tone: 'good', text: `${title} reads your entries from now on` },
      });
    } catch (error) {
      this.fail(error, 'Choose again.');
    }
  }

  private fail(error: unknown, otherwise: string): void {
    const nextStep = error instanceof KithError ? error.nextStep : otherwise;
    this.store.dispatch({ type: 'modelFailed', message: describeError(error), nextStep });
    if (currentPlace(this.store.get()).name === 'models') return;
    const text = `${describeError(error)} · ${nextStep}`;
    this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text } });
  }
}

/** A typed, pasted or dropped path as an absolute one; null when nothing was typed. */
function absolutePath(typed: string): string | null {
  const path = typed.trim().replace(/^(['"])(.*)\1$/, '$2');
  if (path === '') return null;
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolve(path);
}
