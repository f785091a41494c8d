/** One row of the fault table. */
import type { Scene } from './Scene.ts';

export type Counts = Readonly<Record<string, number>>;

export interface Outcome {
  /** how many faults there were, in words with their number */
  faults: string;
  /** what was measured, in words with numbers */
  measured: string[];
  /** why nothing could be done here, or null */
  skipped?: string;
}

export interface Row {
  number: number;
  /** what is done to the journal */
  title: string;
  /** how often: in `npm run faults`, and in the part of it in `npm test` */
  full: Counts;
  part: Counts;
  run(scene: Scene, counts: Counts): Promise<Outcome>;
}

/** A row whose body knows the names of its counts; others can still be given by the table's commands. */
export function defineRow<Own extends Counts>(
  row: Omit<Row, 'full' | 'part' | 'run'> & { full: Own; part: Own; run(scene: Scene, counts: Own): Promise<Outcome> },
): Row {
  return { ...row, run: (scene, counts) => row.run(scene, { ...row.part, ...counts }) };
}
