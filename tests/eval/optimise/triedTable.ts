/** What a run of the optimiser tried, as a page to read. Pure. */
import type { Wording } from '../../../prompts/baseWording.ts';
import { describeSpread } from '../folds.ts';
import { isAccepted, type Outcome, type Tried } from './search.ts';

const COLUMNS = [
  'wording',
  'rounds',
  'entries',
  'main F1',
  'folds',
  'all F1',
  'unreadable',
  'tokens',
  'words',
  'examples',
];

export interface RunFacts {
  date: string;
  commit: string;
  model: string;
  seed: number;
  /** candidates, budget and entries to prove on, as they were given */
  size: string;
}

export function triedPage(facts: RunFacts, outcome: Outcome): string {
  return [
    '# What the optimiser tried',
    '',
    `${facts.date}, commit ${facts.commit}, model ${facts.model}, seed ${facts.seed}, ${facts.size}. Written by \`npm run optimise\`.`,
    'Figures are of the personas that choose; those of a few entries say little. "main F1" is the mean over the folds.',
    '',
    table(outcome),
    '',
    conclusion(outcome),
    '',
  ].join('\n');
}

/** What came of it, in a few sentences. */
export function conclusion(outcome: Outcome): string {
  const { winner, verdict, lastWord } = outcome;
  if (winner === null || verdict === null) return 'Nothing was ahead of the present wording: it stays.';
  const gains = verdict.gains.map((gain) => `${gain < 0 ? '' : '+'}${gain.toFixed(3)}`).join(', ');
  return [
    `${winner.id} against the present wording, on personas that took no part in choosing:`,
    `${gains} main F1 (mean and spread ${describeSpread(verdict.spread)}).`,
    verdict.isBetter ? 'That is more than chance.' : 'That is not more than chance may do.',
    ...(lastWord === null
      ? []
      : [`The last word: ${lastWord.winner.toFixed(3)}, present ${lastWord.present.toFixed(3)}.`]),
    isAccepted(outcome) ? 'It takes the place of the present wording.' : 'The present wording stays.',
  ].join(' ');
}

function table({ tried, present }: Outcome): string {
  const wording = tried.find(({ trial }) => trial.candidate.id === present.id)?.trial.candidate.wording;
  const rows = tried.map((each) => row(each, present.id, wording));
  const widths = COLUMNS.map((name, column) =>
    Math.max(name.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(COLUMNS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function row({ trial, rounds, folds, spread, all }: Tried, presentId: string, present: Wording | undefined): string[] {
  const { id, wording } = trial.candidate;
  const entries = trial.read.length;
  return [
    id === presentId ? `${id} (present)` : id,
    `${rounds}`,
    `${entries}`,
    describeSpread(spread),
    folds.map((fold) => fold.toFixed(2)).join(' '),
    all.toFixed(3),
    `${trial.unreadable}`,
    (trial.promptTokens / Math.max(1, entries - trial.unreadable)).toFixed(0),
    changedWords(wording, present),
    shownEntries(wording, present),
  ];
}

/** Only what differs from the present wording. */
function changedWords(wording: Wording, present: Wording | undefined): string {
  const told = ({ opening, entry, none, labels, primed }: Wording) => [
    opening.trim() || 'no opening',
    `${entry.before}…${entry.after}`,
    `empty: ${none}`,
    Object.keys(labels).join(' '),
    primed ? 'primed' : 'not primed',
  ];
  const now = present === undefined ? [] : told(present);
  const changed = told(wording).filter((words, index) => words !== now[index]);
  return changed.map((words) => words.replace(/[|\s]+/g, ' ')).join('; ') || 'as now';
}

/** How many, and how many names each of them has. */
function shownEntries({ examples }: Wording, present: Wording | undefined): string {
  const counts = examples.map(({ names }) => names.length).join('+');
  const texts = examples.map(({ text }) => text);
  const known = new Set(present?.examples.map(({ text }) => text));
  if (!texts.every((text) => known.has(text))) return `${examples.length} others: ${counts} names`;
  const same = texts.every((text, index) => text === present?.examples[index]?.text);
  return same ? 'as now' : `as now in another order: ${counts} names`;
}
