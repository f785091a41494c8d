/** What is the same in every place: moving, going back, help, the window itself. */
import type { CommandRow } from '../CommandRow.ts';
import { CONTEXTS, LISTS, READING, TYPING } from '../contexts.ts';

// prettier-ignore
export const WINDOW_ROWS = [
  { id: 'settings', contexts: ['timeline', 'entry', 'entity'], keys: ['s'], label: 'settings', help: 'Settings: inference on or off, the model, where things are.', footer: 6 },
  { id: 'up', contexts: LISTS, keys: ['up', 'k'], label: 'up', help: 'Up.' },
  { id: 'down', contexts: LISTS, keys: ['down', 'j'], label: 'down', help: 'Down.' },
  { id: 'up', contexts: ['search', 'picking'], keys: ['up'], label: 'up', help: 'Up.' },
  { id: 'down', contexts: ['search', 'picking'], keys: ['down'], label: 'down', help: 'Down.' },
  { id: 'up', contexts: ['types', 'ticking'], keys: ['up', 'k'], label: 'up', help: 'Up.' },
  { id: 'down', contexts: ['types', 'ticking'], keys: ['down', 'j'], label: 'down', help: 'Down.' },
  { id: 'up', contexts: ['entry', 'difference', 'help'], keys: ['up', 'k'], label: 'up', help: 'Up.', when: ['scrolls'] },
  { id: 'down', contexts: ['entry', 'difference', 'help'], keys: ['down', 'j'], label: 'down', help: 'Down.', when: ['scrolls'] },
  { id: 'page-up', contexts: [...READING, 'search', 'picking', 'ticking', 'help'], keys: ['pageup'], label: 'page up', help: 'A page up.' },
  { id: 'page-down', contexts: [...READING, 'search', 'picking', 'ticking', 'help'], keys: ['pagedown'], label: 'page down', help: 'A page down.' },
  { id: 'page-down', contexts: ['timeline', 'entry', 'entity', 'jobs', 'runs', 'review', 'difference', 'help'], keys: ['space'], label: 'page down', help: 'A page down.' },
  { id: 'first', contexts: [...READING, 'help'], keys: ['g', 'home'], label: 'first', help: 'To the first.' },
  { id: 'last', contexts: [...READING, 'help'], keys: ['G', 'end'], label: 'last', help: 'To the last.' },
  { id: 'back', contexts: ['write'], keys: ['escape'], label: 'back', help: 'Back. The text is kept as a draft.', footer: 3 },
  { id: 'back', contexts: ['search'], keys: ['escape'], label: 'back', help: 'Back.', footer: 3 },
  { id: 'back', contexts: ['entry', 'entity', 'settings', 'jobs', 'runs', 'corrections', 'review', 'difference'], keys: ['escape'], label: 'back', help: 'Back.', footer: 3 },
  { id: 'help', contexts: TYPING, keys: ['f1'], label: 'help', help: 'This page.', footer: 4 },
  { id: 'help', contexts: [...READING, 'confirm', 'types', 'ticking', 'deleting', 'answer'], keys: ['?', 'f1'], label: 'help', help: 'This page.', footer: 4 },
  { id: 'help', contexts: ['help'], keys: ['escape', '?', 'f1', 'enter'], label: 'close', help: 'Close this page.', footer: 4 },
  { id: 'retry', contexts: ['timeline', 'entry', 'settings', 'jobs', 'runs'], keys: ['R'], label: 'try again', help: 'Try to open the journal again.', when: ['canRetry'], footer: 1 },
  { id: 'retry', contexts: ['write', 'search'], keys: ['ctrl+r'], label: 'try again', help: 'Try to open the journal again.', when: ['canRetry'], footer: 1 },
  { id: 'suspend', contexts: [...READING, 'help'], keys: ['ctrl+z'], label: 'suspend', help: 'Leave Kith sleeping and go to the shell; fg comes back.' },
  { id: 'redraw', contexts: CONTEXTS, keys: ['ctrl+l'], label: 'redraw', help: 'Draw the screen again.' },
  { id: 'quit', contexts: [...READING, 'help'], keys: ['q'], label: 'quit', help: 'Quit at once.', footer: 8 },
  { id: 'quit-now', contexts: CONTEXTS, keys: ['ctrl+c'], label: 'quit', help: 'Quit at once, from anywhere. What is unsaved is kept as a draft.' },
] as const satisfies readonly CommandRow[];
