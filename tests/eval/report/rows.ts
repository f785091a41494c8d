/** What was measured, one row for each labelled file, model, adapter and prompt version; kept in rows.jsonl. Pure. */
import { basename } from 'node:path';
import { z } from 'zod';
import { parseJsonLines } from '../jsonLines.ts';
import type { Evaluation } from '../evaluation.ts';
import { maker, type Maker } from '../predictionFile.ts';
import { COST, LINKS, NAMES } from './figures.ts';

const row = z.object({
  /** tells rows apart: one with the same id takes the place of the one before */
  id: z.string(),
  gold: z.string(),
  entries: z.number(),
  ...maker.shape,
  /** by the keys of the figures; null: not measured */
  figures: z.record(z.string(), z.number().nullable()),
});
export type Row = z.infer<typeof row>;

export function rowOf(goldFile: string, by: Maker, evaluation: Evaluation): Row {
  const gold = basename(goldFile);
  return {
    id: [gold, by.model, by.adapter, by.prompts].join(' / '),
    gold,
    entries: evaluation.score.entries,
    ...by,
    figures: Object.fromEntries([...NAMES, ...LINKS, ...COST].map(({ key, of }) => [key, of(evaluation)])),
  };
}

/** @throws UsageError naming the line that is wrong */
export function parseRows(text: string, file: string): Row[] {
  return parseJsonLines(text, file, row);
}

export function formatRows(rows: readonly Row[]): string {
  return rows.map((each) => `${JSON.stringify(each)}\n`).join('');
}

/** With one more, or with it in place of the one it repeats. */
export function withRow(rows: readonly Row[], next: Row): Row[] {
  const at = rows.findIndex(({ id }) => id === next.id);
  return at < 0 ? [...rows, next] : rows.with(at, next);
}
