/** What one entry adds to the figures. */
import type { GoldEntry, PredictedEntry } from './files.ts';
import { formsOf, matchRest, matchWhere, sameName, sameNameAndType } from './matching.ts';
import { scoredText } from './names.ts';
import { relationKeys } from './relations.ts';
import { individualOf, type Unit } from './resolution.ts';

export interface EntryCounts {
  /** the type of each labelled, each predicted and each rightly predicted entity */
  labelled: string[];
  predicted: string[];
  right: string[];
  /** matches when types are ignored */
  rightName: number;
  ungrounded: number;
  ungroundedLiteral: number;
  units: Unit[];
  relations: { right: number; predicted: number; labelled: number };
}

export function scoreEntry(entry: GoldEntry, prediction: PredictedEntry | undefined): EntryCounts {
  const labels = entry.entities;
  const predictions = prediction?.entities ?? [];
  const typed = matchWhere(labels, predictions, sameNameAndType);
  // For resolution what has the right type goes first, then any type will do.
  const aligned = matchRest(labels, predictions, typed, sameName);
  const text = scoredText(entry.text);
  const accepted = new Set(labels.flatMap((label) => [...formsOf(label)]));
  const notInText = predictions.filter(({ name }) => !isIn(text, name));
  const wanted = relationKeys(labels, entry.relations);
  const told = relationKeys(labels, prediction?.relations ?? []);
  return {
    labelled: labels.map(({ type }) => type),
    predicted: predictions.map(({ type }) => type),
    right: labels.filter((_, index) => typed.has(index)).map(({ type }) => type),
    rightName: matchWhere(labels, predictions, sameName).size,
    ungrounded: notInText.filter(({ form }) => !accepted.has(form)).length,
    ungroundedLiteral: notInText.length,
    units: labels.map((label, index) => ({
      persona: entry.persona,
      entry: entry.id,
      type: label.type,
      individual: individualOf(entry, label),
      node: predictions[aligned.get(index) ?? -1]?.node ?? null,
    })),
    relations: {
      right: [...told].filter((key) => wanted.has(key)).length,
      predicted: told.size,
      labelled: wanted.size,
    },
  };
}

/** @param text as `scoredText` gives it */
export function isIn(text: string, name: string): boolean {
  const looked = scoredText(name);
  return looked !== '' && text.includes(looked);
}
