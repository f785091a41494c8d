/** The model host against the bare library on the same model: how much of its speed is left. */
import { getLlama, LlamaLogLevel, type Token } from 'node-llama-cpp';
import { STARTER } from '../../backend/model/catalogue.ts';
import { locateModel } from '../../backend/model/library.ts';
import type { ModelSpecification } from '../../worker/model/ModelClient.ts';
import { physicalCores } from '../../worker/model/cores.ts';
import { HostedModelClient } from '../../worker/model/HostedModelClient.ts';
import { HOST_PROGRAM } from '../helpers/programs.ts';
import { CACHE } from '../helpers/temporaryHome.ts';
import { median } from './measure.ts';
import { note, rowAtLeast } from './table.ts';

/** Tokens generated for each prompt, whatever they say. */
const TOKENS = 40;
/** Prompts in a row for either. */
const TURN = 6;

/** Tokens a second. */
interface Speed {
  prompt: number;
  generated: number;
}

function speed(promptTokens: number, started: number, tokenTimes: readonly number[]): Speed {
  const [first = Number.NaN, last = Number.NaN] = [tokenTimes[0], tokenTimes.at(-1)];
  return {
    prompt: (promptTokens * 1_000) / (first - started),
    generated: ((tokenTimes.length - 1) * 1_000) / (last - first),
  };
}

async function hostLoop(client: HostedModelClient, prompt: string): Promise<Speed> {
  const times: number[] = [];
  const started = performance.now();
  const { promptTokens, cachedTokens } = await client.complete(
    { prompt: [prompt], stop: [], maxTokens: TOKENS, sampling: 'greedy' },
    { onToken: () => times.push(performance.now()) },
  );
  return speed(promptTokens - cachedTokens, started, times);
}

interface RawModel {
  loop(prompt: string): Promise<Speed>;
  dispose(): Promise<void>;
}

async function rawModel({ path, adapter }: ModelSpecification): Promise<RawModel> {
  const [threads, logLevel] = [physicalCores(), LlamaLogLevel.disabled];
  const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, logLevel, maxThreads: threads });
  const model = await llama.loadModel({ modelPath: path });
  const context = await model.createContext({
    contextSize: { max: 4096 },
    threads,
    ...(adapter !== null && { lora: adapter }),
  });
  const sequence = context.getSequence();
  return {
    async loop(prompt) {
      await sequence.clearHistory();
      const tokens: Token[] = model.tokenize(prompt);
      const times: number[] = [];
      const started = performance.now();
      const generation = sequence.evaluate(tokens, { temperature: 0 });
      while (times.length < TOKENS && (await generation.next()).done !== true) times.push(performance.now());
      await generation.return();
      return speed(tokens.length, started, times);
    },
    async dispose() {
      await sequence.dispose();
      await context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}

/**
 * Both read and continue the same prompts, each prompt new to both: by turns of several, as the host gives way to a busy
 * neighbour for a moment, which the other would be.
 */
export async function againstRawLoop(entries: readonly string[]): Promise<void> {
  const specification = await locateModel(STARTER.name, CACHE);
  const raw = await rawModel(specification);
  const client = new HostedModelClient(HOST_PROGRAM, specification);
  const speeds: Record<'host' | 'raw', Speed[]> = { host: [], raw: [] };
  try {
    await client.ready;
    for (let first = 0; first < entries.length; first += TURN) {
      const turn = entries.slice(first, first + TURN);
      for (const text of turn) speeds.host.push(await hostLoop(client, text));
      for (const text of turn) speeds.raw.push(await raw.loop(text));
    }
  } finally {
    await client.dispose();
    await raw.dispose();
  }
  for (const what of ['prompt', 'generated'] as const) {
    const [host, bare] = [median(speeds.host.map((one) => one[what])), median(speeds.raw.map((one) => one[what]))];
    note(`${what} tokens`, host, 'a second');
    rowAtLeast(`${what} tokens, against the bare library`, host / bare, 'x', 0.9);
  }
}
