/** Reads the tags that entries have. They stand in the text alone, so the texts that may have one are looked through. */
import type { Graph } from 'falkordb';
import { z } from 'zod';
import { countTags, type TagCount } from '../journal/tags.ts';

/** Tags that only older entries have are not offered any more; a reading stays short in a journal of any size. */
const NEWEST = 2000;

const WITH_SIGN = `
MATCH (e:Episode) WHERE e.text CONTAINS '#'
RETURN e.text AS text ORDER BY e.date DESC LIMIT ${NEWEST}`;

const texts = z.array(z.object({ text: z.string() }));

/** The tags of the newest entries that have any, the most frequent first; at most 2,000 entries are looked at. */
export async function readTags(graph: Graph): Promise<TagCount[]> {
  const found = texts.parse((await graph.roQuery(WITH_SIGN)).data ?? []);
  return countTags(found.map(({ text }) => text));
}
