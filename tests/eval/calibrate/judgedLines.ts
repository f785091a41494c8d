/** Asks a model about a labelled entry and judges each line of its answers by the labels, as the product would use it. */
import { DIARIST } from '../../../backend/glossary.ts';
import type { RelationEnd } from '../../../backend/journal/extraction.ts';
import type { Prompt } from '../../../prompts/Prompt.ts';
import { edgesPrompts, nodesPrompts } from '../../../prompts/registry.ts';
import { RELATION_WEIGHTS } from '../../../prompts/relationWeights.ts';
import { promptStyle } from '../../../worker/extraction/ask.ts';
import { BadOutputError } from '../../../worker/extraction/BadOutputError.ts';
import { extractEdges } from '../../../worker/extraction/extractEdges.ts';
import { extractNodes } from '../../../worker/extraction/extractNodes.ts';
import { ground } from '../../../worker/extraction/ground.ts';
import { likelyLines } from '../../../worker/extraction/lineParts.ts';
import { resolveRelations } from '../../../worker/extraction/relations.ts';
import { isWeighed } from '../../../worker/extraction/weighing/weighRelations.ts';
import type { Completion, ModelClient } from '../../../worker/model/ModelClient.ts';
import type { GoldEntry, Relation } from '../score/files.ts';
import { formsOf } from '../score/matching.ts';
import { scoredName } from '../score/names.ts';
import { relationKeys } from '../score/relations.ts';
import { watchedClient } from '../watchedClient.ts';
import type { Judged } from './logistic.ts';

/** Types that entries with incomplete labels have no labels of; and no relations. */
const LEFT_OUT: ReadonlySet<string> = new Set(['project', 'activity', 'event']);

export interface JudgedEntry {
  names: Judged[];
  relations: Judged[];
  /** how many there are to be found, those left out not counted */
  labelled: { names: number; relations: number };
}

/**
 * Lines whose names do not stand in the text, or that relate nobody, are left out: the product drops them anyway. So are
 * relations that the words around a name decide.
 * @param isComplete whether the entry has labels of all types, and of relations
 */
export async function judgedLines(model: ModelClient, entry: GoldEntry, isComplete: boolean): Promise<JudgedEntry> {
  const { client, completions } = watchedClient(model);
  const { text, persona: group, entities: labels } = entry;
  const style = promptStyle(model.info);
  const labelled = relationKeys(
    labels,
    isComplete ? entry.relations.filter((relation) => !isLabelWeighed(entry, relation)) : [],
  );
  const judged: JudgedEntry = {
    names: [],
    relations: [],
    labelled: { names: labels.length, relations: labelled.size },
  };
  try {
    const { extraction } = await extractNodes(client, { text, revision: 1 });
    const [nodesAnswer] = completions;
    // Of several passages nobody says which answer is about which.
    if (nodesAnswer === undefined || completions.length > 1) return judged;
    for (const { line, parts } of told(nodesPrompts[style], nodesAnswer)) {
      const [found] = ground(text, [line]);
      if (found === undefined || (!isComplete && LEFT_OUT.has(found.type))) continue;
      const isRight = labels.some((label) => label.type === found.type && formsOf(label).has(scoredName(found.name)));
      judged.names.push({ parts, isRight, group });
    }
    await extractEdges(client, { text, revision: 1 }, extraction);
    const edgesAnswer = completions[1];
    if (!isComplete || edgesAnswer === undefined) return judged;
    for (const { line, parts } of told(edgesPrompts[style], edgesAnswer)) {
      const [found] = resolveRelations(text, { start: 0, end: text.length }, extraction.entities, [line]);
      if (found === undefined || isWeighed(found, RELATION_WEIGHTS.judges)) continue;
      const { predicate } = found;
      const relation = { subject: endName(found.subject), predicate, object: endName(found.object) };
      const isRight = [...relationKeys(labels, [relation])].some((key) => labelled.has(key));
      judged.relations.push({ parts, isRight, group });
    }
  } catch (error) {
    if (!(error instanceof BadOutputError)) throw error;
  }
  return judged;
}

/** Whether a labelled relation is of those that the words around a name decide. */
function isLabelWeighed({ entities }: GoldEntry, { subject, predicate, object }: Relation): boolean {
  const ends = [scoredName(subject ?? ''), scoredName(object ?? '')];
  const other = ends.find((end) => end !== scoredName(DIARIST));
  const type = entities.find((label) => formsOf(label).has(other ?? ''))?.type;
  return (
    ends.includes(scoredName(DIARIST)) &&
    RELATION_WEIGHTS.judges.some((judge) => judge.predicate === predicate && judge.type === type)
  );
}

/** What each line of an answer was read as, each once. */
function told<Question, Line>(
  prompt: Prompt<Question, Line>,
  { text, tokens = [] }: Completion,
): { line: Line; parts: number[] }[] {
  const once = new Map<string, { line: Line; parts: number[] }>();
  for (const { line, parts } of likelyLines(text, tokens)) {
    for (const read of prompt.parse(line).lines) {
      const key = JSON.stringify(read);
      if (!once.has(key)) once.set(key, { line: read, parts });
    }
  }
  return [...once.values()];
}

function endName(end: RelationEnd): string {
  return end === null ? DIARIST : end.name;
}
