/** The only door to a journal: open it, and the words and errors that come with it. */
export { openJournal, type OpenOptions } from './openJournal.ts';
export { describeError, KithError } from './errors.ts';
export * from './glossary.ts';
export type * from './journal/Journal.ts';
