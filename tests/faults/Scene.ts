/** What one row of the fault table gets: repeatable chance, journals that are removed afterwards, and a list of violations. */
import { seeded } from '../helpers/randomText.ts';
import { FaultJournal, type FaultJournalOptions } from './FaultJournal.ts';
import type { Programs } from './programs.ts';

export class Scene {
  /** what did not hold, in words */
  readonly violations: string[] = [];
  readonly random: () => number;
  private readonly endings: (() => Promise<void>)[] = [];
  private readonly journals: FaultJournal[] = [];

  constructor(
    readonly programs: Programs,
    readonly seed: number,
    private readonly say: (line: string) => void = () => undefined,
  ) {
    this.random = seeded(seed);
  }

  async journal(options: FaultJournalOptions = {}): Promise<FaultJournal> {
    const journal = await FaultJournal.create(this.programs, this.random, options);
    this.journals.push(journal);
    this.endings.push(() => journal.remove());
    return journal;
  }

  /** A whole number from `least` up to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Notes what does not hold; the row goes on. */
  require(holds: boolean, what: string): void {
    if (!holds) this.object([what]);
  }

  object(problems: readonly string[], where = ''): void {
    for (const problem of problems) {
      this.violations.push(where === '' ? problem : `${where}: ${problem}`);
      this.say(`  violation: ${this.violations.at(-1) ?? ''}`);
    }
  }

  progress(line: string): void {
    this.say(`  ${line}`);
  }

  /** Called at the end, the last first. */
  defer(ending: () => Promise<void>): void {
    this.endings.push(ending);
  }

  /** Longest time in which all processes of a closed journal were gone, milliseconds. */
  get slowestEnd(): number {
    return Math.round(Math.max(0, ...this.journals.map(({ slowestEnd }) => slowestEnd)));
  }

  async end(): Promise<void> {
    for (const ending of this.endings.splice(0).reverse()) await ending();
  }
}
