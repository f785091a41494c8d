/** Opens the journal's window in this terminal. */
import { packageVersion } from '../backend/packageFiles.ts';
import type { CommandContext } from './cli/Command.ts';
import type { WindowOptions } from './cli/runCli.ts';
import { createModelShelf } from './modelShelf.ts';
import { startTui } from './tui/start.tsx';

/** Shows the window until it is quit; resolves to the exit code. */
export async function openWindow(
  { home, cache, environment, entries }: CommandContext,
  { plain }: WindowOptions,
): Promise<number> {
  return startTui({
    home,
    openJournal: async (onState) => {
      const { openJournal } = await import('../backend/openJournal.ts');
      return openJournal({
        home,
        cache,
        environment,
        entries,
        onConnection: onState,
        onProgress: ({ what, done, total }) =>
          onState('connecting', `fetching ${what}: ${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`),
      });
    },
    models: createModelShelf({ cache, environment, downloadEntry: entries.download }),
    stdin: process.stdin,
    stdout: process.stdout,
    environment: { ...environment },
    colourDepth: process.stdout.getColorDepth(),
    plain,
    version: packageVersion(),
  });
}
