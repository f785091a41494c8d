/** What can be said of an entity on the command line. Parsing, help and errors of `kith entity` are made from this table. */
import { UsageError } from '../../backend/errors.ts';
import { ENTITY_TYPES } from '../../backend/glossary.ts';
import type { CorrectionKind } from '../../backend/journal/correction.ts';

export interface EntityAction {
  name: CorrectionKind;
  /** what follows it, as help shows it; empty for nothing */
  usage: string;
  /** whether words follow it, flags apart */
  words: 'some' | 'any' | 'none';
  /** flags that it understands */
  flags: readonly string[];
  summary: string;
}

export const ENTITY_ACTIONS: readonly EntityAction[] = [
  { name: 'merge', usage: 'OTHER', words: 'some', flags: [], summary: 'they are one; OTHER keeps its name and type' },
  { name: 'apart', usage: 'OTHER', words: 'some', flags: [], summary: 'they are not one, however alike' },
  {
    name: 'split',
    usage: '[OTHER] --in ENTRY | --spelled SPELLING',
    words: 'any',
    flags: ['in', 'spelled'],
    summary: 'there it is another, called OTHER',
  },
  { name: 'rename', usage: 'NEW', words: 'some', flags: [], summary: 'show it by this name' },
  { name: 'alias', usage: 'SPELLING', words: 'some', flags: [], summary: 'this is another name of it' },
  { name: 'retype', usage: 'TYPE', words: 'some', flags: [], summary: 'it is a person, a place or what else' },
  { name: 'ignore', usage: '[--in ENTRY]', words: 'none', flags: ['in'], summary: 'it is no name, there or anywhere' },
  { name: 'add', usage: '[TYPE] --in ENTRY', words: 'any', flags: ['in'], summary: 'this entry is about it, too' },
  { name: 'delete', usage: '', words: 'none', flags: [], summary: 'take it out of all entries; it is not found again' },
];

/** What stands after `kith entity`. */
export interface EntityWords {
  name: string;
  /** null when it is only to be shown */
  action: EntityAction | null;
  /** what follows the action, joined */
  rest: string;
}

/** The lines of help about them. */
export function actionHelp(): string[] {
  const rows = ENTITY_ACTIONS.map((action): [string, string] => [usageOf(action), action.summary]);
  const width = Math.max(...rows.map(([left]) => left.length));
  return [
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    `TYPE is one of ${ENTITY_TYPES.join(', ')}.`,
  ];
}

/** NAME merge OTHER */
export function usageOf({ name, usage }: EntityAction): string {
  return ['NAME', name, usage].filter((part) => part !== '').join(' ');
}

/** Finds the action among the words: the first that is one, after the name. Throws UsageError. */
export function entityWords(words: readonly string[]): EntityWords {
  const at = words.findIndex((word, position) => position > 0 && actionNamed(word) !== null);
  if (at >= 0) {
    const name = words.slice(0, at).join(' ');
    return { name, action: actionNamed(words[at]), rest: words.slice(at + 1).join(' ') };
  }
  const first = actionNamed(words[0]);
  if (first !== null && words.length > 1) {
    throw new UsageError(
      `The name comes before \`${first.name}\`.`,
      `Use: kith entity ${usageOf(first)}. A name of several words may stand in quotes.`,
    );
  }
  return { name: words.join(' '), action: null, rest: '' };
}

/** Throws UsageError for flags and words that do not go with the action. */
export function requireSense({ action, rest }: EntityWords, given: readonly string[]): void {
  const stray = given.find((flag) => !(action?.flags ?? []).includes(flag));
  if (stray !== undefined) {
    const takers = ENTITY_ACTIONS.filter(({ flags }) => flags.includes(stray)).map(({ name }) => name);
    throw new UsageError(
      action === null ? `--${stray} goes with a correction.` : `\`${action.name}\` takes no --${stray}.`,
      `It goes with ${takers.join(', ')}. See: kith entity --help`,
    );
  }
  if (action === null) return;
  if (rest.trim() === '' && action.words === 'some') throw wrongWords(action, `needs ${action.usage}`);
  if (rest !== '' && action.words === 'none') throw wrongWords(action, 'takes no more words');
}

function wrongWords(action: EntityAction, problem: string): UsageError {
  return new UsageError(
    `\`${action.name}\` ${problem}.`,
    `Use: kith entity ${usageOf(action)}. A name with the word "${action.name}" in it stands in quotes.`,
  );
}

function actionNamed(word: string | undefined): EntityAction | null {
  return ENTITY_ACTIONS.find(({ name }) => name === word) ?? null;
}
