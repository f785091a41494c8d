/** The table of evaluations in report.md: one row for each labelled file, model, adapter and prompt version. Pure. */
import { basename } from 'node:path';
import { describeSpread, spreadOf } from './folds.ts';
import type { Evaluation } from './evaluation.ts';
import type { Maker } from './predictionFile.ts';
import type { Rates } from './score/rates.ts';

const COLUMNS = [
  'date',
  'commit',
  'gold',
  'model',
  'adapter',
  'prompts',
  'main F1',
  'P',
  'R',
  'personas',
  'all F1',
  'type-agnostic F1',
  'organization F1',
  'resolution F1',
  'found only F1',
  'relations P',
  'R',
  'ungrounded',
  'tokens: prompt, cached, generated',
  's',
] as const;
/** gold, model, adapter, prompts: a row with the same replaces the one before */
const KEY = [2, 3, 4, 5] as const;

const HEAD = `# Extraction: what was measured

\`npm run eval:report -- GOLD.jsonl [--model M]... [--adapter FILE]...\` adds or replaces the rows. Tokens and seconds are for
one entry, names and relations; compare seconds of one day on one machine only. A plus behind a commit: with changes that
were not committed. "personas" is the main F1 of each persona alone, mean and spread: the guard against fitting a few
entries, since a gain that one persona shows alone is none.

`;

/** The cells of one evaluation. */
export function reportRow(goldFile: string, maker: Maker, { score, cost, byPersona }: Evaluation): string[] {
  const { resolution, relations } = score;
  const f1 = (rates: Rates | null | undefined) => figure(rates?.f1);
  return [
    maker.date,
    maker.commit,
    basename(goldFile),
    maker.model,
    maker.adapter,
    maker.prompts,
    f1(score.main),
    figure(score.main.precision),
    figure(score.main.recall),
    describeSpread(spreadOf(byPersona.map(({ left }) => left.main.f1))),
    f1(score.all),
    f1(score.typeAgnostic),
    f1(score.perType.get('organization')),
    f1(resolution?.all),
    f1(resolution?.found),
    figure(relations?.precision),
    figure(relations?.recall),
    figure(score.ungrounded),
    cost === null
      ? '-'
      : [cost.promptTokens, cost.cachedTokens, cost.generatedTokens].map((tokens) => tokens.toFixed(0)).join(', '),
    cost === null ? '-' : (cost.milliseconds / 1000).toFixed(2),
  ].map((cell) => cell.replace(/[|\s]+/g, ' '));
}

/**
 * The report with one more row, or with that row in place of the one it repeats.
 * @param report the text so far; empty for the first row
 */
export function withRow(report: string, row: readonly string[]): string {
  const rows = rowsOf(report);
  const keyOf = (cells: readonly string[]) => JSON.stringify(KEY.map((column) => cells[column]));
  const at = rows.findIndex((cells) => keyOf(cells) === keyOf(row));
  const next = at < 0 ? [...rows, row] : rows.with(at, [...row]);
  return `${HEAD}${aligned([COLUMNS, ...next])}\n`;
}

function rowsOf(report: string): (readonly string[])[] {
  return report
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = COLUMNS.map((_, column) => Math.max(3, ...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}

function figure(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}
