/** What the product makes of one entry, in the form the scorer reads. */
import { DIARIST, RELATED_TO, type EntityType, type Predicate } from '../../backend/glossary.ts';
import { entityUid } from '../../backend/graph/names.ts';
import type { FoundEntity, RelationEnd } from '../../backend/journal/extraction.ts';
import { BadOutputError } from '../../worker/extraction/BadOutputError.ts';
import { extractEdges } from '../../worker/extraction/extractEdges.ts';
import { extractNodes } from '../../worker/extraction/extractNodes.ts';
import type { JournalMemory } from '../../worker/extraction/rememberNames.ts';
import type { ModelClient } from '../../worker/model/ModelClient.ts';
import { costOf, type Cost } from './cost.ts';
import type { Entry } from './entries.ts';
import { watchedClient } from './watchedClient.ts';

export interface Prediction {
  id: string;
  entities: ({ name: string; type: EntityType; id: string } & Sure & Learned)[];
  relations: ({ subject: string; predicate: Predicate; object: string } & Sure)[];
}

/** Scorers skip it; eval:thresholds reads it. */
interface Sure {
  confidence?: number;
}

/** What of it goes into who is who, as in a journal. */
type Learned = Pick<FoundEntity, 'told' | 'source'>;

export interface Predicted {
  prediction: Prediction;
  cost: Cost;
  /** what went wrong, for the progress line */
  note: string;
}

/**
 * Both stages. An unreadable answer counts as nothing found, as it would in a journal.
 * @param memory what the journal knew before; nothing where it is left out
 */
export async function predict(model: ModelClient, { id, text }: Entry, memory?: JournalMemory): Promise<Predicted> {
  const prediction: Prediction = { id, entities: [], relations: [] };
  const { client, completions } = watchedClient(model);
  try {
    const nodes = await extractNodes(client, { text, revision: 1 }, { ...(memory && { memory }) });
    prediction.entities = nodes.extraction.entities.map(({ name, type, confidence, told, source }) => ({
      name,
      type,
      id: entityUid(type, name),
      ...known(confidence),
      ...(told && { told }),
      ...(source && { source }),
    }));
    const edges = await extractEdges(client, { text, revision: 1 }, nodes.extraction);
    prediction.relations = edges.extraction.relations.flatMap(({ subject, predicate, object, confidence }) =>
      // The labels know no verbs but those of the list.
      predicate === RELATED_TO
        ? []
        : [{ subject: endName(subject), predicate, object: endName(object), ...known(confidence) }],
    );
  } catch (error) {
    if (!(error instanceof BadOutputError)) throw error;
    return { prediction, cost: costOf(completions, 1), note: `, ${error.message}` };
  }
  return { prediction, cost: costOf(completions, 0), note: '' };
}

function known(confidence: number | undefined): Sure {
  return confidence === undefined ? {} : { confidence };
}

function endName(end: RelationEnd): string {
  return end === null ? DIARIST : end.name;
}
