/** Stands in for the language model in fast tests: finds capitalised words, and can be held, made to fail, or watched. */
import { entityTypeFor } from './entityTypeFor.ts';
import type { Episode } from '../../backend/journal/Journal.ts';
import type { EdgesExtraction, NodesExtraction } from '../../backend/journal/extraction.ts';
import type { Usage } from '../../worker/extraction/usage.ts';
import type { CompletionOptions, ModelClient } from '../../worker/model/ModelClient.ts';
import type { Readers } from '../../worker/stages/runStage.ts';

const USAGE: Usage = { promptTokens: 40, cachedTokens: 10, generatedTokens: 5, milliseconds: 20 };

export interface ScriptedReaders {
  readers: Readers;
  /** texts in the order in which they were read, each as `stage text` */
  read: string[];
  /** readings now under way */
  running: () => number;
  mostAtOnce: () => number;
  /** keeps every reading open until the returned function is called */
  hold: () => () => void;
  /** makes the next readings throw, one error each */
  failNext: (...errors: Error[]) => void;
  /** makes the readings from now on pass over these names */
  miss: (...names: string[]) => void;
}

export function scriptedReaders(): ScriptedReaders {
  const read: string[] = [];
  const failures: Error[] = [];
  const missed = new Set<string>();
  let gate: Promise<void> = Promise.resolve();
  let running = 0;
  let most = 0;

  async function reading<T>(
    stage: string,
    episode: Episode,
    { signal, onToken }: CompletionOptions,
    result: () => T,
  ): Promise<{ extraction: T; usage: Usage }> {
    running += 1;
    most = Math.max(most, running);
    try {
      read.push(`${stage} ${episode.text}`);
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
      await Promise.race([gate, aborted]);
      const failure = failures.shift();
      if (failure) throw failure;
      for (let token = 1; token <= USAGE.generatedTokens; token++) onToken?.(token);
      return { extraction: result(), usage: USAGE };
    } finally {
      running -= 1;
    }
  }

  const provenance = (episode: Episode, { info }: ModelClient) => ({
    revision: episode.revision,
    model: info.name,
    prompt_version: 'scripted-1',
  });
  const readers: Readers = {
    nodes: (model, episode, options) =>
      reading('nodes', episode, options, (): NodesExtraction => {
        const names = [...episode.text.matchAll(/\b\p{Lu}\p{L}+/gu)].filter(([name]) => !missed.has(name));
        const entities = names.map((match) => ({
          name: match[0],
          type: entityTypeFor(match[0]),
          mentions: [{ surface: match[0], start: match.index, end: match.index + match[0].length }],
        }));
        return { ...provenance(episode, model), stage: 'nodes', entities, passages: [] };
      }),
    edges: (model, episode, nodes, options) =>
      reading('edges', episode, options, (): EdgesExtraction => {
        const relations = nodes.entities
          .filter(({ type }) => type === 'person')
          .map(({ name, type }) => ({
            subject: null,
            predicate: 'met_with' as const,
            object: { name, type },
            evidence: episode.text,
          }));
        return { ...provenance(episode, model), stage: 'edges', relations };
      }),
  };
  return {
    readers,
    read,
    running: () => running,
    mostAtOnce: () => most,
    hold() {
      let open = (): void => undefined;
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    failNext: (...errors) => void failures.push(...errors),
    miss: (...names) => names.forEach((name) => missed.add(name)),
  };
}
