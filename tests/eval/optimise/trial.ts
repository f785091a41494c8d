/** Reads entries with a candidate, by the product's own extraction, and keeps what was found for scoring. */
import { basePrompts } from '../../../prompts/base.ts';
import { BadOutputError } from '../../../worker/extraction/BadOutputError.ts';
import { extractNodes } from '../../../worker/extraction/extractNodes.ts';
import type { ModelClient } from '../../../worker/model/ModelClient.ts';
import { foldsBy, spreadOf, type Spread } from '../folds.ts';
import { parsePredictions, type GoldEntry, type PredictedEntry } from '../score/files.ts';
import { score } from '../score/score.ts';
import type { Candidate } from './candidates.ts';

/** A candidate with all that it has read so far. */
export interface Trial {
  candidate: Candidate;
  read: GoldEntry[];
  found: PredictedEntry[];
  /** answers that could not be read */
  unreadable: number;
  /** of all prompts together; what was still in the context counts as well */
  promptTokens: number;
}

/** What a trial has come to. */
export interface Standing {
  /** main F1 of each fold, in the order of folds */
  folds: number[];
  spread: Spread;
  all: number;
}

export function newTrial(candidate: Candidate): Trial {
  return { candidate, read: [], found: [], unreadable: 0, promptTokens: 0 };
}

/** The trial with more entries read. An unreadable answer counts as nothing found, as it would in a journal. */
export async function readMore(client: ModelClient, trial: Trial, entries: readonly GoldEntry[]): Promise<Trial> {
  const { candidate } = trial;
  const { nodes: prompt } = basePrompts({ version: `0-${candidate.id}`, ...candidate.wording });
  const next: Trial = { ...trial, read: [...trial.read, ...entries], found: [...trial.found] };
  for (const { id, text } of entries) {
    try {
      const { extraction, usage } = await extractNodes(client, { text, revision: 1 }, { prompt });
      const entities = extraction.entities.map(({ name, type }) => ({ name, type }));
      next.found.push(...parsePredictions(JSON.stringify({ id, entities }), candidate.id));
      next.promptTokens += usage.promptTokens;
    } catch (error) {
      if (!(error instanceof BadOutputError)) throw error;
      next.unreadable += 1;
    }
  }
  return next;
}

/** @param foldOf names the fold of an entry */
export function standingOf(trial: Trial, foldOf: (entry: GoldEntry) => string): Standing {
  const folds = foldsBy(foldOf, trial.read, trial.found).map(({ left }) => left.main.f1);
  return { folds, spread: spreadOf(folds), all: score(trial.read, trial.found).all.f1 };
}
