/** What can be said of an entity on the command line. Parsing, help and errors of `kith entity` are made from this table. */
import { UsageError } from '../../backend/errors.ts';
import type { CorrectionKind } from '../../backend/journal/correction.ts';

export interface EntityAction {
  name: CorrectionKind;
  /** what follows it, as help shows it; empty for nothing */
  arguments: string;
  /** whether it can do without what follows */
  optional?: true;
  /** flags that it understands */
  flags: readonly string[];
  summary: string;
}

export const ENTITY_ACTIONS: readonly EntityAction[] = [
  { name: 'merge', arguments: 'OTHER', flags: [], summary: 'they are one; OTHER keeps its name and type' },
  { name: 'apart', arguments: 'OTHER', flags: [], summary: 'they are not one, however alike' },
  {
    name: 'split',
    arguments: '[OTHER]',
    optional: true,
    flags: ['in', 'spelled'],
    summary: 'in the entries of --in, or spelled as in --spelled, it is another, called OTHER',
  },
  { name: 'rename', arguments: 'NEW', flags: [], summary: 'show it by this name' },
  { name: 'alias', arguments: 'SPELLING', flags: [], summary: 'this is another name of it' },
  { name: 'retype', arguments: 'TYPE', flags: [], summary: 'it is a person, a place, …' },
  { name: 'ignore', arguments: '', flags: ['in'], summary: 'it is no name: in the entry of --in, or anywhere' },
  { name: 'add', arguments: '[TYPE]', optional: true, flags: ['in'], summary: 'the entry of --in is about it, too' },
  { name: 'delete', arguments: '', flags: [], summary: 'take it out of all entries, and do not find it again' },
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
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

/** NAME merge OTHER */
export function usageOf({ name, arguments: taken }: EntityAction): string {
  return ['NAME', name, taken].filter((part) => part !== '').join(' ');
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
  if (rest.trim() === '' && action.arguments !== '' && action.optional !== true) throw incomplete(action, 'needs');
  if (rest !== '' && action.arguments === '') throw incomplete(action, 'takes nothing but flags; not');
}

function incomplete(action: EntityAction, problem: string): UsageError {
  const what = action.arguments === '' ? 'more words' : action.arguments;
  return new UsageError(
    `\`${action.name}\` ${problem} ${what}.`,
    `Use: kith entity ${usageOf(action)}. A name with the word "${action.name}" in it stands in quotes.`,
  );
}

function actionNamed(word: string | undefined): EntityAction | null {
  return ENTITY_ACTIONS.find(({ name }) => name === word) ?? null;
}
