#!/usr/bin/env node
/** The program: `kith` alone opens the journal's window, `kith COMMAND` runs a command. */
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { createInput } from './cli/input.ts';
import { runCli } from './cli/runCli.ts';

const interrupting = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // Who asks twice does not want to wait for anything.
    if (interrupting.signal.aborted) process.exit(130);
    interrupting.abort();
  });
}
// `kith list | head` closes our output early; that is no failure.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

const entries = {
  worker: fileURLToPath(new URL('./worker.js', import.meta.url)),
  download: fileURLToPath(new URL('./download.js', import.meta.url)),
};

const code = await runCli(process.argv.slice(2), {
  environment: process.env,
  input: createInput(isatty(0), () => process.stdin),
  results: process.stdout,
  talking: process.stderr,
  entries,
  signal: interrupting.signal,
  now: () => new Date(),
  openJournal: async ({ home, cache, environment, onProgress, signal }) => {
    const { openJournal } = await import('../backend/openJournal.ts');
    return openJournal({ home, cache, environment, entries, onProgress, signal });
  },
  openWindow: async (context, options) => (await import('./openWindow.ts')).openWindow(context, options),
});
process.exit(code);
