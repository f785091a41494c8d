/** Reads the values of a GGUF file one after another. Pure: trusts no number in them, so that garbage costs nothing. */

// Layout: the GGUF specification in the ggml repository (docs/gguf.md), versions 2 and 3; little-endian.
const STRING = 8;
const ARRAY = 9;
const BOOLEAN = 7;
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
/** The specification allows no longer keys. */
const MAX_KEY_BYTES = 65_535;
/** A chat template is the longest text we read; vocabularies are longer lists, which we skip. */
const MAX_TEXT_BYTES = 1_000_000;
const MAX_LIST = 1_000;

/** What is kept of a value; null for one that is too long to matter, or of no use to us. */
export type GgufValue = string | number | boolean | (string | number | boolean)[] | null;

/** The header goes on beyond these bytes. */
export class MoreBytesNeeded extends Error {
  /** @param needed length of the file up to there, at least */
  constructor(readonly needed: number) {
    super(`${needed} bytes are needed`);
  }
}

/** These bytes are not the beginning of a GGUF file; the message says why. */
export class NotGguf extends Error {}

/** A place in the first bytes of a file. Every method moves on, and throws MoreBytesNeeded or NotGguf. */
export class GgufBytes {
  position = 0;
  constructor(private readonly bytes: Buffer) {}

  advance(length: number): void {
    const end = this.position + length;
    if (!Number.isSafeInteger(end)) throw damaged();
    if (end > this.bytes.length) throw new MoreBytesNeeded(end);
    this.position = end;
  }

  take(length: number): Buffer {
    const start = this.position;
    this.advance(length);
    return this.bytes.subarray(start, this.position);
  }

  uint32(): number {
    const start = this.position;
    this.advance(4);
    return this.bytes.readUInt32LE(start);
  }

  uint64(): number {
    const low = this.uint32();
    const value = this.uint32() * 2 ** 32 + low;
    if (!Number.isSafeInteger(value)) throw damaged();
    return value;
  }

  /** A count of things that take bytes each; damaged counts must not keep us busy. */
  count(most: number): number {
    const count = this.uint64();
    if (count > most) throw damaged();
    return count;
  }

  key(): string {
    const length = this.uint64();
    if (length > MAX_KEY_BYTES) throw damaged();
    return this.take(length).toString('utf8');
  }

  /** A typed value: what can be of use, else null. */
  value(): GgufValue {
    const type = this.uint32();
    return type === ARRAY ? this.list() : this.single(type);
  }

  private list(): GgufValue {
    const type = this.uint32();
    const length = this.uint64();
    const fixed = FIXED_BYTES[type];
    // Lists of lists are in no file; as llama.cpp does, we take them for damage.
    if (fixed === undefined && type !== STRING) throw damaged();
    if (length > MAX_LIST) {
      if (fixed !== undefined) this.advance(fixed * length);
      else for (let index = 0; index < length; index += 1) this.advance(this.uint64());
      return null;
    }
    const values: (string | number | boolean)[] = [];
    for (let index = 0; index < length; index += 1) {
      const value = this.single(type);
      if (value !== null) values.push(value);
    }
    return values;
  }

  private single(type: number): string | number | boolean | null {
    if (type === STRING) {
      const length = this.uint64();
      const text = this.take(length);
      return length > MAX_TEXT_BYTES ? null : text.toString('utf8');
    }
    const fixed = FIXED_BYTES[type];
    if (fixed === undefined) throw new NotGguf('it holds a value of an unknown kind');
    const bytes = this.take(fixed);
    if (type === BOOLEAN) return bytes[0] !== 0;
    if (type === 6) return bytes.readFloatLE();
    if (type === 12) return bytes.readDoubleLE();
    const signed = type === 1 || type === 3 || type === 5;
    if (fixed < 8) return signed ? bytes.readIntLE(0, fixed) : bytes.readUIntLE(0, fixed);
    return Number(type === 11 ? bytes.readBigInt64LE() : bytes.readBigUInt64LE());
  }
}

export function damaged(): NotGguf {
  return new NotGguf('its header is damaged');
}
