/** The table of results: one line a row, the last run of each. */
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { RowReport } from './runRow.ts';

const PATH = new URL('./results.md', import.meta.url).pathname;
const HEAD = `# Faults: what happened the last time each row was run

\`npm run faults\` runs all rows; \`npm run faults -- 3 5\` some. After each fault the journal is closed, opened, closed and
opened again, and then has to hold: no acknowledged entry lost or changed, nothing twice in the graph, each episode in
exactly one status and each pending one in exactly one place, the graph equal to a rebuild, no process left.

| row | fault | how often | seed | violations | measured | seconds | day |
| --- | --- | --- | --- | --- | --- | --- | --- |
`;

/** One line of the table. */
export function line(report: RowReport): string {
  const { number, title, faults, seed, violations, measured, skipped, seconds, shortened } = report;
  const day = new Date().toISOString().slice(0, 10);
  const found = skipped === null ? String(violations.length) : 'skipped';
  const words = skipped ?? measured.join('; ');
  const many = shortened === null ? faults : `${faults} (not in full: ${shortened})`;
  return `| ${[number, title, many, seed, found, words, seconds, day].join(' | ')} |`;
}

/** Replaces the lines of these rows in results.md. */
export async function writeResults(reports: readonly RowReport[]): Promise<void> {
  const text = await readFile(PATH, 'utf8').catch(() => '');
  const lines = new Map(
    text.split('\n').flatMap((each) => {
      const number = /^\|\s*(\d+)\s*\|/.exec(each)?.[1];
      return number === undefined ? [] : [[Number(number), each] as const];
    }),
  );
  for (const report of reports) lines.set(report.number, line(report));
  const sorted = [...lines].sort(([left], [right]) => left - right).map(([, each]) => each);
  const page = `${HEAD}${sorted.join('\n')}\n`;
  await writeFile(PATH, await format(page, { ...(await resolveConfig(PATH)), parser: 'markdown' }));
}
