/** Runs one row and says how it went. */
import type { Programs } from './programs.ts';
import type { Counts, Row } from './Row.ts';
import { Scene } from './Scene.ts';

export interface RowReport {
  number: number;
  title: string;
  seed: number;
  faults: string;
  measured: string[];
  violations: string[];
  skipped: string | null;
  seconds: number;
  /** what was asked for when that was less than the full row, or null */
  shortened: string | null;
}

/** Same faults for the same seed, as far as the machine's own timing allows. */
export const SEED = 20_261;

export async function runRow(
  row: Row,
  counts: Counts,
  programs: Programs,
  options: { seed?: number; say?: (line: string) => void } = {},
): Promise<RowReport> {
  const seed = options.seed ?? SEED + row.number;
  const scene = new Scene(programs, seed, options.say);
  const started = performance.now();
  const report = {
    number: row.number,
    title: row.title,
    seed,
    faults: '',
    measured: new Array<string>(),
    skipped: null,
  };
  try {
    const { skipped = null, ...outcome } = await row.run(scene, counts);
    Object.assign(report, outcome, { skipped });
  } catch (error) {
    scene.object([`the row broke off: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]);
  } finally {
    await scene.end();
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  if (scene.slowestEnd > 0) report.measured.push(`no process left ${scene.slowestEnd} ms after a quit, at most`);
  const shortened = Object.entries(row.full).flatMap(([name, full]) => {
    const asked = counts[name] ?? full;
    return asked < full ? [`${asked} of ${full} ${name}`] : [];
  });
  return {
    ...report,
    violations: scene.violations,
    seconds,
    shortened: shortened.length === 0 ? null : shortened.join(', '),
  };
}
