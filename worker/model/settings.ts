/** Every setting of the language model, in one place. */

export const MODEL_SETTINGS = {
  /**
   * Tokens of context, the first that the memory allows; never more than the model was made for. The last one still
   * takes the longest prompt with the longest passage and its names.
   */
  contextSizes: [4096, 3072, 2048],

  /** All layers go to a GPU where one works; otherwise the CPU, with one thread per physical core (cores.ts). */
  gpuLayers: 'max',

  /** Prompt tokens evaluated between two looks at the abort signal. */
  prefillTokens: 128,

  /** Tokens generated between two looks at how many threads the other programs leave. */
  threadsTokens: 16,

  /** Extraction: the same text gives the same answer. The likeliest of these candidates is taken: likeliestTokens.ts. */
  greedy: { temperature: 1, topK: 16, topP: 1, minP: 0, yieldEogToken: true },

  /** Free generation: answers and summaries. */
  free: { temperature: 0.7, topP: 0.8, topK: 20, minP: 0 },
  freeMaxTokens: 2048,

  /**
   * Tokens of an entry that a passage holds at most. On journal-dev 120, 200, 300, 400 and 600 all gave a main F1 of 0.80
   * to 0.82, without order; the largest reads fewest tokens twice and keeps most of an entry in view.
   */
  passageTokens: 600,

  /** Nice value of the model host: the person's own programs go first. */
  hostPriority: 10,

  /** How long a disposed model host may take to leave before it is killed, in milliseconds. */
  hostExitMilliseconds: 2000,
} as const;
