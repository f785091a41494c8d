/** Reads the header of a GGUF file: what it says of itself, and where its last tensor ends. Pure: bytes in, facts out. */
import { tensorBytes } from './tensorSizes.ts';

// Layout: the GGUF specification in the ggml repository (docs/gguf.md), versions 2 and 3; little-endian.
const MAGIC = 'GGUF';
const VERSIONS = [2, 3];
const DEFAULT_ALIGNMENT = 32;
const STRING = 8;
const ARRAY = 9;
/** Bytes of the value types of fixed length, by their number. */
const FIXED_BYTES: Readonly<Record<number, number>> = {
  0: 1, // uint8
  1: 1, // int8
  2: 2, // uint16
  3: 2, // int16
  4: 4, // uint32
  5: 4, // int32
  6: 4, // float32
  7: 1, // bool
  10: 8, // uint64
  11: 8, // int64
  12: 8, // float64
};
const UINT32 = 4;
/** More than any real model has; a damaged count must not keep us busy. */
const MAX_ENTRIES = 1_000_000;

export interface GgufHeader {
  /** e.g. qwen3 */
  architecture: string | null;
  /** `model`, `adapter`, …; null in files that do not say */
  type: string | null;
  hasChatTemplate: boolean;
  tensors: number;
  /** bytes of a file that has all its tensors, at least */
  wholeBytes: number;
}

/** The header goes on beyond these bytes. */
export class MoreBytesNeeded extends Error {}

/** These bytes are not the beginning of a GGUF file; the message says why. */
export class NotGguf extends Error {}

/** Parses the first bytes of a file. Throws MoreBytesNeeded or NotGguf. */
export function parseGgufHeader(bytes: Buffer): GgufHeader {
  const cursor = new Cursor(bytes);
  if (cursor.take(4).toString('latin1') !== MAGIC) throw new NotGguf('it does not begin as one');
  const version = cursor.uint32();
  if (!VERSIONS.includes(version)) throw new NotGguf(`its format version ${version} is not supported`);
  const tensors = cursor.count();
  const facts = readFacts(cursor, cursor.count());
  let end = 0;
  for (let index = 0; index < tensors; index += 1) {
    cursor.advance(cursor.uint64());
    let numbers = 1;
    for (let dimensions = cursor.uint32(); dimensions > 0; dimensions -= 1) numbers *= cursor.uint64();
    const type = cursor.uint32();
    end = Math.max(end, cursor.uint64() + tensorBytes(type, numbers));
  }
  const { alignment, ...rest } = facts;
  const dataStart = Math.ceil(cursor.position / alignment) * alignment;
  return { ...rest, tensors, wholeBytes: dataStart + end };
}

type Facts = Pick<GgufHeader, 'architecture' | 'type' | 'hasChatTemplate'> & { alignment: number };

function readFacts(cursor: Cursor, count: number): Facts {
  const facts: Facts = { architecture: null, type: null, hasChatTemplate: false, alignment: DEFAULT_ALIGNMENT };
  for (let index = 0; index < count; index += 1) {
    const key = cursor.text();
    const type = cursor.uint32();
    if (key === 'general.architecture' && type === STRING) facts.architecture = cursor.text();
    else if (key === 'general.type' && type === STRING) facts.type = cursor.text();
    else if (key === 'general.alignment' && type === UINT32) facts.alignment = Math.max(1, cursor.uint32());
    else {
      if (key === 'tokenizer.chat_template') facts.hasChatTemplate = true;
      skipValue(cursor, type);
    }
  }
  return facts;
}

function skipValue(cursor: Cursor, type: number): void {
  const fixed = FIXED_BYTES[type];
  if (fixed !== undefined) cursor.advance(fixed);
  else if (type === STRING) cursor.advance(cursor.uint64());
  else if (type === ARRAY) {
    const inner = cursor.uint32();
    const length = cursor.uint64();
    const innerBytes = FIXED_BYTES[inner];
    if (innerBytes !== undefined) cursor.advance(innerBytes * length);
    else for (let index = 0; index < length; index += 1) skipValue(cursor, inner);
  } else throw new NotGguf('it holds a value of an unknown kind');
}

class Cursor {
  position = 0;
  constructor(private readonly bytes: Buffer) {}

  advance(length: number): void {
    if (this.position + length > this.bytes.length) throw new MoreBytesNeeded();
    this.position += length;
  }

  take(length: number): Buffer {
    const start = this.position;
    this.advance(length);
    return this.bytes.subarray(start, this.position);
  }

  uint32(): number {
    return this.take(4).readUInt32LE();
  }

  uint64(): number {
    return Number(this.take(8).readBigUInt64LE());
  }

  text(): string {
    return this.take(this.uint64()).toString('utf8');
  }

  count(): number {
    const count = this.uint64();
    if (count > MAX_ENTRIES) throw new NotGguf('its header is damaged');
    return count;
  }
}
