/** The search: candidates by successive halving, then the winner against the present wording on personas that chose nothing. */
import type { Wording } from '../../../prompts/baseWording.ts';
import type { ModelClient } from '../../../worker/model/ModelClient.ts';
import type { GoldEntry } from '../score/files.ts';
import { candidateOf, type Candidate } from './candidates.ts';
import { best, planRounds } from './halving.ts';
import { foldName, FOLDS, type Parties } from './parties.ts';
import { newTrial, readMore, standingOf, type Standing, type Trial } from './trial.ts';
import { judge, type Verdict } from './verdict.ts';

export interface SearchPlan {
  present: Wording;
  candidates: readonly Candidate[];
  parties: Parties;
  /** entries read while choosing, by all candidates together */
  budget: number;
  /** entries of each fold on which the winner has to prove itself */
  provingPerFold: number;
  /** labelled entries on which the winner must not fall behind at the very end; none: not asked */
  lastWord: readonly GoldEntry[];
}

export interface Tried extends Standing {
  trial: Trial;
  /** rounds it took part in */
  rounds: number;
}

export interface Outcome {
  /** all candidates, the best first, with the present wording among them */
  tried: Tried[];
  present: Candidate;
  /** null: nothing was ahead of the present wording while choosing */
  winner: Candidate | null;
  /** null: there was nothing to prove */
  verdict: Verdict | null;
  /** main F1 on the last entries, present and winner; null where it did not come to that */
  lastWord: { present: number; winner: number } | null;
}

/** @param report is told each line of progress */
export async function search(client: ModelClient, plan: SearchPlan, report: (line: string) => void): Promise<Outcome> {
  const present = candidateOf(plan.present);
  const tried = await choose(client, plan, present, report);
  const [first] = tried;
  const outcome: Outcome = { tried, present, winner: null, verdict: null, lastWord: null };
  if (first === undefined || first.trial.candidate.id === present.id) return outcome;
  const winner = first.trial.candidate;
  report(`proving ${winner.id}`);
  const { proving } = plan.parties;
  const entries = proving.flatMap((fold) => fold.slice(0, plan.provingPerFold));
  const compare = async (candidate: Candidate) =>
    standingOf(await readMore(client, newTrial(candidate), entries), foldName(proving));
  const verdict = judge((await compare(present)).folds, (await compare(winner)).folds);
  if (!verdict.isBetter || plan.lastWord.length === 0) return { ...outcome, winner, verdict };
  report('the last word');
  const last = async (candidate: Candidate) =>
    standingOf(await readMore(client, newTrial(candidate), plan.lastWord), () => 'all').spread.mean;
  return { ...outcome, winner, verdict, lastWord: { present: await last(present), winner: await last(winner) } };
}

/** Whether the winner takes the place of the present wording. */
export function isAccepted({ verdict, lastWord }: Outcome): boolean {
  return verdict?.isBetter === true && (lastWord === null || lastWord.winner >= lastWord.present);
}

/** All candidates and the present wording by how far they came, then by their figure. */
async function choose(
  client: ModelClient,
  { candidates, budget, parties: { choosing } }: SearchPlan,
  present: Candidate,
  report: (line: string) => void,
): Promise<Tried[]> {
  const foldOf = foldName(choosing);
  const standing = (trial: Trial, took: number): Tried => ({ trial, rounds: took, ...standingOf(trial, foldOf) });
  const tell = (label: string, { spread, trial }: Tried) =>
    report(`${label} ${spread.mean.toFixed(3)} over ${trial.read.length} entries`);
  const rounds = planRounds(candidates.length, budget, FOLDS);
  const out: Tried[] = [];
  let reference = newTrial(present);
  let running = candidates.map(newTrial);
  let offset = 0;
  for (const [index, { perFold }] of rounds.entries()) {
    const entries = choosing.flatMap((fold) => fold.slice(offset, offset + perFold));
    offset += perFold;
    reference = await readMore(client, reference, entries);
    tell(`round ${index + 1} of ${rounds.length}: present`, standing(reference, index + 1));
    const read: Tried[] = [];
    for (const trial of running) {
      const next = standing(await readMore(client, trial, entries), index + 1);
      read.push(next);
      tell(`  ${read.length}/${running.length} ${trial.candidate.id}`, next);
    }
    const kept = best(read, rounds[index + 1]?.candidates ?? 0, ({ spread }) => spread.mean);
    out.push(...read.filter((each) => !kept.includes(each)));
    running = kept.map(({ trial }) => trial);
  }
  // First among equals: a candidate has to be ahead of it.
  return ranked([standing(reference, rounds.length), ...out]);
}

function ranked(tried: readonly Tried[]): Tried[] {
  return [...tried].sort((a, b) => b.rounds - a.rounds || b.spread.mean - a.spread.mean);
}
