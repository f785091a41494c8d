/**
 * What the usual tool does, to compare with: one prompt for each stage, read from its beginning each time, worked examples
 * in it, a JSON grammar. The same model, without the adapter; the same examples; lists are capped,
 * so that a loop of the model does not count against it for long.
 */
import { getLlama, LlamaCompletion, LlamaLogLevel, type GbnfJsonSchema, type LlamaGrammar } from 'node-llama-cpp';
import { z } from 'zod';
import { predicates } from '../../prompts/vocabulary.ts';
import { namesPrompt, relationsPrompt } from './naivePrompts.ts';

const MOST_NAMES = 8;
const MOST_RELATIONS = 5;
const LONGEST_NAME = 40;
const LONGEST_ANSWER = 400;

const name = { type: 'string', maxLength: LONGEST_NAME } as const;
const list = { type: 'array', items: name, maxItems: MOST_NAMES } as const;
const namesForm = {
  type: 'object',
  properties: { person: list, place: list, organization: list, activity: list },
} as const satisfies GbnfJsonSchema;
const relationsForm = {
  type: 'object',
  properties: {
    relations: {
      type: 'array',
      maxItems: MOST_RELATIONS,
      items: { type: 'object', properties: { subject: name, predicate: { enum: predicates }, object: name } },
    },
  },
} as const satisfies GbnfJsonSchema;
const anything = z.record(z.string(), z.unknown());

export interface NaiveReader {
  /** Both stages of one entry. Resolves to how many fields its two answers have, 0 for one that is no JSON. */
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
    names: await llama.createGrammarForJsonSchema(namesForm),
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
      const names = await ask(namesPrompt(text), forms.names);
      return fields(names) + fields(await ask(relationsPrompt(text, names), forms.relations));
    },
    async dispose() {
      await context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}

function fields(answer: string): number {
  try {
    return Object.keys(anything.parse(JSON.parse(answer))).length;
  } catch {
    return 0;
  }
}
