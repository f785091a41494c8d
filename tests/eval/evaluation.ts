/** A prediction file beside the labelled one: all figures, and how they are told. */
import { UsageError } from '../../backend/errors.ts';
import { costOfAll, describeCost, type Cost } from './cost.ts';
import { confusionTable, countMistakes, describeCounts } from './errors/confusion.ts';
import { allMistakes, listMistakes } from './errors/listing.ts';
import { describeSpread, foldsBy, spreadOf, type Fold } from './folds.ts';
import { languageOf } from './language.ts';
import { parseMakers, type Maker } from './predictionFile.ts';
import { parseGold, parsePredictions, type GoldEntry, type PredictedEntry } from './score/files.ts';
import { score, type Score } from './score/score.ts';
import { scoreTable } from './score/scoreTable.ts';

/** The text of a file and its name. */
export interface NamedText {
  file: string;
  text: string;
}

export interface Evaluation {
  gold: GoldEntry[];
  predictions: PredictedEntry[];
  score: Score;
  byPersona: Fold[];
  byLanguage: Fold[];
  /** null where the prediction file does not say */
  cost: Cost | null;
  maker: Maker | null;
}

/** @throws UsageError when a file cannot be read, or nothing is labelled */
export function evaluate(goldFile: NamedText, predictionFile: NamedText): Evaluation {
  const gold = parseGold(goldFile.text, goldFile.file);
  if (gold.length === 0) throw new UsageError(`${goldFile.file} holds no entries.`, 'Choose a labelled file.');
  const predictions = parsePredictions(predictionFile.text, predictionFile.file);
  const lines = parseMakers(predictionFile.text, predictionFile.file);
  return {
    gold,
    predictions,
    score: score(gold, predictions),
    byPersona: foldsBy(({ persona }) => persona, gold, predictions),
    byLanguage: foldsBy(({ text }) => languageOf(text), gold, predictions),
    cost: costOfAll(lines.flatMap(({ cost }) => (cost === undefined ? [] : [cost]))),
    maker: lines.find(({ maker }) => maker !== undefined)?.maker ?? null,
  };
}

/** The table of figures, the cost, and the spread over personas and languages. */
export function describeEvaluation({ score: figures, cost, byPersona, byLanguage }: Evaluation): string {
  return [
    scoreTable(figures),
    ...(cost === null ? [] : [describeCost(cost)]),
    `main F1 ${describePersonas(byPersona)}`,
    ...byPersona.map(
      ({ group, left, others }) =>
        `  ${group} ${f1(left)}, without ${group} ${others.entries === 0 ? '-' : f1(others)}`,
    ),
    `main F1 by language: ${byLanguage.map(({ group, left }) => `${group} ${f1(left)} (${left.entries})`).join(', ')}`,
    'The guard against fitting a few entries: a gain counts only where every persona shows it.',
  ].join('\n');
}

/** As `over personas: 0.81 ± 0.05`. */
export function describePersonas(byPersona: readonly Fold[]): string {
  return `over personas: ${describeSpread(spreadOf(byPersona.map(({ left }) => left.main.f1)))}`;
}

/** What is wrong in each entry, then in sum. */
export function describeMistakes({ gold, predictions }: Evaluation): string {
  const all = allMistakes(gold, predictions);
  const mistakes = all.map((each) => each.mistakes);
  return [listMistakes(all), '', describeCounts(countMistakes(mistakes)), '', confusionTable(mistakes)].join('\n');
}

function f1({ main }: Score): string {
  return main.f1.toFixed(3);
}
