/** Who is who over each persona's whole journal, by the product's own rules: earlier entries follow what later ones tell. */
import { foundName } from '../../backend/graph/episodeNames.ts';
import { Identity } from '../../backend/identity/Identity.ts';
import type { Entry } from './entries.ts';
import type { Prediction } from './predict.ts';

type Found = Pick<Prediction, 'id' | 'entities'>;

/**
 * The predictions with the ids, and the types, that a journal of only these entries would show in the end; what is one
 * entity of an entry under two names is predicted once, under the first.
 */
export function linked<Each extends Found>(entries: readonly Entry[], predictions: readonly Each[]): Each[] {
  const personas = new Map(entries.map(({ id, persona }) => [id, persona]));
  const dates = new Map(entries.map(({ id, date }) => [id, date]));
  const journals = new Map<string, Identity>();
  for (const persona of new Set(personas.values())) {
    const identity = new Identity();
    const own = predictions.filter(({ id }) => personas.get(id) === persona);
    identity.fill(
      own.map(({ id, entities }) => [id, { date: dates.get(id) ?? '', names: entities.map(foundName) }] as const),
    );
    journals.set(persona, identity);
  }
  return predictions.map((prediction) => {
    const identity = journals.get(personas.get(prediction.id) ?? '');
    const shown = new Map<string, Prediction['entities'][number]>();
    for (const entity of prediction.entities) {
      const { name, type, id } = entity;
      const individual = identity?.who(prediction.id, type, name);
      const uid = individual?.uid ?? id;
      if (!shown.has(uid)) shown.set(uid, { ...entity, type: individual?.type ?? type, id: uid });
    }
    return { ...prediction, entities: [...shown.values()] };
  });
}
