/** Every key and command of the window as one table: the matcher, the footer and the help are made from it. */
import type { Input } from './input.ts';

/** Where a key is pressed. In the typing contexts whatever is not in this table goes to the text field. */
export const CONTEXTS = [
  'timeline',
  'entry',
  'entity',
  'write',
  'search',
  'settings',
  'models',
  'path',
  'jobs',
  'runs',
  'confirm',
  'corrections',
  // The steps of a correction: a name from a list that narrows, a name, a type, some entries, a yes.
  'picking',
  'naming',
  'types',
  'ticking',
  'deleting',
  'review',
  'difference',
  // yes or no to a question about proposals
  'answer',
  'help',
] as const;
export type Context = (typeof CONTEXTS)[number];

const TYPING: readonly Context[] = ['write', 'search', 'path', 'picking', 'naming'];
const READING: readonly Context[] = [
  'timeline',
  'entry',
  'entity',
  'settings',
  'models',
  'jobs',
  'runs',
  'corrections',
  'review',
  'difference',
];
const LISTS: readonly Context[] = ['timeline', 'entity', 'settings', 'models', 'jobs', 'runs', 'corrections', 'review'];
const STEPS: readonly Context[] = ['picking', 'naming', 'types', 'ticking'];

export function isTyping(context: Context): boolean {
  return TYPING.includes(context);
}

/** What must be so for a command to make sense; a command without sense is neither shown nor matched. */
export const CONDITIONS = [
  'hasSelection',
  'hasOlder',
  'hasNewer',
  'hasNames',
  'nameSelected',
  'canUndo',
  'entityShown',
  'severalEntries',
  'hasSuggestion',
  'hasChoice',
  'hasTicked',
  'canTakeBack',
  'hasProposals',
  'canAccept',
  'canDiscard',
  'canAcceptAll',
  'canDiscardAll',
  'canPreview',
  'canRetry',
  'downloading',
  'notDownloading',
  'scrolls',
  'needsAttention',
  'hasWork',
  'hasHeld',
  'canRetryJob',
  'canCancel',
  'canRaise',
] as const;
export type Condition = (typeof CONDITIONS)[number];

interface CommandRow {
  id: string;
  contexts: readonly Context[];
  /** first one shown; as `keyName` writes them */
  keys: readonly string[];
  /** one or two words for the footer */
  label: string;
  /** one line for the help */
  help: string;
  /** all of these must hold */
  when?: readonly Condition[];
  /** how much it matters in the footer, 1 most; without it only the help shows the command */
  footer?: number;
  /** undoable, but worth a thought */
  danger?: true;
}

// prettier-ignore
const ROWS = [
  { id: 'write', contexts: ['timeline', 'entry', 'entity'], keys: ['n'], label: 'write', help: 'Write a new entry, or go on with the draft.', footer: 2 },
  { id: 'open', contexts: ['timeline'], keys: ['enter', 'right', 'l'], label: 'open', help: 'Open the selected entry.', when: ['hasSelection'], footer: 2 },
  { id: 'open', contexts: ['search', 'entity', 'jobs', 'runs'], keys: ['enter'], label: 'open', help: 'Open the selected entry.', when: ['hasSelection'], footer: 2 },
  { id: 'save', contexts: ['write'], keys: ['ctrl+s'], label: 'save', help: 'Save the entry. It is on disk when the screen says so.', footer: 1 },
  { id: 'editor', contexts: ['write'], keys: ['ctrl+o'], label: '$EDITOR', help: 'Go on in your own editor ($VISUAL or $EDITOR).', footer: 6 },
  { id: 'edit', contexts: ['entry'], keys: ['e'], label: 'edit', help: 'Change this entry. The earlier text is kept.', footer: 3 },
  { id: 'older', contexts: ['entry'], keys: ['left', 'h', '['], label: 'older', help: 'The entry before this one.', when: ['hasOlder'], footer: 6 },
  { id: 'newer', contexts: ['entry'], keys: ['right', 'l', ']'], label: 'newer', help: 'The entry after this one.', when: ['hasNewer'], footer: 6 },
  { id: 'next-name', contexts: ['entry'], keys: ['tab'], label: 'names', help: 'Select the next name beside the text.', when: ['hasNames'], footer: 5 },
  { id: 'previous-name', contexts: ['entry'], keys: ['shift+tab'], label: 'names back', help: 'Select the name before.', when: ['hasNames'] },
  { id: 'open-name', contexts: ['entry'], keys: ['enter'], label: 'open name', help: 'Show where else the selected name appears.', when: ['nameSelected'], footer: 1 },
  { id: 'enrich', contexts: ['entry'], keys: ['r'], label: 'read again', help: 'Have the model read this entry again.', footer: 7 },
  { id: 'delete', contexts: ['timeline'], keys: ['d'], label: 'delete', help: 'Move the entry to the trash, where it stays for 30 days.', when: ['hasSelection'], footer: 9, danger: true },
  { id: 'delete', contexts: ['entry'], keys: ['d'], label: 'delete', help: 'Move the entry to the trash, where it stays for 30 days.', when: ['hasSelection'], footer: 7, danger: true },
  { id: 'undo', contexts: ['timeline', 'entry', 'entity'], keys: ['u'], label: 'undo', help: 'Take back what was done last: a deletion, a correction.', when: ['canUndo'], footer: 1 },
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
  { id: 'corrections', contexts: ['entity', 'settings'], keys: ['c'], label: 'corrections', help: 'What you put right, to look at and to take back.', footer: 9 },
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
  { id: 'change', contexts: ['settings'], keys: ['enter', 'space'], label: 'change', help: 'Switch or change the selected setting.', footer: 1 },
  { id: 'retry-job', contexts: ['jobs'], keys: ['r'], label: 'retry', help: 'Have the selected entry read again, with fresh attempts; gives a held one back.', when: ['canRetryJob'], footer: 1 },
  { id: 'cancel-job', contexts: ['jobs'], keys: ['x'], label: 'cancel', help: 'Stop the selected work, and hold it until you want it again.', when: ['canCancel'], footer: 1 },
  { id: 'raise-job', contexts: ['jobs'], keys: ['p'], label: 'raise', help: 'Let the selected entry go before the others.', when: ['canRaise'], footer: 4 },
  { id: 'turn-jobs', contexts: ['jobs'], keys: ['tab'], label: 'last runs', help: 'The last attempts: what they took, and how they ended.', footer: 3 },
  { id: 'turn-jobs', contexts: ['runs'], keys: ['tab'], label: 'work', help: 'Back to what runs, waits and failed.', footer: 1 },
  { id: 'resume-held', contexts: ['jobs'], keys: ['H'], label: 'resume held', help: 'Give all held entries back to where they waited.', when: ['hasHeld'], footer: 7 },
  { id: 'ask-hold-all', contexts: ['jobs'], keys: ['X'], label: 'cancel all', help: 'Stop and hold everything that runs or waits. It asks first.', when: ['hasWork'], footer: 8, danger: true },
  { id: 'hold-all', contexts: ['confirm'], keys: ['y'], label: 'cancel all', help: 'Hold everything that runs or waits.', footer: 1 },
  { id: 'leave-all', contexts: ['confirm'], keys: ['n', 'escape'], label: 'leave it', help: 'Leave everything as it is.', footer: 2 },
  { id: 'open-difference', contexts: ['review'], keys: ['enter', 'right', 'l'], label: 'look', help: 'Show what would change in the selected entry.', when: ['canDiscard'], footer: 1 },
  { id: 'open', contexts: ['difference'], keys: ['enter'], label: 'the entry', help: 'Open the entry.', when: ['hasSelection'], footer: 4 },
  { id: 'accept', contexts: ['review', 'difference'], keys: ['a'], label: 'accept', help: 'Take what would change in this entry. It asks first.', when: ['canAccept'], footer: 1 },
  { id: 'discard', contexts: ['review', 'difference'], keys: ['x'], label: 'discard', help: 'Leave this entry as it is. It asks first.', when: ['canDiscard'], footer: 2 },
  { id: 'accept-all', contexts: ['review'], keys: ['A'], label: 'accept all', help: 'Take everything that would change. It asks first.', when: ['canAcceptAll'], footer: 3 },
  { id: 'discard-all', contexts: ['review'], keys: ['X'], label: 'discard all', help: 'Leave all entries as they are, and stop reading them anew. It asks first.', when: ['canDiscardAll'], footer: 5, danger: true },
  { id: 'preview', contexts: ['review'], keys: ['p'], label: 'preview', help: 'Read all entries anew with the chosen model, and show what would change. It asks first.', when: ['canPreview'], footer: 6 },
  { id: 'give-answer', contexts: ['answer'], keys: ['y'], label: 'yes', help: 'Do what is asked below.', footer: 1 },
  { id: 'leave-answer', contexts: ['answer'], keys: ['n', 'escape'], label: 'no', help: 'Leave everything as it is.', footer: 2 },
  { id: 'review', contexts: ['settings', 'jobs'], keys: ['v'], label: 'review', help: 'What reading entries anew would change; to be taken, or not.', when: ['hasProposals'], footer: 3 },
  { id: 'switch', contexts: ['settings'], keys: ['i'], label: 'inference on/off', help: 'The one switch: whether the model reads entries.', footer: 2 },
  { id: 'choose-model', contexts: ['settings'], keys: ['m'], label: 'model', help: 'Choose the language model.', footer: 2 },
  { id: 'read-failed', contexts: ['settings'], keys: ['a'], label: 'retry failed', help: 'Have the entries that need attention read again.', when: ['needsAttention'], footer: 3 },
  { id: 'switch', contexts: ['jobs'], keys: ['i'], label: 'inference on/off', help: 'The one switch: whether the model reads entries.', footer: 9 },
  { id: 'read-failed', contexts: ['jobs'], keys: ['a'], label: 'retry failed', help: 'Have all entries that need attention read again.', when: ['needsAttention'], footer: 6 },
  { id: 'choose', contexts: ['models'], keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], label: 'choose', help: 'Take the model with this number.', when: ['notDownloading'] },
  { id: 'choose-selected', contexts: ['models'], keys: ['enter'], label: 'take', help: 'Take the selected model.', when: ['notDownloading'], footer: 1 },
  { id: 'file', contexts: ['models'], keys: ['f'], label: 'a file', help: 'Use a GGUF file that you have.', when: ['notDownloading'], footer: 2 },
  { id: 'not-now', contexts: ['models'], keys: ['n', 'escape'], label: 'not now', help: 'Go on writing without a model. Settings has the choice again.', when: ['notDownloading'], footer: 2 },
  { id: 'back', contexts: ['models'], keys: ['escape', 'n'], label: 'go on', help: 'Go on writing while the model arrives.', when: ['downloading'], footer: 3 },
  { id: 'cancel-download', contexts: ['models'], keys: ['x'], label: 'cancel', help: 'Stop fetching the model.', when: ['downloading'], footer: 2 },
  { id: 'take-path', contexts: ['path'], keys: ['enter'], label: 'use it', help: 'Check the file and use it.', footer: 1 },
  { id: 'leave-path', contexts: ['path'], keys: ['escape'], label: 'back', help: 'Back to the choice.', footer: 2 },
  { id: 'search', contexts: ['timeline', 'entry', 'entity'], keys: ['/'], label: 'search', help: 'Search all entries.', footer: 5 },
  { id: 'settings', contexts: ['timeline', 'entry', 'entity'], keys: ['s'], label: 'settings', help: 'Settings: inference on or off, the model, where things are.', footer: 6 },
  { id: 'jobs', contexts: ['timeline'], keys: ['J'], label: 'jobs', help: 'What the background does: what runs, what waits and why, what failed.', footer: 7 },
  { id: 'jobs', contexts: ['entry', 'entity', 'settings', 'review'], keys: ['J'], label: 'jobs', help: 'What the background does: what runs, what waits and why, what failed.' },
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

export type CommandId = (typeof ROWS)[number]['id'];
export type Command = Omit<CommandRow, 'id'> & { id: CommandId };

export const COMMANDS: readonly Command[] = ROWS;

/** A key as the table writes it: "n", "G", "ctrl+s", "shift+tab", "space"; null for a paste. */
export function keyName(input: Input): string | null {
  if (input.kind === 'paste') return null;
  const modifiers = (input.ctrl ? 'ctrl+' : '') + (input.alt ? 'alt+' : '');
  if (input.name !== 'character') return `${modifiers}${input.shift ? 'shift+' : ''}${input.name}`;
  return modifiers + (input.text === ' ' ? 'space' : input.text);
}

/** The commands that make sense in a context now. */
export function availableCommands(context: Context, conditions: ReadonlySet<Condition>): Command[] {
  return COMMANDS.filter(
    (command) =>
      command.contexts.includes(context) && (command.when ?? []).every((condition) => conditions.has(condition)),
  );
}

/** The command an input stands for in a context, or null. */
export function matchCommand(input: Input, context: Context, conditions: ReadonlySet<Condition>): Command | null {
  const key = keyName(input);
  if (key === null) return null;
  return availableCommands(context, conditions).find((command) => command.keys.includes(key)) ?? null;
}
