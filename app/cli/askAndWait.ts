/** Asks for entries to be read, and stays until they are. */
import type { Journal } from '../../backend/journal/Journal.ts';
import type { CommandContext } from './Command.ts';
import { requireReader } from './requireReader.ts';
import { SettledWatch } from './SettledWatch.ts';
import { waitUntilRead } from './waitUntilRead.ts';

/**
 * @param ask queues the entries and says which
 * @returns these entries, and those of them that are held; null when it was interrupted
 */
export async function askAndWait(
  ask: () => Promise<string[]>,
  model: string | undefined,
  journal: Journal,
  context: CommandContext,
): Promise<{ ids: string[]; held: ReadonlySet<string> } | null> {
  const requireIt = (): Promise<void> => requireReader(journal, context.cache, model);
  await requireIt();
  // Before anything is asked for: what settles at once must be heard.
  const watch = new SettledWatch(journal);
  try {
    const ids = await ask();
    const held = await waitUntilRead(ids, { journal, watch, context, requireReader: requireIt });
    return held && { ids, held };
  } finally {
    watch.stop();
  }
}
