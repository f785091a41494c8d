/**
 * How many threads the next completion may use: one per physical core, less those that other programs keep busy. The
 * library's threads wait for each other after every step by spinning, so one that gets no core holds up all of them:
 * on two cores with a busy neighbour, two threads were 6 to 15 times slower than one.
 */
import { cpus } from 'node:os';

/** Processor time since some fixed moment, all in milliseconds. */
export interface CpuTimes {
  /** of the clock on the wall */
  wall: number;
  /** spent by all programs on all cores */
  all: number;
  /** spent by this process */
  own: number;
  /** cores that could spend it, logical ones counted singly; 0 when the system does not tell */
  cores: number;
}

/** Shortest time that tells anything, in milliseconds. */
const MEASURABLE = 100;

export class ThreadBudget {
  #last: CpuTimes;
  #threads: number;

  /**
   * @param most threads to use on an idle machine
   * @param read tells the processor times; replaced in tests
   */
  constructor(
    private readonly most: number,
    private readonly read: () => CpuTimes = readCpuTimes,
  ) {
    this.#last = read();
    this.#threads = most;
  }

  /** Threads to use from now on, 1 at least, from what happened since it was last asked. */
  next(): number {
    const now = this.read();
    const wall = now.wall - this.#last.wall;
    if (wall < MEASURABLE || now.cores === 0) return this.#threads;
    const others = Math.max(0, now.all - this.#last.all - (now.own - this.#last.own)) / wall;
    this.#last = now;
    this.#threads = Math.max(1, Math.min(this.most, Math.round(now.cores - others)));
    return this.#threads;
  }
}

function readCpuTimes(): CpuTimes {
  const each = cpus();
  const own = process.cpuUsage();
  return {
    wall: performance.now(),
    all: each.reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0),
    own: (own.user + own.system) / 1000,
    cores: each.length,
  };
}
