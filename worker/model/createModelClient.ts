/** The stateless factory: a model file becomes a model client in this process. Tools use it; so does the model host. */
import { basename } from 'node:path';
import { getLlama, LlamaLogLevel, type Llama } from 'node-llama-cpp';
import { ModelUnavailableError } from '../../backend/errors.ts';
import { chatFormat } from '../../backend/model/chatFormat.ts';
import { checkGguf, type CheckedGguf } from '../../backend/model/gguf.ts';
import { requireAllParts } from '../../backend/model/splitParts.ts';
import { planContext } from './contextPlan.ts';
import { physicalCores } from './cores.ts';
import { freeMemory } from './freeMemory.ts';
import { explainAdapterFailure, explainLoadFailure } from './loadFailure.ts';
import { LocalModelClient, type LoadedModel } from './LocalModelClient.ts';
import type { ModelClient, ModelSpecification } from './ModelClient.ts';
import { MODEL_SETTINGS } from './settings.ts';
import { ThreadBudget } from './ThreadBudget.ts';

export interface LoadOptions {
  /** 'auto': a GPU where one works, else the CPU */
  device?: 'auto' | 'cpu';
  signal?: AbortSignal;
  /** bytes of memory that can be had, or null where nobody knows; what the system says where it is left out */
  free?: number | null;
}

/** A model's files, looked at. */
interface ModelFiles {
  specification: ModelSpecification;
  header: CheckedGguf;
  /** bytes of all its parts */
  weights: number;
}

/**
 * Loads a model into this process.
 * @param specification which files, and what kind of model they hold
 * @throws ModelUnavailableError when a file is missing, foreign, cut off, or needs more memory than there is
 */
export async function createModelClient(
  specification: ModelSpecification,
  options: LoadOptions = {},
): Promise<ModelClient> {
  const { name, kind, path, adapter } = specification;
  const header = await checkGguf(path);
  const files = { specification, header, weights: await requireAllParts(path, header) };
  if (adapter !== null) await checkGguf(adapter);
  // It sees how busy the machine is while the model loads, and so knows it for the first entry.
  const threads = new ThreadBudget(physicalCores());
  const loaded = await load(files, options);
  return new LocalModelClient(
    {
      name,
      kind,
      adapter: adapter === null ? null : basename(adapter),
      contextSize: loaded.context.contextSize,
      device: loaded.llama.gpu === false ? 'cpu' : 'gpu',
    },
    loaded,
    threads,
  );
}

async function load(files: ModelFiles, options: LoadOptions): Promise<LoadedModel> {
  const { device = 'auto', signal } = options;
  const llama = await openLibrary(device);
  try {
    return await loadWith(llama, files, options);
  } catch (cause) {
    await llama.dispose();
    signal?.throwIfAborted();
    // A GPU that is too small or broken: the CPU always remains.
    if (llama.gpu !== false) return load(files, { ...options, device: 'cpu' });
    throw explainLoadFailure(files.specification.path, cause, files.header.architecture);
  }
}

async function loadWith(
  llama: Llama,
  { specification, header, weights }: ModelFiles,
  { signal, free = freeMemory() }: LoadOptions,
): Promise<LoadedModel> {
  const { name, kind, path, adapter } = specification;
  // What goes to a GPU takes memory of its own; there the library finds out what fits.
  const contextSize = planContext(name, header, weights, llama.gpu === false ? free : null);
  const cancel = signal === undefined ? {} : { loadSignal: signal };
  const model = await llama.loadModel({
    modelPath: path,
    gpuLayers: llama.gpu === false ? 0 : MODEL_SETTINGS.gpuLayers,
    ...cancel,
  });
  try {
    const smallest = Math.min(contextSize, ...MODEL_SETTINGS.contextSizes);
    const context = await model.createContext({
      contextSize: { min: smallest, max: contextSize },
      threads: physicalCores(),
      // Keeps the start of a prompt reusable on models with a sliding window.
      swaFullCache: true,
      ...(adapter === null ? {} : { lora: { adapters: [{ filePath: adapter }] } }),
      ...(signal === undefined ? {} : { createSignal: signal }),
    });
    const chat = kind === 'instruct' ? chatFormat(header, name) : null;
    return { llama, model, context, sequence: context.getSequence(), chat };
  } catch (cause) {
    await model.dispose();
    signal?.throwIfAborted();
    throw adapter === null ? cause : explainAdapterFailure(path, adapter, cause);
  }
}

async function openLibrary(device: 'auto' | 'cpu'): Promise<Llama> {
  const open = (settings: { gpu?: false }) =>
    getLlama({
      ...settings,
      // Only what came with the package: nothing is compiled or fetched behind the person's back.
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      maxThreads: physicalCores(),
      logLevel: LlamaLogLevel.disabled,
      logger: () => undefined,
    });
  try {
    return await open(device === 'cpu' ? { gpu: false } : {});
  } catch (cause) {
    try {
      return await open({ gpu: false });
    } catch {
      throw new ModelUnavailableError(
        'The model library cannot run on this machine.',
        'Run kith doctor; entries can be written without a model.',
        { cause },
      );
    }
  }
}
