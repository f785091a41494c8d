/** The stateless factory: a model file becomes a model client in this process. Tools use it; so does the model host. */
import { basename } from 'node:path';
import { getLlama, LlamaLogLevel, type Llama } from 'node-llama-cpp';
import { ModelUnavailableError } from '../../backend/errors.ts';
import { checkGguf } from '../../backend/model/gguf.ts';
import { physicalCores } from './cores.ts';
import { explainAdapterFailure, explainLoadFailure } from './loadFailure.ts';
import { LocalModelClient, type LoadedModel } from './LocalModelClient.ts';
import type { ModelClient, ModelSpecification } from './ModelClient.ts';
import { MODEL_SETTINGS } from './settings.ts';
import { ThreadBudget } from './ThreadBudget.ts';

export interface LoadOptions {
  /** 'auto': a GPU where one works, else the CPU */
  device?: 'auto' | 'cpu';
  signal?: AbortSignal;
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
  await checkGguf(path);
  if (adapter !== null) await checkGguf(adapter);
  // It sees how busy the machine is while the model loads, and so knows it for the first entry.
  const threads = new ThreadBudget(physicalCores());
  const loaded = await load(specification, options.device ?? 'auto', options.signal);
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

async function load(
  specification: ModelSpecification,
  device: 'auto' | 'cpu',
  signal?: AbortSignal,
): Promise<LoadedModel> {
  const llama = await openLibrary(device);
  try {
    return await loadWith(llama, specification, signal);
  } catch (cause) {
    await llama.dispose();
    signal?.throwIfAborted();
    // A GPU that is too small or broken: the CPU always remains.
    if (llama.gpu !== false) return load(specification, 'cpu', signal);
    throw explainLoadFailure(specification.path, cause);
  }
}

async function loadWith(
  llama: Llama,
  { path, adapter }: ModelSpecification,
  signal?: AbortSignal,
): Promise<LoadedModel> {
  const cancel = signal === undefined ? {} : { loadSignal: signal };
  const model = await llama.loadModel({
    modelPath: path,
    gpuLayers: llama.gpu === false ? 0 : MODEL_SETTINGS.gpuLayers,
    ...cancel,
  });
  try {
    const context = await model.createContext({
      contextSize: { max: Math.min(MODEL_SETTINGS.maxContextSize, model.trainContextSize) },
      threads: physicalCores(),
      // Keeps the start of a prompt reusable on models with a sliding window.
      swaFullCache: true,
      ...(adapter === null ? {} : { lora: { adapters: [{ filePath: adapter }] } }),
      ...(signal === undefined ? {} : { createSignal: signal }),
    });
    return { llama, model, context, sequence: context.getSequence() };
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
