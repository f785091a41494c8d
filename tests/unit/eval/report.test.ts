/** The report's rows, and what an evaluation tells. */
import { describe, expect, it } from 'vitest';
import { describeEvaluation, evaluate } from '../../eval/evaluation.ts';
import { reportRow, withRow } from '../../eval/reportTable.ts';
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

function bodyOf(report: string): string[][] {
  const lines = report.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.split('|').map((cell) => cell.trim()));
}

describe('the report', () => {
  const row = reportRow('/data/gold.jsonl', maker, half);

  it('has the figures of an evaluation, and a dash for what is not known', () => {
    expect(row.slice(0, 13)).toEqual([
      '2026-01-02',
      'abc1234',
      'gold.jsonl',
      'starter',
      'none',
      'nodes-1 edges-1',
      '0.667',
      '1.000',
      '0.500',
      '0.50 ± 0.71',
      '0.667',
      '0.667',
      '-',
    ]);
    expect(row.slice(13)).toEqual(['-', '-', '-', '-', '0.000', '120, 60, 20', '1.50']);
    expect(reportRow('g', maker, found([], {})).slice(-2)).toEqual(['-', '-']);
  });

  it('replaces the row of the same file, model, adapter and prompts, and keeps the others in place', () => {
    const other = reportRow('/data/gold.jsonl', { ...maker, adapter: 'journal.gguf (d5d4c1ad)' }, half);
    const again = reportRow('/elsewhere/gold.jsonl', { ...maker, date: '2026-02-03' }, half);
    const report = [row, other, again].reduce(withRow, '');
    expect(bodyOf(report).map((cells) => [cells[1], cells[5]])).toEqual([
      ['2026-02-03', 'none'],
      ['2026-01-02', 'journal.gguf (d5d4c1ad)'],
    ]);
  });

  it('stays a table whatever a file is called', () => {
    const strange = reportRow('/data/a|b\nc.jsonl', maker, half);
    const report = withRow(withRow('', strange), row);
    expect(bodyOf(report)).toHaveLength(2);
    expect(
      new Set(
        report
          .split('\n')
          .filter((line) => line.startsWith('|'))
          .map((line) => line.length),
      ).size,
    ).toBe(1);
    expect(withRow(report, row)).toBe(report);
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
