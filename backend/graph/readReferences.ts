/** Finds entities by id, name or alias, with what a correction has to know of them. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { ENTITY_TYPES, type EntityType } from '../glossary.ts';
import type { EntityReference } from '../journal/correction.ts';
import { findEntities } from './readEntities.ts';

export interface FoundReference {
  id: string;
  /** its lasting reference */
  reference: EntityReference;
  /** the type it is shown with; the reference has the one it was found with */
  shownType: EntityType;
  /** its names, as they are compared */
  norms: string[];
  /** entries that show it */
  episodes: string[];
}

const LASTING = `
MATCH (n:Entity {uid: $id})
OPTIONAL MATCH (e:Episode)-[:MENTIONS]->(n)
RETURN n.kind AS kind, n.type AS type, n.norm AS norm, coalesce(n.norms, []) AS norms, collect(DISTINCT e.uid) AS episodes`;

const rows = z.array(
  z.object({
    kind: z.enum(ENTITY_TYPES).nullable(),
    type: z.enum(ENTITY_TYPES),
    norm: z.string(),
    norms: z.array(z.string()),
    episodes: z.array(z.string()),
  }),
);

/** Entities with this id, name or alias: first those shown by that very name, then the most mentioned. */
export async function readReferences(graph: Graph, nameOrId: string): Promise<FoundReference[]> {
  const found = await findEntities(graph, nameOrId);
  const lasting = await Promise.all(
    found.map(async ({ id, name }) => {
      const reply = await graph.roQuery(LASTING, { params: { id } });
      return rows.parse(reply.data ?? []).map(({ kind, type, norm, norms, episodes }) => ({
        id,
        reference: { type: kind ?? type, name: norm, shown: name },
        shownType: type,
        norms,
        episodes,
      }));
    }),
  );
  return lasting.flat();
}
