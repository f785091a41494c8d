/** Writing and changing entries. */
import type { CommandRow } from '../CommandRow.ts';

// prettier-ignore
export const WRITING_ROWS = [
  { id: 'write', contexts: ['timeline', 'entry', 'entity'], keys: ['n'], label: 'write', help: 'Write a new entry, or go on with the draft.', footer: 2 },
  { id: 'save', contexts: ['write'], keys: ['ctrl+s'], label: 'save', help: 'Save the entry. It is on disk when the screen says so.', footer: 1 },
  { id: 'editor', contexts: ['write'], keys: ['ctrl+o'], label: '$EDITOR', help: 'Go on in your own editor ($VISUAL or $EDITOR).', footer: 6 },
  { id: 'edit', contexts: ['entry'], keys: ['e'], label: 'edit', help: 'Change this entry. The earlier text is kept.', footer: 3 },
] as const satisfies readonly CommandRow[];
