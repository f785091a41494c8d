/** Makes small GGUF files, so that tests need no real model. */

export type GgufFact = string | number | boolean | readonly string[];

export interface GgufParts {
  version?: number;
  facts?: Readonly<Record<string, GgufFact>>;
  /** whether it has a vocabulary, as language models do */
  vocabulary?: boolean;
  /** numbers of float32 in each tensor */
  tensors?: number[];
}

/** A whole GGUF file with facts, a list fact, and tensors of zeros. */
export function ggufFile(parts: GgufParts = {}): Buffer {
  const { version = 3, facts = {}, vocabulary = true, tensors = [8, 100] } = parts;
  const all: Record<string, GgufFact> = { ...(vocabulary && { 'tokenizer.ggml.tokens': ['a', 'b'] }), ...facts };
  const pieces = [Buffer.from('GGUF'), uint32(version), uint64(tensors.length), uint64(Object.keys(all).length)];
  for (const [key, value] of Object.entries(all)) pieces.push(text(key), ...valueBytes(value));
  let offset = 0;
  for (const [index, numbers] of tensors.entries()) {
    pieces.push(text(`tensor.${index}`), uint32(1), uint64(numbers), uint32(0), uint64(offset));
    offset += align(numbers * 4);
  }
  const header = Buffer.concat(pieces);
  if (tensors.length === 0) return header;
  const last = (tensors.at(-1) ?? 0) * 4;
  const end = offset - align(last) + last;
  return Buffer.concat([header, Buffer.alloc(align(header.length) - header.length), Buffer.alloc(end)]);
}

/** Type number and bytes: whole numbers as uint32, others as float32. */
function valueBytes(value: GgufFact): Buffer[] {
  if (typeof value === 'string') return [uint32(8), text(value)];
  if (typeof value === 'boolean') return [uint32(7), Buffer.from([Number(value)])];
  if (typeof value !== 'number') return [uint32(9), uint32(8), uint64(value.length), ...value.map(text)];
  return Number.isInteger(value) ? [uint32(4), uint32(value)] : [uint32(6), float32(value)];
}

function align(bytes: number): number {
  return Math.ceil(bytes / 32) * 32;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function uint64(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

export function text(value: string): Buffer {
  return Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);
}
