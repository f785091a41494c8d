/** `kith events`: what happened in the journal, and with --follow what happens. */
import { setTimeout as pause } from 'node:timers/promises';
import type { JournalEvent } from '../../../backend/journal/Journal.ts';
import { truncate } from '../../tui/text/width.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { followEvents } from '../followEvents.ts';
import { counted, oneLine } from '../format.ts';
import { dayAndSecond, speed } from '../moments.ts';
import { parseCount } from '../number.ts';

const DEFAULT_LIMIT = 50;
const TYPE_CELLS = 'model unloading'.length;
/** How often it is looked whether somebody still reads what is printed. */
const READER_MILLISECONDS = 500;

export const events: CommandRun = async ({ value, has }, context) => {
  const limit = parseCount(value('limit'), '--limit') ?? DEFAULT_LIMIT;
  const journal = await context.journal();
  const { output } = context;
  const row = (event: JournalEvent): string => eventRow(event, output.width);
  if (!has('follow')) {
    const found = await journal.events(limit);
    output.print(found, () => found.map(row));
    return;
  }
  const stop = await followEvents(journal, limit, (event) => output.print(event, () => row(event)));
  await untilNobodyListens(context);
  stop();
};

/** Resolves at Ctrl-C, or when whoever read the results has ended. */
async function untilNobodyListens({ output, signal }: CommandContext): Promise<void> {
  while (!signal.aborted && !(await output.readerIsGone())) {
    await pause(READER_MILLISECONDS, undefined, { signal }).catch(() => undefined);
  }
}

/** 11-23 21:14:05  completed        01KA…  nodes  41 tokens, 9.3 tokens/s */
function eventRow(event: JournalEvent, width: number | null): string {
  const { at, type, episode, stage } = event;
  const parts = [dayAndSecond(at), type.replaceAll('_', ' ').padEnd(TYPE_CELLS), episode, stage, detailOf(event)];
  const row = parts
    .filter((part) => part !== null && part !== '')
    .join('  ')
    .trimEnd();
  return width === null ? row : truncate(row, width);
}

function detailOf({ type, detail, tokens, tokens_per_second }: JournalEvent): string {
  const parts: string[] = [];
  if (tokens !== null) parts.push(counted(tokens, 'token'));
  // After a single token there is no speed yet.
  if (tokens_per_second !== null && tokens_per_second > 0) parts.push(speed(tokens_per_second));
  if (detail !== null && detail !== type) parts.push(oneLine(detail));
  return parts.join(', ');
}
