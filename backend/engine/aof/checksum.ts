/** The CRC-64 that ends every image the engine writes: a flipped bit anywhere in it is seen without loading it. */
import { open } from 'node:fs/promises';

/** Jones' polynomial, bit-reversed, as two halves: numbers of 64 bits are slow here. */
const HIGH = 0x95ac9329;
const LOW = 0xac4bc9b5;

const tableHigh = new Uint32Array(256);
const tableLow = new Uint32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    const carry = low & 1;
    low = ((low >>> 1) | (high << 31)) >>> 0;
    high >>>= 1;
    if (carry) {
      high = (high ^ HIGH) >>> 0;
      low = (low ^ LOW) >>> 0;
    }
  }
  tableHigh[byte] = high;
  tableLow[byte] = low;
}

/** Takes bytes in chunks; `bytes()` is the checksum of all so far, least significant byte first. Pure. */
export class Checksum {
  private high = 0;
  private low = 0;

  push(chunk: Uint8Array): void {
    let { high, low } = this;
    for (const byte of chunk) {
      const index = (low ^ byte) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (tableLow[index] ?? 0);
      high = (high >>> 8) ^ (tableHigh[index] ?? 0);
    }
    this.high = high;
    this.low = low;
  }

  bytes(): Buffer {
    const result = Buffer.alloc(8);
    result.writeUInt32LE(this.low >>> 0, 0);
    result.writeUInt32LE(this.high >>> 0, 4);
    return result;
  }
}

const MAGIC = Buffer.from('REDIS');
const CHECKSUM_BYTES = 8;
const CHUNK_BYTES = 1024 * 1024;

/** Whether a file is an image whose checksum is right. Reads all of it, a megabyte at a time. */
export async function isWholeImage(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const length = size - CHECKSUM_BYTES;
    if (length < MAGIC.length) return false;
    const checksum = new Checksum();
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size));
    for (let at = 0; at < length;) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, length - at), at);
      if (bytesRead === 0) return false;
      if (at === 0 && !buffer.subarray(0, MAGIC.length).equals(MAGIC)) return false;
      checksum.push(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    const { bytesRead } = await handle.read(buffer, 0, CHECKSUM_BYTES, length);
    return bytesRead === CHECKSUM_BYTES && buffer.subarray(0, CHECKSUM_BYTES).equals(checksum.bytes());
  } finally {
    await handle.close();
  }
}
