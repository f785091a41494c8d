/** What may be the same: names that look alike, or may stand for several, and that nothing tells apart. */
import type { Graph } from 'falkordb';
import type { Individual } from '../identity/portrait.ts';
import type { SuggestedEntity, Suggestion } from '../journal/correction.ts';
import type { EngineClient } from '../store/client.ts';
import { identityBook } from './IdentityBook.ts';
import { findEntities, readEntities } from './readEntities.ts';

/** Suggestions of the whole journal, those about the most mentioned first; or about one entity. */
export async function suggestionsOf(client: EngineClient, graph: Graph, nameOrId?: string): Promise<Suggestion[]> {
  const book = identityBook(client);
  await book.sync();
  const possible = book.identity.suggestions();
  if (possible.length === 0) return [];
  const known = new Map((await readEntities(graph)).map((entity) => [entity.id, entity]));
  const seen = ({ uid }: Individual): SuggestedEntity[] => {
    const entity = known.get(uid);
    return entity ? [{ id: uid, name: entity.name, type: entity.type, episodes: entity.episodes }] : [];
  };
  const shown = possible.flatMap(({ individual, others, reason }) => {
    const [entity] = seen(individual);
    const candidates = others.flatMap(seen).sort((one, other) => other.episodes - one.episodes);
    return entity === undefined || candidates.length === 0 ? [] : [{ entity, candidates, reason }];
  });
  const wanted = nameOrId === undefined ? null : (await findEntities(graph, nameOrId))[0]?.id;
  const about = shown.filter(
    ({ entity, candidates }) => wanted === null || [entity, ...candidates].some(({ id }) => id === wanted),
  );
  return about.sort(
    (one, other) => other.entity.episodes - one.entity.episodes || (one.entity.name < other.entity.name ? -1 : 1),
  );
}
