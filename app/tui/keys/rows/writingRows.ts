/** Writing and changing entries. */
import type { CommandRow } from '../CommandRow.ts';

// prettier-ignore
export const WRITING_ROWS = [
  { id: 'write', contexts: ['timeline', 'entry', 'entity'], keys: ['n'], label: 'write', help: 'Write a new entry, or go on with the draft.', footer: 2, everywhere: true },
  { id: 'drafts', contexts: ['timeline'], keys: ['D'], label: 'drafts', help: 'What was written and not saved: go on with it, or throw it away.', when: ['hasDrafts'], footer: 8, everywhere: true },
  { id: 'go-on', contexts: ['drafts'], keys: ['enter', 'right', 'l'], label: 'go on', help: 'Go on with the selected draft; on the first row, begin a new page.', footer: 1 },
  { id: 'new-page', contexts: ['drafts'], keys: ['n'], label: 'a new page', help: 'Begin a new page. The drafts stay.', footer: 2 },
  { id: 'discard-draft', contexts: ['drafts'], keys: ['d'], label: 'throw away', help: 'Throw the selected draft away.', when: ['hasSelection'], footer: 4, danger: true },
  { id: 'bring-back-draft', contexts: ['drafts'], keys: ['u'], label: 'undo', help: 'Take back the draft that was thrown away last.', when: ['draftDiscarded'], footer: 1 },
  { id: 'save', contexts: ['write', 'completing'], keys: ['ctrl+s'], label: 'save', help: 'Save the entry. It is on disk when the screen says so.', footer: 1 },
  { id: 'ask-when', contexts: ['write'], keys: ['ctrl+t'], label: 'date', help: 'Say when it was: yesterday 9pm, last friday, 20 nov 18:30.', footer: 5 },
  { id: 'find', contexts: ['write'], keys: ['ctrl+g'], label: 'find', help: 'Find words in this entry.', footer: 7 },
  { id: 'editor', contexts: ['write'], keys: ['ctrl+o'], label: '$EDITOR', help: 'Go on in your own editor ($VISUAL or $EDITOR).', footer: 6 },
  { id: 'ask-template', contexts: ['write'], keys: ['alt+t'], label: 'template', help: 'Begin with a template: those of Kith, and your own from the folder “templates”.', footer: 8 },
  { id: 'take-template', contexts: ['templates'], keys: ['enter'], label: 'take', help: 'Put the selected template into the text.', footer: 1 },
  { id: 'leave-aside', contexts: ['templates'], keys: ['escape'], label: 'back', help: 'Back to the text as it is.', footer: 3 },
  { id: 'up', contexts: ['templates'], keys: ['up', 'k'], label: 'up', help: 'Up.' },
  { id: 'down', contexts: ['templates'], keys: ['down', 'j'], label: 'down', help: 'Down.' },
  { id: 'take-when', contexts: ['when'], keys: ['enter'], label: 'take it', help: 'The entry is about this moment.', when: ['whenClear'], footer: 1 },
  { id: 'find-next', contexts: ['finding'], keys: ['enter', 'down', 'ctrl+g'], label: 'next', help: 'The next place in the text.', when: ['hasFound'], footer: 1 },
  { id: 'find-previous', contexts: ['finding'], keys: ['up'], label: 'previous', help: 'The place before.', when: ['hasFound'], footer: 2 },
  { id: 'leave-aside', contexts: ['when'], keys: ['escape'], label: 'back', help: 'Back to the text; the date stays as it was.', footer: 3 },
  { id: 'leave-aside', contexts: ['finding'], keys: ['escape'], label: 'back', help: 'Back to the text, at the place that was found.', footer: 3 },
  { id: 'take-completion', contexts: ['completing'], keys: ['tab', 'enter'], label: 'take', help: 'Write out the selected name or tag.', footer: 2 },
  { id: 'up', contexts: ['completing'], keys: ['up'], label: 'up', help: 'Up.' },
  { id: 'down', contexts: ['completing'], keys: ['down'], label: 'down', help: 'Down.' },
  { id: 'leave-completion', contexts: ['completing'], keys: ['escape'], label: 'as typed', help: 'Leave it as it is typed.', footer: 3 },
  { id: 'edit', contexts: ['entry'], keys: ['e'], label: 'edit', help: 'Change this entry. The earlier text is kept.', footer: 3 },
] as const satisfies readonly CommandRow[];
