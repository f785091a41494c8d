/** Mistakes counted by kind, and which type was taken for which. */
import { ENTITY_TYPES } from '../../../backend/glossary.ts';
import type { Mistakes } from './mistakes.ts';

export interface MistakeCounts {
  right: number;
  wrongType: number;
  wrongSpan: number;
  missed: number;
  invented: number;
  repeated: number;
  /** of the invented */
  notInText: number;
}

export function countMistakes(all: readonly Mistakes[]): MistakeCounts {
  const sum = (of: (mistakes: Mistakes) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    right: sum(({ right }) => right.length),
    wrongType: sum(({ wrongType }) => wrongType.length),
    wrongSpan: sum(({ wrongSpan }) => wrongSpan.length),
    missed: sum(({ missed }) => missed.length),
    invented: sum(({ invented }) => invented.length),
    repeated: sum(({ repeated }) => repeated.length),
    notInText: sum(({ invented }) => invented.filter(({ inText }) => !inText).length),
  };
}

/**
 * How often each labelled type (row) was said to be each type (column), where the name was right; then how many of the
 * row had a wrong span or were missed. The last row counts what was invented.
 */
export function confusionTable(all: readonly Mistakes[]): string {
  const named = all.flatMap(({ right, wrongType }) => [...right, ...wrongType]);
  const cut = all.flatMap(({ wrongSpan }) => wrongSpan);
  const missed = all.flatMap((mistakes) => mistakes.missed);
  const invented = all.flatMap((mistakes) => mistakes.invented);
  const said = [...named.map((pair) => pair.said), ...invented].map(({ type }) => type);
  const labelled = new Set([...[...named, ...cut].map(({ label }) => label), ...missed].map(({ type }) => type));
  const columns = [...ENTITY_TYPES.filter((type) => said.includes(type)), ...unknownTypes(said)];
  const rows = ENTITY_TYPES.filter((type) => labelled.has(type)).map((type) => [
    type,
    ...columns.map((column) => named.filter((pair) => pair.label.type === type && pair.said.type === column).length),
    cut.filter(({ label }) => label.type === type).length,
    missed.filter((label) => label.type === type).length,
  ]);
  const last = ['(invented)', ...columns.map((column) => invented.filter(({ type }) => type === column).length)];
  return [['labelled, said', ...columns.map(heading), 'span', 'missed'], ...rows, last]
    .map(
      ([first, ...cells]) =>
        `${String(first).padEnd(16)}${cells.map((cell) => String(cell || '').padStart(9)).join('')}`,
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

export function describeCounts(counts: MistakeCounts): string {
  const { right, missed, invented, notInText, wrongType, wrongSpan, repeated } = counts;
  return [
    `${right} right`,
    `${missed} missed`,
    `${invented} invented (${notInText} not in the text)`,
    `${wrongType} of a wrong type`,
    `${wrongSpan} with a wrong span`,
    `${repeated} repeated`,
  ].join(', ');
}

function unknownTypes(said: readonly string[]): string[] {
  const known: readonly string[] = ENTITY_TYPES;
  return [...new Set(said)].filter((type) => !known.includes(type)).sort();
}

function heading(type: string): string {
  return type.length > 8 ? `${type.slice(0, 7)}.` : type;
}
