/**
 * What the usual tool does, to compare with: one prompt for each stage, read from its beginning each time, worked examples
 * in it, an answer of JSON objects held by a grammar. The same model, without the adapter; lists are capped, so that a loop
 * of the model does not count against it for long.
 */
import { getLlama, LlamaCompletion, LlamaLogLevel, type GbnfJsonSchema, type LlamaGrammar } from 'node-llama-cpp';
import { z } from 'zod';
import { entityTypes, predicates } from '../../prompts/vocabulary.ts';
import { entitiesPrompt, relationsPrompt } from './naivePrompts.ts';

const MOST_ENTITIES = 15;
const MOST_RELATIONS = 5;
const LONGEST_ANSWER = 500;

const name = { type: 'string', maxLength: 40 } as const;
const entity = { type: 'object', properties: { name, type: { enum: entityTypes } } } as const;
const relation = {
  type: 'object',
  properties: {
    subject: name,
    predicate: { enum: predicates },
    object: name,
    fact: { type: 'string', maxLength: 120 },
  },
} as const;
const entitiesForm = {
  type: 'object',
  properties: { entities: { type: 'array', items: entity, maxItems: MOST_ENTITIES } },
} as const satisfies GbnfJsonSchema;
const relationsForm = {
  type: 'object',
  properties: { relations: { type: 'array', items: relation, maxItems: MOST_RELATIONS } },
} as const satisfies GbnfJsonSchema;
const lists = z.record(z.string(), z.array(z.unknown()));

export interface NaiveReader {
  /** Both stages of one entry. Resolves to how many entities and relations it found. */
  read(text: string): Promise<number>;
  dispose(): Promise<void>;
}

/**
 * @param path the model's file
 * @param threads the library's own default is twice the cores, which is slower
 */
export async function naiveReader(path: string, threads: number): Promise<NaiveReader> {
  const logLevel = LlamaLogLevel.disabled;
  const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, logLevel, maxThreads: threads });
  const model = await llama.loadModel({ modelPath: path });
  const context = await model.createContext({ contextSize: { max: 4096 }, threads });
  const forms = {
    entities: await llama.createGrammarForJsonSchema(entitiesForm),
    relations: await llama.createGrammarForJsonSchema(relationsForm),
  };
  const ask = async (prompt: string, grammar: LlamaGrammar): Promise<string> => {
    const contextSequence = context.getSequence();
    const completion = new LlamaCompletion({ contextSequence, autoDisposeSequence: false });
    try {
      return await completion.generateCompletion(prompt, { grammar, maxTokens: LONGEST_ANSWER });
    } finally {
      completion.dispose();
      await contextSequence.dispose();
    }
  };
  return {
    async read(text) {
      const entities = await ask(entitiesPrompt(text), forms.entities);
      return items(entities) + items(await ask(relationsPrompt(text, entities), forms.relations));
    },
    async dispose() {
      await context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}

function items(answer: string): number {
  try {
    return Object.values(lists.parse(JSON.parse(answer))).flat().length;
  } catch {
    return 0;
  }
}
