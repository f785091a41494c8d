/** Putting names right, step by step. */
import type { CommandRow } from '../CommandRow.ts';
import { STEPS } from '../contexts.ts';

// prettier-ignore
export const CORRECTING_ROWS = [
  { id: 'same', contexts: ['entity'], keys: ['y'], label: 'the same', help: 'Answer that they are the same. The other name stays.', when: ['hasSuggestion'], footer: 4 },
  { id: 'not-same', contexts: ['entity'], keys: ['x'], label: 'not the same', help: 'Answer that they are not the same. It is not asked again.', when: ['hasSuggestion'], footer: 4 },
  { id: 'merge', contexts: ['entity'], keys: ['m'], label: 'merge', help: 'Say that this is the same as another name, which you pick.', when: ['entityShown'], footer: 5 },
  { id: 'split', contexts: ['entity'], keys: ['S'], label: 'split', help: 'Say in which entries it is another of that name.', when: ['severalEntries'], footer: 7 },
  { id: 'rename', contexts: ['entity'], keys: ['r'], label: 'rename', help: 'Show it by another name.', when: ['entityShown'], footer: 6 },
  { id: 'alias', contexts: ['entity'], keys: ['a'], label: 'also called', help: 'Say by which other name it goes, too.', when: ['entityShown'], footer: 8 },
  { id: 'retype', contexts: ['entity'], keys: ['t'], label: 'type', help: 'Say whether it is a person, a place, or what else.', when: ['entityShown'], footer: 8 },
  { id: 'ignore', contexts: ['entity'], keys: ['i'], label: 'no name', help: 'Say that this is no name. It goes from all entries, and is not found again.', when: ['entityShown'], danger: true },
  { id: 'ask-delete-name', contexts: ['entity'], keys: ['d'], label: 'delete', help: 'Take the name out of all entries; their text stays. It asks first.', when: ['entityShown'], danger: true },
  { id: 'add-name', contexts: ['entry'], keys: ['a'], label: 'add name', help: 'Add a name that was not found in this entry.', when: ['hasSelection'], footer: 8 },
  { id: 'retype', contexts: ['entry'], keys: ['t'], label: 'type', help: 'Say whether the selected name is a person, a place, or what else.', when: ['nameSelected'], footer: 2 },
  { id: 'ignore', contexts: ['entry'], keys: ['i'], label: 'no name', help: 'Say that the selected name is none in this entry.', when: ['nameSelected'], footer: 2 },
  { id: 'why', contexts: ['entity'], keys: ['w'], label: 'why', help: 'Say of the selected sentence which model read it, with which prompt, and when.', when: ['entityShown'], footer: 6 },
  { id: 'corrections', contexts: ['entity', 'settings'], keys: ['c'], label: 'corrections', help: 'What you put right, to look at and to take back.', footer: 9, everywhere: true },
  { id: 'take-back', contexts: ['corrections'], keys: ['u', 'enter'], label: 'take back', help: 'Take the selected correction back.', when: ['canTakeBack'], footer: 1 },
  { id: 'pick', contexts: ['picking'], keys: ['enter'], label: 'take', help: 'Take the selected name.', when: ['hasChoice'], footer: 1 },
  { id: 'take-name', contexts: ['naming'], keys: ['enter'], label: 'take it', help: 'Take the name as it is typed.', footer: 1 },
  { id: 'take-type', contexts: ['types'], keys: ['enter'], label: 'take', help: 'Take the selected type.', footer: 1 },
  { id: 'take-type-number', contexts: ['types'], keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], label: 'take', help: 'Take the type with this number.', footer: 3 },
  { id: 'tick', contexts: ['ticking'], keys: ['space', 'x'], label: 'tick', help: 'Tick the selected entry, or take the tick away.', footer: 1 },
  { id: 'take-ticked', contexts: ['ticking'], keys: ['enter'], label: 'go on', help: 'In the ticked entries it is another.', when: ['hasTicked'], footer: 1 },
  { id: 'delete-name', contexts: ['deleting'], keys: ['y'], label: 'delete it', help: 'Take the name out of all entries.', footer: 1 },
  { id: 'leave-correcting', contexts: ['deleting'], keys: ['n', 'escape'], label: 'leave it', help: 'Leave everything as it is.', footer: 2 },
  { id: 'leave-correcting', contexts: STEPS, keys: ['escape'], label: 'back', help: 'One step back; nothing is changed.', footer: 2 },
] as const satisfies readonly CommandRow[];
