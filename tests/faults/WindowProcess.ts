/** A window in a process of its own that saves entries until it is killed; what it saw acknowledged goes to the oracle. */
import { fork, type ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { waitUntil } from '../helpers/waitUntil.ts';
import type { FaultJournal } from './FaultJournal.ts';

const told = z.object({
  opened: z.number().nullish(),
  id: z.string().optional(),
  text: z.string().optional(),
  state: z.string().optional(),
  unhandled: z.boolean().optional(),
});

export class WindowProcess {
  acknowledged = 0;
  /** pid of the worker it found at its start */
  worker: number | null = null;
  /** states of its connection, in order */
  readonly states: string[] = [];
  unhandled = 0;
  private readonly child: ChildProcess;

  /**
   * @param first number of its first entry: windows of one journal write different ones
   * @param most entries that it writes
   * @param rest milliseconds between two of them
   */
  constructor(journal: FaultJournal, first: number, most = 1_000_000, rest = 0) {
    const { home, cache, programs, environment } = journal;
    const words = [home, cache, programs.worker, String(first), String(most), String(rest)];
    const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
    this.child = fork(programs.window, words, { env: environment, execArgv: [], stdio: [...stdio] });
    this.child.on('message', (raw) => {
      const { opened, id, text, state, unhandled } = told.parse(raw);
      if (opened !== undefined) this.worker = opened;
      if (state !== undefined) this.states.push(state);
      if (unhandled === true) this.unhandled += 1;
      if (id === undefined || text === undefined) return;
      this.acknowledged += 1;
      journal.oracle.acknowledged(id, text);
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until so many entries more were acknowledged. */
  async saves(more: number, milliseconds = 20_000): Promise<void> {
    const goal = this.acknowledged + more;
    await waitUntil(`a window saves ${more} entries`, () => this.acknowledged >= goal, milliseconds);
  }

  /** SIGKILL; resolves when it has gone and all it said was heard. */
  async kill(): Promise<void> {
    if (this.hasEnded) return;
    const gone = new Promise<void>((resolve) => this.child.once('close', () => resolve()));
    this.child.kill('SIGKILL');
    await gone;
  }
}
