/** Makes small GGUF files, so that tests need no real model. */

export interface GgufParts {
  version?: number;
  facts?: Record<string, string>;
  /** numbers of float32 in each tensor */
  tensors?: number[];
}

/** A whole GGUF file with string facts, an array fact, and tensors of zeros. */
export function ggufFile({ version = 3, facts = {}, tensors = [8, 100] }: GgufParts = {}): Buffer {
  const pieces = [Buffer.from('GGUF'), uint32(version), uint64(tensors.length), uint64(Object.keys(facts).length + 1)];
  pieces.push(text('tokenizer.ggml.tokens'), uint32(9), uint32(8), uint64(2), text('a'), text('b'));
  for (const [key, value] of Object.entries(facts)) pieces.push(text(key), uint32(8), text(value));
  let offset = 0;
  for (const [index, numbers] of tensors.entries()) {
    pieces.push(text(`tensor.${index}`), uint32(1), uint64(numbers), uint32(0), uint64(offset));
    offset += align(numbers * 4);
  }
  const header = Buffer.concat(pieces);
  const last = (tensors.at(-1) ?? 0) * 4;
  const end = tensors.length === 0 ? 0 : offset - align(last) + last;
  return Buffer.concat([header, Buffer.alloc(align(header.length) - header.length), Buffer.alloc(end)]);
}

function align(bytes: number): number {
  return Math.ceil(bytes / 32) * 32;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.concat([uint64(Buffer.byteLength(value)), Buffer.from(value)]);
}
