/** Threads follow what other programs leave free. */
import { describe, expect, it } from 'vitest';
import { ThreadBudget, type CpuTimes } from '../../../../worker/model/ThreadBudget.ts';

/** A machine of so many cores; each step is a second in which others and we used so many cores. */
function machine(cores: number) {
  const times: CpuTimes = { wall: 0, all: 0, own: 0, cores };
  return {
    read: () => ({ ...times }),
    second: (others: number, own: number) => {
      times.wall += 1000;
      times.all += (others + own) * 1000;
      times.own += own * 1000;
    },
    instant: () => (times.wall += 1),
  };
}

describe('the thread budget', () => {
  it('is one per core on an idle machine, however busy we are ourselves', () => {
    const { read, second } = machine(4);
    const budget = new ThreadBudget(4, read);
    second(0, 4);
    expect(budget.next()).toBe(4);
  });

  it('leaves busy cores to others, and comes back when they are done', () => {
    const { read, second } = machine(4);
    const budget = new ThreadBudget(4, read);
    second(2, 2);
    expect(budget.next()).toBe(2);
    second(4, 0.5);
    expect(budget.next()).toBe(1);
    second(0.2, 1);
    expect(budget.next()).toBe(4);
  });

  it('uses the physical cores of a machine with more logical ones', () => {
    const { read, second } = machine(8);
    const budget = new ThreadBudget(4, read);
    second(3, 4);
    expect(budget.next()).toBe(4);
    second(6, 2);
    expect(budget.next()).toBe(2);
  });

  it('does not judge by too short a time, nor where the system tells nothing', () => {
    const busy = machine(2);
    const budget = new ThreadBudget(2, busy.read);
    busy.second(2, 0);
    expect(budget.next()).toBe(1);
    busy.instant();
    expect(budget.next()).toBe(1);
    const silent = machine(0);
    silent.second(0, 0);
    expect(new ThreadBudget(3, silent.read).next()).toBe(3);
  });

  it('reads this machine', () => {
    expect(new ThreadBudget(2).next()).toBe(2);
  });
});
