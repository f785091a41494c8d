/** The models Kith knows by name. Any other GGUF file can be used by its path. */

export interface CatalogueModel {
  /** what a person types */
  name: string;
  title: string;
  /** the wheels that the starter comes in, or an address the hub downloader understands */
  source: { from: 'wheels' } | { from: 'hub'; uri: string };
  /** file name in the cache */
  file: string;
  bytes: number;
  sha256: string;
  licence: string;
  /** as the header of its file says */
  architecture: string;
  /** a base model continues lines, an instruct model follows a chat */
  kind: 'base' | 'instruct';
  /** memory it takes while it reads, with a context of 4096 tokens, in bytes */
  ramBytes: number;
  /** file in prompts/adapters/ that belongs to it now, or null; older ones may lie beside it */
  adapter: string | null;
}

// Sizes and checksums as the hub states them, seen alike in several public manifests on 2026-11-23; the starter's were
// taken from the file. Memory = file + key/value cache (layers × 2 × heads × head size × 2 bytes × 4096) + 0.3 GB.
export const CATALOGUE: readonly [CatalogueModel, ...CatalogueModel[]] = [
  {
    name: 'starter',
    title: 'Gemma 3 270M with the journal adapter',
    source: { from: 'wheels' },
    file: 'gemma-3-270m-q4_k_m.gguf',
    bytes: 253113024,
    sha256: 'a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
    licence: 'Gemma terms of use',
    architecture: 'gemma3',
    kind: 'base',
    ramBytes: 0.7e9,
    adapter: 'journal-starter-3.gguf',
  },
  {
    name: 'qwen3-0.6b',
    title: 'Qwen3 0.6B',
    source: { from: 'hub', uri: 'hf:Qwen/Qwen3-0.6B-GGUF/Qwen3-0.6B-Q8_0.gguf' },
    file: 'Qwen3-0.6B-Q8_0.gguf',
    bytes: 639446688,
    sha256: '9465e63a22add5354d9bb4b99e90117043c7124007664907259bd16d043bb031',
    licence: 'Apache-2.0',
    architecture: 'qwen3',
    kind: 'instruct',
    ramBytes: 1.4e9,
    adapter: null,
  },
  {
    name: 'qwen3-1.7b',
    title: 'Qwen3 1.7B',
    source: { from: 'hub', uri: 'hf:Qwen/Qwen3-1.7B-GGUF/Qwen3-1.7B-Q8_0.gguf' },
    file: 'Qwen3-1.7B-Q8_0.gguf',
    bytes: 1834426016,
    sha256: '061b54daade076b5d3362dac252678d17da8c68f07560be70818cace6590cb1a',
    licence: 'Apache-2.0',
    architecture: 'qwen3',
    kind: 'instruct',
    ramBytes: 2.6e9,
    adapter: null,
  },
  {
    name: 'qwen3-4b-2507',
    title: 'Qwen3 4B Instruct 2507',
    source: {
      from: 'hub',
      uri: 'hf:unsloth/Qwen3-4B-Instruct-2507-GGUF/Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
    },
    file: 'Qwen3-4B-Instruct-2507-Q4_K_M.gguf',
    bytes: 2497281120,
    sha256: '3605803b982cb64aead44f6c1b2ae36e3acdb41d8e46c8a94c6533bc4c67e597',
    licence: 'Apache-2.0',
    architecture: 'qwen3',
    kind: 'instruct',
    ramBytes: 3.5e9,
    adapter: null,
  },
];

/** Tokens of context that `ramBytes` counts with. */
export const MODEL_CONTEXT = 4096;

/** The model that needs no hub and fits every machine. */
export const STARTER = CATALOGUE[0];

/** The best of the catalogue, for machines with enough memory. */
export const BEST_MODEL = 'qwen3-4b-2507';

/** Memory from which the best model is recommended, in bytes: 8 GB, less what firmware and graphics keep for themselves. */
export const BEST_MODEL_RAM = 7.5e9;

export function findModel(name: string): CatalogueModel | null {
  return CATALOGUE.find((model) => model.name === name) ?? null;
}
