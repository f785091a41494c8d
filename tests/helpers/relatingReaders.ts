/** Scripted readers that find the relations told to them: each text may have lines `A | predicate | B`. */
import { parseRelationLines } from '../../prompts/lines.ts';
import { ground } from '../../worker/extraction/ground.ts';
import { resolveRelations } from '../../worker/extraction/relations.ts';
import { scriptedReaders, type ScriptedReaders } from './scriptedReaders.ts';

/** @param found what the model answers to the edges question on a text; no relations on all others */
export function relatingReaders(found: ReadonlyMap<string, string>): ScriptedReaders {
  const scripted = scriptedReaders();
  const { readers } = scripted;
  return {
    ...scripted,
    readers: {
      nodes: async (model, episode, options) => {
        const { extraction, usage } = await readers.nodes(model, episode, options);
        return { extraction: { ...extraction, entities: ground(episode.text, extraction.entities) }, usage };
      },
      edges: async (model, episode, nodes, options) => {
        const { extraction, usage } = await readers.edges(model, episode, nodes, options);
        const { lines } = parseRelationLines(found.get(episode.text) ?? 'none');
        const passage = { start: 0, end: episode.text.length };
        return {
          extraction: { ...extraction, relations: resolveRelations(episode.text, passage, nodes.entities, lines) },
          usage,
        };
      },
    },
  };
}
