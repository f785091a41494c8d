/** Mistakes entry by entry, to be read by a person. */
import type { GoldEntity, GoldEntry, PredictedEntry } from '../score/files.ts';
import { mistakesOf, type Mistakes } from './mistakes.ts';

/** The mistakes of each entry, in the order of the labelled file. */
export function allMistakes(
  gold: readonly GoldEntry[],
  predictions: readonly PredictedEntry[],
): { id: string; mistakes: Mistakes }[] {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  return gold.map((entry) => ({ id: entry.id, mistakes: mistakesOf(entry, byId.get(entry.id)) }));
}

/** A block for each entry that has mistakes. */
export function listMistakes(all: readonly { id: string; mistakes: Mistakes }[]): string {
  return all
    .flatMap(({ id, mistakes }) => {
      const lines = describe(mistakes);
      return lines.length === 0 ? [] : [[id, ...lines.map((line) => `  ${line}`)].join('\n')];
    })
    .join('\n');
}

function describe({ missed, invented, wrongType, wrongSpan, repeated, relations }: Mistakes): string[] {
  return [
    ...missed.map((label) => `missed      ${labelled(label)}`),
    ...invented.map((said) => `invented    ${entity(said)}${said.inText ? '' : ' (not in the text)'}`),
    ...wrongType.map(({ label, said }) => `wrong type  ${labelled(label)}, said ${said.type}`),
    ...wrongSpan.map(({ label, said }) => `wrong span  ${labelled(label)}, said ${entity(said)}`),
    ...repeated.map((said) => `repeated    ${entity(said)}`),
    ...relations.missed.map((relation) => `missed      ${relation}`),
    ...relations.wrong.map((relation) => `wrong       ${relation}`),
  ];
}

/** With the words of this entry where the full name is from another one. */
function labelled({ type, name, mentions }: GoldEntity): string {
  const other = mentions.filter((mention) => mention !== name).map(oneLine);
  return `${entity({ type, name })}${other.length === 0 ? '' : ` (${other.join(', ')})`}`;
}

function entity({ type, name }: { type: string; name: string }): string {
  return `${type}: ${oneLine(name)}`;
}

/** Names come from texts and models: no line breaks or control characters reach the terminal. */
function oneLine(name: string): string {
  return name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
}
