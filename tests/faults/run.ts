/** `npm run faults`: every row in full, or the rows named by number; `--part` for the small counts of `npm test`. */
import { parseArgs } from 'node:util';
import { buildPrograms } from './programs.ts';
import { rows } from './rows.ts';
import { runRow, SEED, type RowReport } from './runRow.ts';
import { line, writeResults } from './results.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    part: { type: 'boolean', default: false },
    seed: { type: 'string' },
    set: { type: 'string', multiple: true },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const wanted = positionals.map(Number);
// In the order asked for.
const chosen = wanted.length === 0 ? rows : wanted.flatMap((number) => rows.filter((row) => row.number === number));
const given: Record<string, number> = Object.fromEntries(
  (values.set ?? [])
    .map((each) => each.split('='))
    .map(([name = '', value]): [string, number] => [name, Number(value)]),
);

// What is waited for may be a process that keeps nobody else alive.
const stay = setInterval(() => undefined, 60_000);
let unhandled = 0;
process.on('unhandledRejection', (reason) => {
  unhandled += 1;
  say(`  violation: unhandled rejection: ${String(reason)}`);
});

const programs = await buildPrograms();
const reports: RowReport[] = [];
try {
  for (const row of chosen) {
    const counts = { ...(values.part ? row.part : row.full), ...given };
    const seed = values.seed === undefined ? SEED + row.number : Number(values.seed);
    say(`${row.number}. ${row.title}: ${JSON.stringify(counts)}, seed ${seed}`);
    const before = unhandled;
    const report = await runRow(row, counts, programs, { seed, say });
    if (unhandled > before) report.violations.push(`${unhandled - before} unhandled rejections`);
    reports.push(report);
    say(line(report));
    if (!values.part) await writeResults([report]);
  }
} finally {
  await programs.remove();
}
say(`${reports.filter(({ violations }) => violations.length === 0).length} of ${reports.length} rows hold`);
clearInterval(stay);
process.exit(reports.some(({ violations }) => violations.length > 0) ? 1 : 0);
