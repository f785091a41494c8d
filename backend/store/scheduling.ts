/** The numbers of the scheduler, and the priority that follows from them. */
import { CORRIDORS, type Corridor } from '../glossary.ts';

export interface SchedulingSettings {
  /** milliseconds that an item waits before its priority grows */
  agingAfter: number;
  /** milliseconds of each further step of 10 */
  agingStep: number;
  /** items in a row for one model while others of the same priority wait for another */
  longestStreak: number;
}

export const SCHEDULING: SchedulingSettings = { agingAfter: 300_000, agingStep: 60_000, longestStreak: 12 };

/** What waiting can lift an item to: above every entry, below what a person asked for. */
const AGED = 65;

/**
 * Priority of a waiting item; higher is claimed first. The claim script computes the same.
 * @param waited milliseconds
 */
export function effectivePriority(corridor: Corridor, waited: number, settings = SCHEDULING): number {
  const base = CORRIDORS[corridor];
  const steps = Math.max(0, Math.floor((waited - settings.agingAfter) / settings.agingStep));
  return Math.max(base, Math.min(AGED, base + 10 * steps));
}

/**
 * The settings, with what the environment changes: KITH_AGING_AFTER_SECONDS, KITH_AGING_STEP_SECONDS and KITH_MODEL_STREAK.
 * What is not a positive number is ignored.
 */
export function schedulingSettings(environment: Readonly<Record<string, string | undefined>>): SchedulingSettings {
  const number = (name: string, factor: number, otherwise: number): number => {
    const given = Number(environment[name]);
    return Number.isFinite(given) && given > 0 ? given * factor : otherwise;
  };
  return {
    agingAfter: number('KITH_AGING_AFTER_SECONDS', 1_000, SCHEDULING.agingAfter),
    agingStep: number('KITH_AGING_STEP_SECONDS', 1_000, SCHEDULING.agingStep),
    longestStreak: number('KITH_MODEL_STREAK', 1, SCHEDULING.longestStreak),
  };
}
