/** Steps over the parts of an image (RDB): numbers, strings and values of every type, without decoding them. Pure. */

/** What is here is no image, or not as it was written. */
export class ImageDamage extends Error {}

export const TYPE_MODULE = 7;

/** Values that are one string, whatever is packed in it. */
const ONE_STRING = new Set([0, 9, 10, 11, 12, 13, 16, 17, 20]);
/** Values that are a count and so many strings: list, set, hash, quicklist. */
const STRINGS_PER_ELEMENT: Readonly<Record<number, number>> = { 1: 1, 2: 1, 4: 2, 14: 1 };
const SORTED_SET = 5;
const QUICKLIST = 18;
const STREAMS = [15, 19, 21];
const ENTRY_ID_BYTES = 16;
const TIME_BYTES = 8;

export class ImageReader {
  /** @param at offset of the next byte */
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new ImageDamage('it ends too soon');
    this.at += 1;
    return value;
  }

  advance(bytes: number): void {
    this.at += bytes;
    if (this.at > this.bytes.length) throw new ImageDamage('it ends too soon');
  }

  /** A number. Numbers beyond what is exact occur only as ids, which nobody looks at. */
  length(): number {
    const first = this.byte();
    if (first < 0x40) return first;
    if (first < 0x80) return ((first & 0x3f) << 8) | this.byte();
    if (first === 0x80 || first === 0x81) {
      const start = this.at;
      this.advance(first === 0x80 ? 4 : 8);
      return first === 0x80 ? this.bytes.readUInt32BE(start) : Number(this.bytes.readBigUInt64BE(start));
    }
    throw new ImageDamage('a number is none');
  }

  string(): void {
    const first = this.bytes[this.at] ?? 0;
    if (first < 0xc0) return this.advance(this.length());
    this.advance(1);
    const encoding = first & 0x3f;
    if (encoding <= 2) return this.advance(1 << encoding);
    if (encoding !== 3) throw new ImageDamage('a string is none');
    const compressed = this.length();
    this.length();
    this.advance(compressed);
  }

  strings(count: number): void {
    for (let left = count; left > 0; left -= 1) this.string();
  }

  /** A value of a type that is no module's. */
  value(type: number): void {
    const perElement = STRINGS_PER_ELEMENT[type];
    if (ONE_STRING.has(type)) this.string();
    else if (perElement !== undefined) this.strings(this.length() * perElement);
    else if (type === SORTED_SET) this.sortedSet();
    else if (type === QUICKLIST) this.quicklist();
    else if (STREAMS.includes(type)) this.stream(STREAMS.indexOf(type) + 1);
    else throw new ImageDamage(`a value of type ${type} is not known`);
  }

  /** What a module wrote, up to its own end mark. */
  moduleValues(): void {
    for (let kind = this.length(); kind !== 0; kind = this.length()) {
      if (kind === 1 || kind === 2) this.length();
      else if (kind === 3) this.advance(4);
      else if (kind === 4) this.advance(8);
      else if (kind === 5) this.string();
      else throw new ImageDamage('a module value is none');
    }
  }

  private sortedSet(): void {
    for (let left = this.length(); left > 0; left -= 1) {
      this.string();
      this.advance(8);
    }
  }

  private quicklist(): void {
    for (let left = this.length(); left > 0; left -= 1) {
      this.length();
      this.string();
    }
  }

  private stream(version: number): void {
    this.strings(this.length() * 2);
    // Length and last id; later versions also the first id, the last deleted one, and how many were ever added.
    this.lengths(version === 1 ? 3 : 8);
    for (let groups = this.length(); groups > 0; groups -= 1) {
      this.string();
      this.lengths(version === 1 ? 2 : 3);
      for (let pending = this.length(); pending > 0; pending -= 1) {
        this.advance(ENTRY_ID_BYTES + TIME_BYTES);
        this.length();
      }
      for (let consumers = this.length(); consumers > 0; consumers -= 1) {
        this.string();
        this.advance(version === 3 ? 2 * TIME_BYTES : TIME_BYTES);
        this.advance(this.length() * ENTRY_ID_BYTES);
      }
    }
  }

  private lengths(count: number): void {
    for (let left = count; left > 0; left -= 1) this.length();
  }
}
