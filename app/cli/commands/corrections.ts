/** `kith corrections`: what was put right by hand, newest first, and taking it back. */
import { UsageError } from '../../../backend/errors.ts';
import type { Correction } from '../../../backend/journal/Journal.ts';
import type { CommandContext, CommandRun } from '../Command.ts';
import { oneLine } from '../format.ts';
import { dayAndMinute } from '../moments.ts';
import { parseCount } from '../number.ts';

export const corrections: CommandRun = async ({ words: [action, id], value }, context) => {
  const limit = parseCount(value('limit'), '--limit');
  if (action === undefined) return list(limit, context);
  if (action !== 'undo') {
    throw new UsageError(
      `\`kith corrections ${action}\` is not known.`,
      'Use: kith corrections, or kith corrections undo ID',
    );
  }
  if (limit !== undefined) throw new UsageError('`undo` takes no --limit.', 'Use: kith corrections undo ID');
  const journal = await context.journal();
  const undone = await journal.undoCorrection(id === 'last' ? undefined : id);
  context.output.print(undone, () => `taken back: ${oneLine(undone.words)}`);
};

async function list(limit: number | undefined, context: CommandContext): Promise<void> {
  const found = (await (await context.journal()).corrections()).slice(0, limit);
  context.output.print(found, () => found.map(correctionRow));
}

/** 01KB…  2026-11-23 21:14  “Bobby” is “Robert Bell” */
function correctionRow({ id, at, words, undone }: Correction): string {
  const when = `${new Date(at).getFullYear()}-${dayAndMinute(at)}`;
  return `${id}  ${when}  ${oneLine(words)}${undone === null ? '' : '  (taken back)'}`;
}
