/** Writes into the graph what one episode says of relations: that they are (RELATES), and that they are over (ENDS). */
import type { Graph } from 'falkordb';
import { DIARIST } from '../glossary.ts';
import type { EdgesExtraction, NodesExtraction, RelationEnd } from '../journal/extraction.ts';
import { findEndings } from '../relations/endings.ts';
import { DIARIST_UID, hexId, normalName } from './names.ts';
import { ENDINGS, RELATIONS } from './projectionQueries.ts';

/** The node an end of a relation is; null when the graph shows it no more. */
export type UidOf = (end: RelationEnd) => string | null;

/** What the relations of an episode are made from. */
export interface TellingEpisode {
  id: string;
  text: string;
  /** local date-time */
  date: string;
  nodes: NodesExtraction | null;
  edges: EdgesExtraction | null;
}

/**
 * Writes all relations and endings of an episode; none of it may be there. Its entities must be.
 * @param episode with the number of this projection
 */
export async function projectRelations(
  graph: Graph,
  episode: TellingEpisode & { change: number },
  uidOf: UidOf,
): Promise<void> {
  const diarist = { me: DIARIST_UID, diarist: DIARIST, norm: normalName(DIARIST) };
  const { id, date, change, edges } = episode;
  const told = { ...diarist, episode: id, change, date: date.slice(0, 10), at: date, run: edges?.run ?? '' };
  const { relations, endings } = toldBy(episode, uidOf);
  if (relations.length > 0) await graph.query(RELATIONS, { params: { ...told, relations } });
  if (endings.length > 0) await graph.query(ENDINGS, { params: { ...told, endings } });
}

/** The relations and endings an episode tells, as the graph keeps them; none before its relations are read. */
export function toldBy(episode: TellingEpisode, uidOf: UidOf) {
  if (episode.edges === null) return { relations: [], endings: [] };
  return {
    relations: relationParameters(episode.id, episode.edges, uidOf),
    endings: endingParameters(episode, uidOf),
  };
}

function relationParameters(episode: string, edges: EdgesExtraction, uidOf: UidOf) {
  return edges.relations.flatMap(({ subject, predicate, verb, object, evidence, start, end, confidence = null }) => {
    const [from, to] = [uidOf(subject), uidOf(object)];
    if (from === null || to === null || from === to) return [];
    const uid = hexId('relation', episode, from, predicate, to, ...(verb === undefined ? [] : [verb]));
    const place = { start: start ?? null, end: end ?? null };
    return [{ uid, subject: from, object: to, predicate, verb: verb ?? null, evidence, ...place, confidence }];
  });
}

/** What the text itself says is over; it counts where some entry said that it was. */
function endingParameters({ id, text, nodes }: TellingEpisode, uidOf: UidOf) {
  return findEndings(text, nodes?.entities ?? []).flatMap(({ subject, object, predicates, start, end }) => {
    const [from, to] = [uidOf(subject), uidOf(object)];
    if (from === null || to === null) return [];
    const uid = hexId('ending', id, from, to, ...predicates);
    const evidence = text.slice(start, end);
    return [{ uid, subject: from, object: to, predicates: [...predicates], evidence, start, end }];
  });
}
