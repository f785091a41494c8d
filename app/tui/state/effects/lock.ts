/** Locks the window after a time without a key, and opens it again for the passphrase. */
import { isPassphrase, storePassphrase } from '../../../../backend/preferences/passphrase.ts';
import type { Preferences } from '../../../../backend/preferences/Preferences.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { Store } from '../store.ts';
import { askSecret, type Secret } from '../WindowState.ts';
import type { PreferenceEffects } from './preferences.ts';

const MINUTE = 60_000;

export class LockEffects {
  private lastInput = Date.now();
  private timer: NodeJS.Timeout | null = null;
  private followed: Preferences | null = null;
  private readonly stop: () => void;

  constructor(
    private readonly store: Store,
    private readonly preferences: PreferenceEffects,
  ) {
    this.stop = store.onChange(() => this.follow());
    this.follow();
  }

  /** Notes that somebody is there. True when they come too late and find the window locked. */
  touched(): boolean {
    // A machine that slept did not count the minutes; the clock did.
    const late = this.isDue();
    if (late) this.lock();
    this.lastInput = Date.now();
    this.arm();
    return late;
  }

  /** Locks at once, where there is a passphrase. */
  lock(): void {
    const { preferences, secret } = this.store.get();
    if (preferences.passphrase === null || secret?.step === 'unlock') return;
    this.ask(askSecret('unlock'));
  }

  /** Tries what is typed. */
  async unlock(): Promise<void> {
    const { secret, preferences } = this.store.get();
    if (secret?.step !== 'unlock' || secret.checking) return;
    if (preferences.passphrase === null) return this.ask(null);
    this.ask({ ...secret, checking: true, problem: null });
    const right = await isPassphrase(bufferText(secret.field), preferences.passphrase).catch(() => false);
    this.ask(right ? null : askSecret('unlock', 'That is not the passphrase.'));
  }

  /** Asks for a new passphrase. */
  choose(): void {
    this.ask(askSecret('choose'));
  }

  /** Takes what is typed as the new passphrase, once it was typed twice; an empty one means none. */
  async take(): Promise<void> {
    const { secret } = this.store.get();
    if (secret === null || secret.checking) return;
    const typed = bufferText(secret.field);
    if (secret.step === 'choose') {
      if (typed !== '') return this.ask({ ...askSecret('repeat'), chosen: typed });
      await this.preferences.change({ passphrase: null });
      return this.done('The window has no passphrase');
    }
    if (typed !== secret.chosen) return this.ask(askSecret('choose', 'The two were not the same. Once more:'));
    this.ask({ ...secret, checking: true });
    await this.preferences.change({ passphrase: await storePassphrase(typed) });
    this.done('The passphrase is set');
  }

  /** Leaves the question without an answer. */
  leave(): void {
    this.ask(null);
  }

  /** Stops counting. */
  close(): void {
    this.stop();
    this.disarm();
  }

  /** Another passphrase or another time holds from the moment it is set. */
  private follow(): void {
    const { preferences } = this.store.get();
    if (preferences === this.followed) return;
    this.followed = preferences;
    this.disarm();
    this.arm();
  }

  private disarm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private ask(secret: Secret | null): void {
    this.store.dispatch({ type: 'secretChanged', secret });
  }

  private done(text: string): void {
    this.ask(null);
    this.store.dispatch({ type: 'noticed', notice: { tone: 'good', text } });
  }

  private patience(): number | null {
    const { passphrase, lockAfter } = this.store.get().preferences;
    return passphrase === null || lockAfter === 0 ? null : lockAfter * MINUTE;
  }

  private isDue(): boolean {
    const patience = this.patience();
    return patience !== null && Date.now() - this.lastInput >= patience;
  }

  /** One timer at a time; it looks again when it fires, so that a key needs none of its own. */
  private arm(): void {
    const patience = this.patience();
    if (this.timer !== null || patience === null) return;
    const wait = Math.max(0, this.lastInput + patience - Date.now());
    this.timer = setTimeout(() => {
      this.timer = null;
      if (this.isDue()) this.lock();
      else this.arm();
    }, wait).unref();
  }
}
