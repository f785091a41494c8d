/** The timeline, an entry, search: what one does while reading. */
import type { CommandRow } from '../CommandRow.ts';

// prettier-ignore
export const READING_ROWS = [
  { id: 'open', contexts: ['timeline'], keys: ['enter', 'right', 'l'], label: 'open', help: 'Open the selected entry.', when: ['hasSelection'], footer: 2 },
  { id: 'open', contexts: ['search', 'entity', 'jobs', 'runs'], keys: ['enter'], label: 'open', help: 'Open the selected entry.', when: ['hasSelection'], footer: 2 },
  { id: 'older', contexts: ['entry'], keys: ['left', 'h', '['], label: 'older', help: 'The entry before this one.', when: ['hasOlder'], footer: 6 },
  { id: 'newer', contexts: ['entry'], keys: ['right', 'l', ']'], label: 'newer', help: 'The entry after this one.', when: ['hasNewer'], footer: 6 },
  { id: 'next-name', contexts: ['entry'], keys: ['tab'], label: 'names', help: 'Select the next name beside the text.', when: ['hasNames'], footer: 5 },
  { id: 'previous-name', contexts: ['entry'], keys: ['shift+tab'], label: 'names back', help: 'Select the name before.', when: ['hasNames'] },
  { id: 'open-name', contexts: ['entry'], keys: ['enter'], label: 'open name', help: 'Show where else the selected name appears.', when: ['nameSelected'], footer: 1 },
  { id: 'enrich', contexts: ['entry'], keys: ['r'], label: 'read again', help: 'Have the model read this entry again.', footer: 7 },
  { id: 'delete', contexts: ['timeline'], keys: ['d'], label: 'delete', help: 'Move the entry to the trash, where it stays for 30 days.', when: ['hasSelection'], footer: 9, danger: true },
  { id: 'delete', contexts: ['entry'], keys: ['d'], label: 'delete', help: 'Move the entry to the trash, where it stays for 30 days.', when: ['hasSelection'], footer: 7, danger: true },
  { id: 'undo', contexts: ['timeline', 'entry', 'entity'], keys: ['u'], label: 'undo', help: 'Take back what was done last: a deletion, a correction.', when: ['canUndo'], footer: 1 },
  { id: 'search', contexts: ['timeline', 'entry', 'entity'], keys: ['/'], label: 'search', help: 'Search all entries.', footer: 5, everywhere: true },
] as const satisfies readonly CommandRow[];
