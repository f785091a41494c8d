/** What the product makes of one entry, in the form the scorer reads. */
import { DIARIST, type EntityType, type Predicate } from '../../backend/glossary.ts';
import { entityUid } from '../../backend/graph/names.ts';
import type { RelationEnd } from '../../backend/journal/extraction.ts';
import { BadOutputError } from '../../worker/extraction/BadOutputError.ts';
import { extractEdges } from '../../worker/extraction/extractEdges.ts';
import { extractNodes } from '../../worker/extraction/extractNodes.ts';
import type { Usage } from '../../worker/extraction/usage.ts';
import type { ModelClient } from '../../worker/model/ModelClient.ts';
import type { Entry } from './entries.ts';

export interface Prediction {
  id: string;
  entities: { name: string; type: EntityType; id: string }[];
  relations: { subject: string; predicate: Predicate; object: string }[];
}

export interface Predicted {
  prediction: Prediction;
  usage: Usage;
  /** what went wrong, for the progress line */
  note: string;
}

const NOTHING: Usage = { promptTokens: 0, cachedTokens: 0, generatedTokens: 0, milliseconds: 0 };

/** Both stages. An unreadable answer counts as nothing found, as it would in a journal. */
export async function predict(client: ModelClient, { id, text }: Entry): Promise<Predicted> {
  const prediction: Prediction = { id, entities: [], relations: [] };
  let usage = NOTHING;
  try {
    const nodes = await extractNodes(client, { text, revision: 1 });
    usage = nodes.usage;
    prediction.entities = nodes.extraction.entities.map(({ name, type }) => ({
      name,
      type,
      id: entityUid(type, name),
    }));
    const edges = await extractEdges(client, { text, revision: 1 }, nodes.extraction);
    usage = add(usage, edges.usage);
    prediction.relations = edges.extraction.relations.map(({ subject, predicate, object }) => ({
      subject: endName(subject),
      predicate,
      object: endName(object),
    }));
  } catch (error) {
    if (!(error instanceof BadOutputError)) throw error;
    return { prediction, usage, note: `, ${error.message}` };
  }
  return { prediction, usage, note: '' };
}

function endName(end: RelationEnd): string {
  return end === null ? DIARIST : end.name;
}

function add(a: Usage, b: Usage): Usage {
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    generatedTokens: a.generatedTokens + b.generatedTokens,
    milliseconds: a.milliseconds + b.milliseconds,
  };
}
