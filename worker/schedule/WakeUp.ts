/** A sleep that can be ended from outside. A call that comes before the sleep begins is not lost. */
export class WakeUp {
  private pending = false;
  private end: (() => void) | null = null;

  /** Ends the present sleep, or the next one at once. */
  now(): void {
    this.pending = true;
    this.end?.();
  }

  /** Resolves at the next call of `now`, or after so many milliseconds. Calls made from here on count. */
  next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end?.(), milliseconds);
      this.end = () => {
        clearTimeout(timer);
        this.end = null;
        this.pending = false;
        resolve();
      };
      if (this.pending) this.end();
    });
  }
}
