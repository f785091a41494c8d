/** Looking through the journal: days, weeks and months, this day in earlier years, marks, the trash, earlier texts, filters. */
import type { CommandRow } from '../CommandRow.ts';

// prettier-ignore
export const BROWSING_ROWS = [
  { id: 'jump', contexts: ['timeline'], keys: ['t'], label: 'go to day', help: 'Go to a day, a month or a year: 14 march, last monday, 2024-03, 3 weeks ago.', when: ['hasSelection'], footer: 6 },
  { id: 'take-day', contexts: ['day'], keys: ['enter'], label: 'go', help: 'Go to the last entry of these days.', footer: 1 },
  { id: 'leave-day', contexts: ['day'], keys: ['escape'], label: 'back', help: 'Stay where you are.', footer: 2 },
  { id: 'turn-unit', contexts: ['timeline'], keys: ['v'], label: 'days/weeks/months', help: 'Show the entries by day, by week or by month.', when: ['hasSelection'] },
  { id: 'older-span', contexts: ['timeline'], keys: ['['], label: 'older', help: 'To the day, week or month before that has entries.', when: ['hasSelection'] },
  { id: 'newer-span', contexts: ['timeline'], keys: [']'], label: 'newer', help: 'To the day, week or month after that has entries.', when: ['hasSelection'] },
  { id: 'this-day', contexts: ['timeline', 'entry'], keys: ['o'], label: 'on this day', help: 'What was on this day in earlier years; in a first year, a week and some months before.', when: ['hasSelection'], footer: 8 },
  { id: 'open', contexts: ['thatDay'], keys: ['enter', 'right', 'l'], label: 'open', help: 'Open the selected entry.', when: ['hasSelection'], footer: 1 },
  { id: 'day-before', contexts: ['thatDay'], keys: ['['], label: 'day before', help: 'Look at the day before.', footer: 4 },
  { id: 'day-after', contexts: ['thatDay'], keys: [']'], label: 'day after', help: 'Look at the day after.', footer: 4 },
  { id: 'of-today', contexts: ['thatDay'], keys: ['t'], label: 'today', help: 'Look at today, whatever day was selected.', footer: 2 },
  { id: 'mark', contexts: ['timeline'], keys: ['x'], label: 'mark', help: 'Mark the selected entry, to do something with several; or take the mark away.', when: ['hasSelection'] },
  { id: 'clear-marks', contexts: ['timeline'], keys: ['X', 'escape'], label: 'unmark all', help: 'Take all marks away.', when: ['hasMarked'], footer: 3 },
  { id: 'enrich', contexts: ['timeline'], keys: ['r'], label: 'read again', help: 'Have the model read the marked entries again.', when: ['hasMarked'], footer: 2 },
  { id: 'export', contexts: ['timeline', 'entry'], keys: ['E'], label: 'export', help: 'Write this entry, or the marked ones, into a Markdown file in the folder Kith was started in.', when: ['hasSelection'], footer: 9 },
  { id: 'trash', contexts: ['timeline'], keys: ['T'], label: 'trash', help: 'What was deleted, to bring it back.', everywhere: true },
  { id: 'restore', contexts: ['trash'], keys: ['enter', 'r'], label: 'bring back', help: 'Put the selected entry back in its place.', when: ['hasSelection'], footer: 1 },
  { id: 'history', contexts: ['entry'], keys: ['H'], label: 'history', help: 'Every text this entry had, and what was changed.', when: ['wasChanged'], footer: 7 },
  { id: 'bring-back', contexts: ['history'], keys: ['r'], label: 'bring back', help: 'Make the selected text the present one. What stands now is kept, too.', when: ['isEarlier'], footer: 1 },
  { id: 'complete-filter', contexts: ['search'], keys: ['tab'], label: 'complete', help: 'Complete the name, tag or state that is being typed.', when: ['canComplete'], footer: 1 },
  { id: 'keep-search', contexts: ['search'], keys: ['ctrl+s'], label: 'keep/forget', help: 'Keep this search: it stands here when nothing is typed. The same key forgets it.', when: ['hasQuery'], footer: 5 },
  { id: 'back', contexts: ['thatDay', 'trash', 'history'], keys: ['escape'], label: 'back', help: 'Back.', footer: 3 },
] as const satisfies readonly CommandRow[];
