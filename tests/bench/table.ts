/** The benchmark's rows and how they are written down. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

interface Row {
  what: string;
  goal: string;
  measured: string;
  reached: boolean;
}

export type Unit = 'ms' | 's' | 'MB' | 'x' | '%' | 'a minute' | 'a second';

const rows: Row[] = [];

function figure(value: number, unit: Unit): string {
  const digits = unit === 'x' || unit === '%' ? 2 : value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}

/** A figure that may be at most its goal. */
export function row(what: string, value: number, unit: Unit, goal: number): void {
  rows.push({ what, goal: `≤ ${goal} ${unit}`, measured: figure(value, unit), reached: value <= goal });
}

/** A figure that has to reach its goal. */
export function rowAtLeast(what: string, value: number, unit: Unit, goal: number): void {
  rows.push({ what, goal: `≥ ${goal} ${unit}`, measured: figure(value, unit), reached: value >= goal });
}

/** A figure for comparison. */
export function note(what: string, value: number, unit: Unit): void {
  rows.push({ what, goal: '', measured: figure(value, unit), reached: true });
}

/** Prints the table. @param file also written there, when the whole benchmark was run */
export async function writeTable(file: URL | null): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`;
  const table = [
    '# Speed and size',
    '',
    `${new Date().toISOString().slice(0, 10)}, ${machine}. Made by \`npm run bench\`; compare figures of one run only.`,
    '',
    '| what | goal | measured | reached |',
    '|---|---|---|---|',
    ...rows.map(
      ({ what, goal, measured, reached }) =>
        `| ${what} | ${goal} | ${measured} | ${goal && (reached ? 'yes' : 'no')} |`,
    ),
    '',
  ].join('\n');
  if (file) await writeFile(file, table);
  process.stdout.write(table);
}
