/** Where an entry's prediction went wrong: what was missed, invented, mistyped, cut wrongly or said twice. Pure. */
import type { GoldEntity, GoldEntry, PredictedEntity, PredictedEntry } from '../score/files.ts';
import { formsOf, matchRest, matchWhere, sameName, sameNameAndType, type Matches } from '../score/matching.ts';
import { scoredText } from '../score/names.ts';
import { relationKeys } from '../score/relations.ts';
import { isIn } from '../score/scoreEntry.ts';

export interface Pair {
  label: GoldEntity;
  said: PredictedEntity;
}

export interface Mistakes {
  right: Pair[];
  /** the name is right, the type is not */
  wrongType: Pair[];
  /** one name holds the other: a part was left out, or too much was taken in */
  wrongSpan: Pair[];
  missed: GoldEntity[];
  /** stands for nothing that is labelled */
  invented: (PredictedEntity & { inText: boolean })[];
  /** another spelling or type of a label that was found already */
  repeated: PredictedEntity[];
  relations: { missed: string[]; wrong: string[] };
}

/** Every label and every prediction is in exactly one of the lists. */
export function mistakesOf(entry: GoldEntry, prediction: PredictedEntry | undefined): Mistakes {
  const labels = entry.entities;
  const predictions = prediction?.entities ?? [];
  const right = matchWhere(labels, predictions, sameNameAndType);
  const named = matchRest(labels, predictions, right, sameName);
  const repeated = new Set(
    unmatched(predictions, named).filter((said) => labels.some((label) => sameName(label, said))),
  );
  const sameTypeSpan = matchRest(
    labels,
    predictions,
    named,
    (label, said) => !repeated.has(said) && label.type === said.type && overlaps(label, said),
  );
  const matched = matchRest(
    labels,
    predictions,
    sameTypeSpan,
    (label, said) => !repeated.has(said) && overlaps(label, said),
  );
  const pairs = (matches: Matches, besides: Matches) =>
    [...matches].flatMap(([label, said]) =>
      besides.has(label) ? [] : pairAt(labels.slice(label, label + 1), predictions.slice(said, said + 1)),
    );
  const text = scoredText(entry.text);
  const wanted = relationKeys(labels, entry.relations);
  const told = relationKeys(labels, prediction?.relations ?? []);
  return {
    right: pairs(right, new Map()),
    wrongType: pairs(named, right),
    wrongSpan: pairs(matched, named),
    missed: labels.filter((_, index) => !matched.has(index)),
    invented: unmatched(predictions, matched)
      .filter((said) => !repeated.has(said))
      .map((said) => ({ ...said, inText: isIn(text, said.name) })),
    repeated: [...repeated],
    relations: {
      missed: [...wanted].filter((key) => !told.has(key)),
      wrong: [...told].filter((key) => !wanted.has(key)),
    },
  };
}

function pairAt([label]: readonly GoldEntity[], [said]: readonly PredictedEntity[]): Pair[] {
  return label === undefined || said === undefined ? [] : [{ label, said }];
}

function unmatched(predictions: readonly PredictedEntity[], matches: Matches): PredictedEntity[] {
  const taken = new Set(matches.values());
  return predictions.filter((_, index) => !taken.has(index));
}

/** Whole words of one in the other: "Bern" and "University of Bern", never "Ann" and "Hannah". */
function overlaps(label: GoldEntity, said: PredictedEntity): boolean {
  const holds = (long: string, short: string) => short !== '' && ` ${long} `.includes(` ${short} `);
  return [...formsOf(label)].some((form) => holds(form, said.form) || holds(said.form, form));
}
