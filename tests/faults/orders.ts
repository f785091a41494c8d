/** Orders to a worker to die at a named step: a file that the worker takes away before it obeys, so each is obeyed once. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { STEPS, type Step } from '../../worker/stages/runStage.ts';

const order = z.object({ step: z.enum(STEPS), item: z.number() });

/** @param item after so many items that reached this step */
export function orderDeath(folder: string, step: Step, item: number): void {
  writeFileSync(join(folder, 'die'), JSON.stringify({ step, item }));
}

/** Whether an order waits that nobody obeyed. */
export function isOrdered(folder: string): boolean {
  return existsSync(join(folder, 'die'));
}

/** Called by the worker at each step; counts its items and says when it is time. */
export function createObedience(folder: string): (step: Step) => boolean {
  const reached = new Map<Step, number>();
  return (step) => {
    reached.set(step, (reached.get(step) ?? 0) + 1);
    const path = join(folder, 'die');
    if (!existsSync(path)) return false;
    const wanted = order.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (wanted.step !== step || (reached.get(step) ?? 0) < wanted.item) return false;
    rmSync(path);
    return true;
  };
}
