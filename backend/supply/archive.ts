/** Reads single files out of a zip archive, which is what a Python wheel is. Nothing else of it ever reaches the disk. */
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { KithError } from '../errors.ts';

// Signatures and field offsets: PKWARE APPNOTE 4.3.7, 4.3.12 and 4.3.16. No zip64: a wheel of ours is far below 4 GB.
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
const STORED = 0;
const DEFLATED = 8;

export interface ArchiveMember {
  /** bytes when unpacked */
  size: number;
  /** its unpacked content */
  content: Readable;
}

interface Entry {
  name: string;
  method: number;
  packedSize: number;
  size: number;
  offset: number;
}

/** Opens one file of a zip archive. Throws KithError 'failure' when the archive is damaged or has no such file. */
export async function openMember(archive: string, member: string): Promise<ArchiveMember> {
  const file = await open(archive, 'r');
  try {
    const entry = (await readEntries(file)).find(({ name }) => name === member);
    if (entry === undefined) throw damaged(`it has no ${member}`);
    const start = await contentStart(file, entry);
    return { size: entry.size, content: contentOf(archive, entry, start) };
  } finally {
    await file.close();
  }
}

async function readEntries(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES), END_BYTES + MAX_COMMENT_BYTES);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw damaged('it is not a zip archive, or its end is missing');
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length;) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged('its list of files is broken');
    const nameBytes = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    entries.push({
      name,
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The local header repeats the name and has extra fields of its own length, so it must be asked. */
async function contentStart(file: FileHandle, entry: Entry): Promise<number> {
  const header = await readAt(file, entry.offset, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL_SIGNATURE)
    throw damaged('a file in it is broken');
  return entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function contentOf(archive: string, entry: Entry, start: number): Readable {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged('it is packed in an unknown way');
  if (entry.packedSize === 0) return Readable.from([]);
  const packed = createReadStream(archive, { start, end: start + entry.packedSize - 1 });
  if (entry.method === STORED) return packed;
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  inflate.on('close', () => packed.destroy());
  return packed.pipe(inflate);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function damaged(reason: string): KithError {
  return new KithError('failure', `The downloaded archive is damaged: ${reason}.`, 'Run it again to fetch it anew.');
}
