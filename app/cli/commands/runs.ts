/** `kith runs`: the attempts made at reading entries, newest first, one row each. */
import { RUN_OUTCOMES } from '../../../backend/glossary.ts';
import type { Run, RunFilter } from '../../../backend/journal/Journal.ts';
import { cells, truncate } from '../../tui/text/width.ts';
import type { CommandRun } from '../Command.ts';
import { oneLine } from '../format.ts';
import { dayAndMinute, shortSpan, shortSpeed } from '../moments.ts';
import { parseCount } from '../number.ts';

const DEFAULT_LIMIT = 20;
/** Where no terminal says how wide it is. */
const ROW_CELLS = 80;
const STAGE_CELLS = 5;
const OUTCOME_CELLS = Math.max(...RUN_OUTCOMES.map((outcome) => outcome.length));
const SPAN_CELLS = 6;

export const runs: CommandRun = async ({ value }, context) => {
  const filter: RunFilter = { limit: parseCount(value('limit'), '--limit') ?? DEFAULT_LIMIT };
  const outcome = RUN_OUTCOMES.find((known) => known === value('outcome'));
  if (outcome !== undefined) filter.outcome = outcome;
  const journal = await context.journal();
  const entry = value('entry');
  if (entry !== undefined) filter.episode = await journal.resolve(entry);
  const found = await journal.runs(filter);
  const now = context.now();
  context.output.print(found, () => found.map((run) => runRow(run, now, context.output.width ?? ROW_CELLS)));
};

/** 11-23 21:14  01KA…  nodes  completed   12.3s  9.3 tok/s */
function runRow(run: Run, now: Date, width: number): string {
  const took = Date.parse(run.ended ?? now.toISOString()) - Date.parse(run.claimed);
  const left = [
    dayAndMinute(run.claimed),
    run.episode,
    run.stage.padEnd(STAGE_CELLS),
    run.outcome.padEnd(OUTCOME_CELLS),
    shortSpan(took).padStart(SPAN_CELLS),
  ].join('  ');
  return `${left}  ${detailOf(run, width - left.length - 2)}`.trimEnd();
}

/** As much as fits, what is worth most first; only that may be cut. */
function detailOf({ attempt, error_message, tokens_per_second, model, preview, accepted }: Run, width: number): string {
  const parts: string[] = [];
  if (error_message !== null) parts.push(oneLine(error_message));
  else if (tokens_per_second !== null) parts.push(shortSpeed(tokens_per_second));
  if (preview) parts.push(accepted === null ? 'preview' : 'preview, accepted');
  if (attempt > 1) parts.push(`attempt ${attempt}`);
  if (model !== null) parts.push(oneLine(model));
  let detail = truncate(parts.shift() ?? '', width);
  for (const part of parts) if (cells(`${detail}, ${part}`) <= width) detail += `, ${part}`;
  return detail;
}
