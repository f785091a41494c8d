/** Flags that every command understands, before or after its name. */
import type { FlagDefinition } from './Command.ts';

export const COMMON_FLAGS: Readonly<Record<string, FlagDefinition>> = {
  home: { value: 'DIR', summary: 'use the journal in this folder' },
  json: { summary: 'print one JSON value' },
  help: { summary: 'explain the command' },
  version: { summary: 'print the version' },
};

/** Flags of `kith` alone, which opens the journal. */
export const WINDOW_FLAGS: Readonly<Record<string, FlagDefinition>> = {
  plain: { summary: 'open the journal for a screen reader: one thing below the other, nothing that moves' },
};

/** One-letter names. */
export const SHORT_FLAGS: Readonly<Record<string, string>> = { help: 'h' };
