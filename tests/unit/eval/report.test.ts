/** The report's rows and page, and what an evaluation tells. */
import { describe, expect, it } from 'vitest';
import { describeEvaluation, evaluate } from '../../eval/evaluation.ts';
import { describeRow, reportPage } from '../../eval/report/page.ts';
import { formatRows, parseRows, rowOf, withRow, type Row } from '../../eval/report/rows.ts';
import { jsonLines } from './small.ts';

const maker = { date: '2026-01-02', commit: 'abc1234', model: 'starter', adapter: 'none', prompts: 'nodes-1 edges-1' };
const cost = {
  promptTokens: 120,
  cachedTokens: 60,
  generatedTokens: 20,
  milliseconds: 1500,
  longestAnswer: 20,
  unreadable: 0,
  looped: 0,
  cutOff: 0,
};
const gold = jsonLines([
  { id: 'a', persona: 'A', text: 'Ana', entities: [{ name: 'Ana', type: 'person', mentions: ['Ana'] }] },
  { id: 'b', persona: 'B', text: 'Tom', entities: [{ name: 'Tom', type: 'person', mentions: ['Tom'] }] },
]);
const found = (names: object[], rest: object = { maker, cost }) =>
  evaluate(
    { file: '/data/gold.jsonl', text: gold },
    { file: 'p', text: jsonLines([{ id: 'a', entities: names, ...rest }]) },
  );
const half = found([{ name: 'Ana', type: 'person' }]);
const nothing = found([]);

/** Cells of the tables of a page: table, row, cell. */
function tablesOf(page: string): string[][][] {
  return page
    .split('\n\n')
    .filter((part) => part.startsWith('|'))
    .map((part) =>
      part
        .trim()
        .split('\n')
        .map((line) =>
          line
            .slice(1, -1)
            .split('|')
            .map((each) => each.trim()),
        ),
    );
}

describe('the report', () => {
  const row = rowOf('/data/gold.jsonl', maker, half);
  const worse = rowOf('/data/gold.jsonl', { ...maker, adapter: 'journal.gguf (d5d4c1ad)' }, nothing);

  it('has the figures of an evaluation, and none for what was not measured', () => {
    expect(row).toMatchObject({ ...maker, gold: 'gold.jsonl', entries: 2 });
    expect(row.figures).toMatchObject({
      main: 0.6667,
      main_precision: 1,
      main_recall: 0.5,
      personas: 0.5,
      person: 0.6667,
      place: null,
      all: 0.6667,
      type_agnostic: 0.6667,
      resolution: null,
      relations: null,
      ungrounded: 0,
      left_empty: null,
      prompt_tokens: 120,
      seconds: 1.5,
    });
    expect(rowOf('g', maker, found([], {})).figures['seconds']).toBeNull();
  });

  it('replaces the row of the same file, model, adapter and prompts, and keeps the others in place', () => {
    const again = rowOf('/elsewhere/gold.jsonl', { ...maker, date: '2026-02-03' }, half);
    const rows = [row, worse, again].reduce<Row[]>(withRow, []);
    expect(rows.map(({ date, adapter }) => [date, adapter])).toEqual([
      ['2026-02-03', 'none'],
      ['2026-01-02', 'journal.gguf (d5d4c1ad)'],
    ]);
    expect(parseRows(formatRows(rows), 'rows')).toEqual(rows);
  });

  it('is a page with a section for each file: what, how good, relations and people, cost', () => {
    const other = rowOf('/data/other.jsonl', maker, half);
    const page = reportPage([row, other, worse]);
    expect(page.match(/^## .*/gm)).toEqual(['## gold.jsonl, 2 entries', '## other.jsonl, 2 entries']);
    const [what, names, links, costs] = tablesOf(page);
    expect(what?.map((cells) => cells[3])).toEqual([
      'adapter',
      '-----------------------',
      'none',
      'journal.gguf (d5d4c1ad)',
    ]);
    expect(names?.[0]?.slice(0, 4)).toEqual(['#', 'main F1', 'P', 'R']);
    expect(names?.[2]?.slice(0, 4)).toEqual(['1', '**0.667**', '1.000', '0.500']);
    expect(names?.[3]?.slice(0, 2)).toEqual(['2', '0.000']);
    expect(links?.[2]).toEqual(['1', '–', '–', '–', '–', '–', '–']);
    expect(costs?.[2]).toEqual(['1', '120', '60', '20', '1.50', '0', '0', '0']);
  });

  it('prints nothing bold that has no rival', () => {
    expect(reportPage([row])).not.toContain('**');
    expect(reportPage([row, { ...row, id: 'same figures' }])).not.toContain('**');
  });

  it('stays a table whatever a file or model is called', () => {
    const strange = rowOf('/data/a|b\nc.jsonl', { ...maker, model: 'x | y\nz' }, half);
    const page = reportPage([strange]);
    for (const table of tablesOf(page)) expect(new Set(table.map((cells) => cells.length)).size).toBe(1);
    expect(page).toContain('## a b c.jsonl, 2 entries');
  });

  it('says how far a row is from the best of the others', () => {
    expect(describeRow(row, [row])).toBe('main F1 0.667, all types 0.667, any type 0.667');
    expect(describeRow(worse, [row, worse])).toContain(
      'against starter, none, nodes-1 edges-1: -0.667, -0.667, -0.667',
    );
  });
});

describe('an evaluation', () => {
  it('tells figures, cost, personas and languages', () => {
    const told = describeEvaluation(half);
    expect(told).toContain('main (person+place+org)        1.000   0.500   0.667      1      1      2');
    expect(told).toContain('an entry: tokens 120 prompt, 60 of them cached, 20 generated; 1.50 s');
    expect(told).toContain('main F1 over personas: 0.50 ± 0.71');
    expect(told).toContain('  A 1.000, without A 0.000');
    expect(told).toContain('main F1 by language: other 0.667 (2)');
  });

  it('knows what made the prediction', () => {
    expect(half.maker).toEqual(maker);
    expect(found([], {}).maker).toBeNull();
  });
});
