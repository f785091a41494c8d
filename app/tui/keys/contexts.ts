/** Where keys are pressed, and what must be so for a command to make sense. */

/** Where a key is pressed. In the typing contexts whatever is not in this table goes to the text field. */
export const CONTEXTS = [
  'timeline',
  'entry',
  'entity',
  'write',
  // Beside the text: a list of names under the cursor, the date of the entry, what to find in it.
  'completing',
  'when',
  'finding',
  'templates',
  'search',
  'names',
  // what is typed narrows the list of names
  'filtering',
  'insights',
  'walk',
  'settings',
  'models',
  'path',
  'jobs',
  'runs',
  'confirm',
  'drafts',
  'corrections',
  // The steps of a correction: a name from a list that narrows, a name, a type, some entries, a yes.
  'picking',
  'naming',
  'types',
  'ticking',
  'deleting',
  'review',
  'difference',
  'keys',
  'trash',
  'history',
  // this day in earlier years
  'thatDay',
  // a day being typed to go to
  'day',
  // the next key pressed is taken as the one of a command
  'pressing',
  // the list of commands
  'palette',
  // the passphrase that unlocks, and a new one
  'locked',
  'passphrase',
  // yes or no to a question about proposals
  'answer',
  'help',
] as const;
export type Context = (typeof CONTEXTS)[number];

export const TYPING: readonly Context[] = [
  'write',
  'day',
  'completing',
  'when',
  'finding',
  'search',
  'filtering',
  'path',
  'picking',
  'naming',
  'palette',
  'locked',
  'passphrase',
];
export const READING: readonly Context[] = [
  'trash',
  'history',
  'thatDay',
  'timeline',
  'entry',
  'entity',
  'names',
  'insights',
  'walk',
  'settings',
  'models',
  'jobs',
  'runs',
  'drafts',
  'corrections',
  'review',
  'difference',
  'keys',
];
/** Texts are scrolled, not selected from. */
const TEXTS: readonly Context[] = ['entry', 'difference'];
export const LISTS: readonly Context[] = READING.filter((context) => !TEXTS.includes(context));
export const STEPS: readonly Context[] = ['picking', 'naming', 'types', 'ticking'];

/** Where nothing but what is asked can be done. */
const CLOSED: readonly Context[] = ['pressing', 'palette', 'locked', 'passphrase'];
/** Everywhere else. */
export const OPEN: readonly Context[] = CONTEXTS.filter((context) => !CLOSED.includes(context));

export function isTyping(context: Context): boolean {
  return TYPING.includes(context);
}

/** What must be so for a command to make sense; a command without sense is neither shown nor matched. */
export const CONDITIONS = [
  'hasMarked',
  'wasChanged',
  'isEarlier',
  'canComplete',
  'hasQuery',
  'hasFound',
  'hasDrafts',
  'draftDiscarded',
  'whenClear',
  'hasSelection',
  'hasOlder',
  'hasNewer',
  'hasNames',
  'nameSelected',
  'hasLinks',
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
  'hasMatch',
  'hasChoices',
  'canLock',
] as const;
export type Condition = (typeof CONDITIONS)[number];
