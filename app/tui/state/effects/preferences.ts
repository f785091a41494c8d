/** Changes how the window is: at once on the screen, and one change after the other on the disk. */
import { describeError, KithError } from '../../../../backend/errors.ts';
import { writePreferences } from '../../../../backend/preferences/file.ts';
import type { Preferences } from '../../../../backend/preferences/Preferences.ts';
import type { Store } from '../store.ts';

export class PreferenceEffects {
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly home: string,
  ) {}

  /** Holds from now on; whether it could be written too is told in the status line. Never throws. */
  change(change: Partial<Preferences>): Promise<void> {
    this.store.dispatch({ type: 'preferred', change });
    this.writing = this.writing
      .then(() => writePreferences(this.home, change))
      .catch((error: unknown) => this.tell(error));
    return this.writing;
  }

  /** Waits until everything is on the disk. */
  flush(): Promise<void> {
    return this.writing;
  }

  private tell(error: unknown): void {
    const nextStep = error instanceof KithError ? ` · ${error.nextStep}` : '';
    this.store.dispatch({ type: 'noticed', notice: { tone: 'bad', text: `${describeError(error)}${nextStep}` } });
  }
}
