/** The page report.md: for each labelled file what was measured, how good it is, and what it costs. Pure. */
import { COST, LINKS, NAMES, tell, type Figure } from './figures.ts';
import type { Row } from './rows.ts';

const HEAD = `# Extraction: what was measured

\`npm run eval:report -- GOLD.jsonl [--model M]... [--adapter FILE]...\` measures, and adds or replaces rows. The best of a
column is bold. "personas" is the main F1 of each persona alone, mean and spread: a gain that one persona shows alone is
none. "left empty" is the share of entries without names that stayed empty. Tokens and seconds are for one entry, names and
relations; compare seconds of one day on one machine only. A plus behind a commit: with changes that were not committed.
`;

/** @param rows in the order in which they were first measured */
export function reportPage(rows: readonly Row[]): string {
  const files = [...new Set(rows.map(({ gold }) => gold))];
  return [HEAD, ...files.map((file) => section(rows.filter(({ gold }) => gold === file)))].join('\n');
}

/** A row in a line, and how far it is from the row of the same file that is the best of the others. */
export function describeRow(row: Row, rows: readonly Row[]): string {
  const others = rows.filter(({ gold, id }) => gold === row.gold && id !== row.id);
  const main = (each: Row) => each.figures['main'] ?? 0;
  const best = others.reduce<Row | null>((top, each) => (top === null || main(each) > main(top) ? each : top), null);
  const shown = NAMES.filter(({ key }) => ['main', 'all', 'type_agnostic'].includes(key));
  const figures = shown.map((figure) => `${figure.title} ${tell(figure, row.figures[figure.key])}`).join(', ');
  if (best === null) return figures;
  const gains = shown.map(({ key }) => signed((row.figures[key] ?? 0) - (best.figures[key] ?? 0))).join(', ');
  return `${figures}\nagainst ${best.model}, ${best.adapter}, ${best.prompts}: ${gains}`;
}

function section(rows: readonly Row[]): string {
  const number = (index: number) => `${index + 1}`;
  const tables = [
    table(
      ['#', 'date', 'model', 'adapter', 'prompts', 'commit'],
      rows.map(({ date, model, adapter, prompts, commit }, index) =>
        [number(index), date, model, adapter, prompts, commit].map(oneCell),
      ),
    ),
    ...[NAMES, LINKS, COST].map((figures) =>
      table(
        ['#', ...figures.map(({ title }) => title)],
        rows.map((row, index) => [number(index), ...figures.map((figure) => cell(figure, row, rows))]),
      ),
    ),
  ];
  const [first] = rows;
  return `## ${oneCell(first?.gold ?? '')}, ${first?.entries ?? 0} entries\n\n${tables.join('\n\n')}\n`;
}

/** Bold where it is the best of several that differ. */
function cell(figure: Figure, row: Row, rows: readonly Row[]): string {
  const value = row.figures[figure.key];
  const told = tell(figure, value);
  if (figure.better === undefined || typeof value !== 'number') return told;
  const all = rows.map(({ figures }) => figures[figure.key]).filter((each) => typeof each === 'number');
  const best = figure.better === 'more' ? Math.max(...all) : Math.min(...all);
  return value === best && new Set(all).size > 1 ? `**${told}**` : told;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function oneCell(text: string): string {
  return text.replace(/[|\s]+/g, ' ').trim();
}

function signed(difference: number): string {
  return `${difference < 0 ? '' : '+'}${difference.toFixed(3)}`;
}
