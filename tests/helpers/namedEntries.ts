/** Entries with what was found in them, put straight into an engine: for tests of the graph, without a worker. */
import { wallClock } from '../../backend/journal/dates.ts';
import type { EntityType } from '../../backend/glossary.ts';
import type { EdgesExtraction, NodesExtraction } from '../../backend/journal/extraction.ts';
import type { EngineClient } from '../../backend/store/client.ts';
import { keys } from '../../backend/store/keys.ts';
import { saveEpisode } from '../../backend/store/scripts/saveEpisode.ts';

const LABEL = /\[([^\]]+)\]\((\w+)\)/g;

/** The text without labels, and what they name: `[Tom Baker](person) came.` */
export function labelled(marked: string): { text: string; entities: NodesExtraction['entities'] } {
  const entities: NodesExtraction['entities'] = [];
  let text = '';
  let read = 0;
  for (const match of marked.matchAll(LABEL)) {
    const [whole, surface = '', type = ''] = match;
    text += marked.slice(read, match.index);
    const mention = { surface, start: text.length, end: text.length + surface.length };
    const known = entities.find((entity) => entity.name === surface && entity.type === type);
    if (known) known.mentions.push(mention);
    else entities.push({ name: surface, type: type as EntityType, mentions: [mention] });
    text += surface;
    read = match.index + whole.length;
  }
  return { text: text + marked.slice(read), entities };
}

/** Keeps what is found in an entry, as a worker would; the diarist meets every person in it. */
export async function findIn(client: EngineClient, id: string, marked: string): Promise<void> {
  const { text, entities } = labelled(marked);
  const revision = Number(await client.hGet(keys.episode(id), 'revision'));
  const made = { revision, model: 'scripted', prompt_version: 'scripted-1' };
  const nodes: NodesExtraction = { ...made, stage: 'nodes', entities, passages: [] };
  const relations = entities
    .filter(({ type }) => type === 'person')
    .map(({ name, type }) => ({
      subject: null,
      predicate: 'met_with' as const,
      object: { name, type },
      evidence: text,
    }));
  const edges: EdgesExtraction = { ...made, stage: 'edges', relations };
  await client.set(keys.extraction(id, 'nodes'), JSON.stringify(nodes));
  await client.set(keys.extraction(id, 'edges'), JSON.stringify(edges));
  await client.zAdd(keys.unprojected, { score: await client.incr(keys.changes), value: id });
}

/** Saves an entry and what is found in it. @param day of January 2026 */
export async function saveNamed(client: EngineClient, id: string, day: number, marked: string): Promise<void> {
  const date = `2026-01-${String(day).padStart(2, '0')}T12:00:00+00:00`;
  const { text } = labelled(marked);
  await saveEpisode(client, { id, text, date, zone: 'UTC', moment: wallClock(date) }, Date.now());
  await findIn(client, id, marked);
}
