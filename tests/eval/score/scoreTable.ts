/** The figures as a table to read. */
import type { Rates } from './rates.ts';
import type { Score } from './score.ts';

const FIGURE = 8;
const COUNT = 7;

export function scoreTable(score: Score): string {
  const { resolution } = score;
  const rows: [string, Rates | null | undefined][] = [
    ['main (person+place+org)', score.main],
    ['all types', score.all],
    ['type-agnostic', score.typeAgnostic],
    ...[...score.perType].map(([type, rates]): [string, Rates] => [`  ${type}`, rates]),
    ['relations', score.relations],
    ['resolution (pairs)', resolution?.all],
    ['resolution, main types', resolution?.main],
    ['resolution, found only', resolution?.found],
  ];
  const personas = [...(resolution?.perPersona ?? [])].map(([persona, f1]) => `${persona} ${f1.toFixed(3)}`);
  return [
    line('score', ['P', 'R', 'F1'], ['right', 'pred', 'gold']),
    ...rows.flatMap(([label, rates]) => (rates ? [figures(label, rates)] : [])),
    ...(resolution === null
      ? []
      : [
          `resolution by persona: ${personas.join(', ')}; nodes an individual: ${resolution.nodesPerIndividual.toFixed(2)}`,
        ]),
    `entries without names: ${score.unnamed.leftEmpty} of ${score.unnamed.entries} left empty`,
    [
      `ungrounded ${score.ungrounded.toFixed(4)}`,
      `literal ${score.ungroundedLiteral.toFixed(4)}`,
      `unknown types ${score.unknownTypes}`,
      `unknown ids ${score.unknownIds}`,
      `entries ${score.entriesPredicted}/${score.entries}`,
    ].join('   '),
  ].join('\n');
}

function figures(label: string, { precision, recall, f1, right, predicted, labelled }: Rates): string {
  return line(
    label,
    [precision, recall, f1].map((figure) => figure.toFixed(3)),
    [right, predicted, labelled].map(String),
  );
}

function line(label: string, shares: readonly string[], counts: readonly string[]): string {
  return [
    label.padEnd(28),
    ...shares.map((each) => each.padStart(FIGURE)),
    ...counts.map((each) => each.padStart(COUNT)),
  ].join('');
}
