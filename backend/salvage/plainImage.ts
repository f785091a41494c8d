/** Makes an image without anything of the graph module out of one that cannot be loaded. Pure. */
import { Checksum } from '../engine/aof/checksum.ts';
import { ImageDamage, ImageReader, TYPE_MODULE } from './ImageReader.ts';

export interface PlainImage {
  bytes: Buffer;
  /** keys that were kept, and values of the graph that were left out */
  keys: number;
  graphValues: number;
  /** whether all of it could be read; otherwise the keys behind the damage are missing */
  complete: boolean;
}

const MAGIC = /^REDIS\d{4}$/;
const MAGIC_BYTES = 9;

const END = 0xff;
const SELECT = 0xfe;
const EXPIRE_SECONDS = 0xfd;
const EXPIRE_MILLISECONDS = 0xfc;
const SIZES = 0xfb;
const NOTE = 0xfa;
const FREQUENCY = 0xf9;
const IDLE = 0xf8;
const MODULE_NOTE = 0xf7;

/** Null when it is no image at all. */
export function plainImage(image: Buffer): PlainImage | null {
  if (!MAGIC.test(image.toString('latin1', 0, MAGIC_BYTES))) return null;
  const kept: Buffer[] = [image.subarray(0, MAGIC_BYTES)];
  const counts = { keys: 0, graphValues: 0 };
  const reader = new ImageReader(image, MAGIC_BYTES);
  let complete = false;
  try {
    while (!complete) {
      const start = reader.at;
      const part = readPart(reader);
      if (part === 'end') complete = true;
      else if (part !== 'graph') kept.push(image.subarray(start, reader.at));
      if (part === 'key') counts.keys += 1;
      if (part === 'graph') counts.graphValues += 1;
    }
  } catch (error) {
    if (!(error instanceof ImageDamage)) throw error;
  }
  kept.push(Buffer.from([END]));
  const checksum = new Checksum();
  for (const part of kept) checksum.push(part);
  return { ...counts, complete, bytes: Buffer.concat([...kept, checksum.bytes()]) };
}

/** One key with all that is said of it, or one remark about the whole. */
function readPart(reader: ImageReader): 'key' | 'graph' | 'note' | 'end' {
  for (;;) {
    const type = reader.byte();
    if (type === END) return 'end';
    if (type === EXPIRE_MILLISECONDS) reader.advance(8);
    else if (type === EXPIRE_SECONDS) reader.advance(4);
    else if (type === FREQUENCY) reader.advance(1);
    else if (type === IDLE) reader.length();
    else return readWhole(reader, type);
  }
}

function readWhole(reader: ImageReader, type: number): 'key' | 'graph' | 'note' {
  if (type === SELECT) reader.length();
  else if (type === NOTE) reader.strings(2);
  else if (type === SIZES) {
    reader.length();
    reader.length();
  } else if (type === MODULE_NOTE) {
    reader.length();
    reader.moduleValues();
    return 'graph';
  } else {
    reader.string();
    if (type !== TYPE_MODULE) {
      reader.value(type);
      return 'key';
    }
    reader.length();
    reader.moduleValues();
    return 'graph';
  }
  return 'note';
}
