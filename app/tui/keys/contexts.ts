/** Where keys are pressed, and what must be so for a command to make sense. */

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

export const TYPING: readonly Context[] = ['write', 'search', 'path', 'picking', 'naming'];
export const READING: readonly Context[] = [
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
export const LISTS: readonly Context[] = [
  'timeline',
  'entity',
  'settings',
  'models',
  'jobs',
  'runs',
  'corrections',
  'review',
];
export const STEPS: readonly Context[] = ['picking', 'naming', 'types', 'ticking'];

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
