/** The pattern of most rows: a journal in use, a blow at a random moment, and two restarts with all checks after it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '../../backend/index.ts';
import type { FaultJournal } from './FaultJournal.ts';
import type { Scene } from './Scene.ts';

/** A graph that grows with each fault would make each check slower; a new journal begins after so many. */
const FAULTS_PER_JOURNAL = 5;
/** Between two saves: a flood of them is another fault. */
const REST_MILLISECONDS = 15;
/** Of so many saves one is an edit of an earlier entry. */
const EDIT_EVERY = 6;

export interface Blows {
  count: number;
  /** for messages */
  name: string;
  environment?: Record<string, string>;
  /** milliseconds of writing before the blow, at most */
  latest: number;
  /** Strikes; returns whether anything was there to be struck. It resolves when the blow has fallen. */
  strike: (journal: FaultJournal, window: Journal, round: number) => Promise<boolean>;
}

export interface BlowReport {
  struck: number;
  /** entries acknowledged in all, and edits */
  acknowledged: number;
  /** milliseconds from each blow to the next acknowledged save */
  recovery: number[];
}

/** Writes one entry after the other until told to stop. */
async function write(
  scene: Scene,
  journal: FaultJournal,
  window: Journal,
  state: { stop: boolean; saved: number },
): Promise<void> {
  for (let number = 1; !state.stop; number += 1) {
    const ids = journal.oracle.ids;
    const earlier = ids[Math.floor(scene.random() * ids.length)];
    if (number % EDIT_EVERY === 0 && earlier !== undefined) await journal.edit(window, earlier);
    else await journal.save(window);
    state.saved += 1;
    await pause(REST_MILLISECONDS);
  }
}

/** Strikes so often, and checks everything after each blow. */
export async function dealBlows(scene: Scene, blows: Blows): Promise<BlowReport> {
  const report: BlowReport = { struck: 0, acknowledged: 0, recovery: [] };
  let journal: FaultJournal | null = null;
  let window: Journal | null = null;
  for (let round = 0; round < blows.count; round += 1) {
    if (round % FAULTS_PER_JOURNAL === 0) {
      if (journal) scene.object(await journal.close());
      journal = await scene.journal(blows.environment ? { environment: blows.environment } : {});
      window = await journal.open();
    }
    if (!journal || !window) throw new Error('there is no journal');
    const state = { stop: false, saved: 0 };
    const writing = write(scene, journal, window, state).catch((error: unknown) => {
      scene.object([`the writer failed: ${String(error)}`], `${blows.name} ${round}`);
    });
    await pause(scene.between(0, blows.latest));
    if (await blows.strike(journal, window, round)) report.struck += 1;
    const [blow, before] = [performance.now(), state.saved];
    // Two more: the one that was on its way may have been done already.
    while (state.saved < before + 2 && performance.now() - blow < 12_000) await pause(5);
    report.recovery.push(performance.now() - blow);
    state.stop = true;
    await writing;
    report.acknowledged += state.saved;
    const recovered = await journal.recover();
    scene.object(recovered.problems, `${blows.name} ${round}`);
    window = recovered.window;
    if ((round + 1) % 20 === 0) scene.progress(`${round + 1} of ${blows.count}`);
  }
  if (journal) scene.object(await journal.close());
  return report;
}

/** Median and longest, as words. */
export function spread(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((left, right) => left - right);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`;
}

export function describeBlows(report: BlowReport): string[] {
  return [`${report.acknowledged} saves acknowledged, 0 lost`, `save after the blow: ${spread(report.recovery)}`];
}
