/** Names, walks from one to the next, and what they tell of a life. */
import type { CommandRow } from '../CommandRow.ts';

// prettier-ignore
export const KNOWING_ROWS = [
  { id: 'names', contexts: ['timeline', 'insights', 'walk'], keys: ['p'], label: 'names', help: 'People, places, projects and all other names, in an order you choose.', footer: 6, everywhere: true },
  { id: 'names', contexts: ['entry', 'entity'], keys: ['p'], label: 'names', help: 'People, places, projects and all other names, in an order you choose.' },
  { id: 'insights', contexts: ['timeline', 'entry', 'entity', 'names', 'walk'], keys: ['I'], label: 'insights', help: 'How often and when you write, who and where by month, first times, anniversaries.', footer: 9, everywhere: true },
  { id: 'open', contexts: ['names'], keys: ['enter', 'right', 'l'], label: 'open', help: 'Open the page of the selected name.', when: ['hasSelection'], footer: 1 },
  { id: 'open', contexts: ['filtering', 'insights', 'walk'], keys: ['enter'], label: 'open', help: 'Open the page of the selected name.', when: ['hasSelection'], footer: 1 },
  { id: 'next-type', contexts: ['names', 'filtering'], keys: ['tab'], label: 'kind', help: 'The next kind of names: people, places …', footer: 2 },
  { id: 'previous-type', contexts: ['names', 'filtering'], keys: ['shift+tab'], label: 'kind before', help: 'The kind of names before.' },
  { id: 'next-order', contexts: ['names'], keys: ['o'], label: 'order', help: 'Another order: seen last, not seen for long, most entries, by name.', footer: 2 },
  { id: 'filter', contexts: ['names'], keys: ['/'], label: 'filter', help: 'Type to narrow the list.', footer: 3 },
  { id: 'leave-filter', contexts: ['filtering'], keys: ['escape'], label: 'all', help: 'All names again.', footer: 3 },
  { id: 'up', contexts: ['filtering'], keys: ['up'], label: 'up', help: 'Up.' },
  { id: 'down', contexts: ['filtering'], keys: ['down'], label: 'down', help: 'Down.' },
  { id: 'page-up', contexts: ['filtering'], keys: ['pageup'], label: 'page up', help: 'A page up.' },
  { id: 'page-down', contexts: ['filtering'], keys: ['pagedown'], label: 'page down', help: 'A page down.' },
  { id: 'page-down', contexts: ['names', 'insights', 'walk'], keys: ['space'], label: 'page down', help: 'A page down.' },
  { id: 'next-link', contexts: ['entity', 'insights'], keys: ['tab'], label: 'next name', help: 'Select the next name on this page; Enter opens it.', when: ['hasLinks'], footer: 5 },
  { id: 'previous-link', contexts: ['entity', 'insights'], keys: ['shift+tab'], label: 'name before', help: 'Select the name before.', when: ['hasLinks'] },
  { id: 'walk', contexts: ['entity'], keys: ['W'], label: 'walk', help: 'Walk from this name to those beside it, and on to those beside them.', when: ['entityShown'], footer: 7 },
  { id: 'walk', contexts: ['names', 'insights'], keys: ['W'], label: 'walk', help: 'Walk from the selected name to those beside it, and on to those beside them.', when: ['hasSelection'], footer: 4 },
  { id: 'open-branch', contexts: ['walk'], keys: ['right', 'l'], label: 'go on', help: 'Show who stands beside the selected name; then down to the first of them.', when: ['hasSelection'], footer: 1 },
  { id: 'close-branch', contexts: ['walk'], keys: ['left', 'h'], label: 'back up', help: 'Hide them again; then up to the name before.', when: ['hasSelection'], footer: 2 },
  { id: 'walk', contexts: ['walk'], keys: ['c'], label: 'from here', help: 'Walk on with the selected name as the beginning.', when: ['hasSelection'], footer: 3 },
  { id: 'back', contexts: ['names', 'insights', 'walk'], keys: ['escape'], label: 'back', help: 'Back.', footer: 4 },
  { id: 'help', contexts: ['filtering'], keys: ['f1'], label: 'help', help: 'This page.', footer: 4 },
] as const satisfies readonly CommandRow[];
