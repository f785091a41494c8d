/** Flags that every command understands, before or after its name. */
import type { FlagDefinition } from './Command.ts';

export const COMMON_FLAGS: Readonly<Record<string, FlagDefinition>> = {
  home: { value: 'DIR', summary: 'use the journal in this folder' },
  json: { summary: 'print one JSON value' },
  help: { summary: 'explain the command' },
  version: { summary: 'print the version' },
};

/** One-letter names. */
export const SHORT_FLAGS: Readonly<Record<string, string>> = { help: 'h' };
