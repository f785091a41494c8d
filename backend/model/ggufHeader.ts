/** Reads the header of a GGUF file: what it says of itself, and where its last tensor ends. Pure: bytes in, facts out. */
import { damaged, GgufBytes, NotGguf, type GgufValue } from './ggufBytes.ts';
import { tensorBytes } from './tensorSizes.ts';

const MAGIC = 'GGUF';
const VERSIONS = [2, 3];
const NEWEST = 3;
/** What a version looks like in a file for machines of the other byte order. */
const TURNED = 0x01000000;
const DEFAULT_ALIGNMENT = 32;
const MAX_ALIGNMENT = 65_536;
/** More than any real model has; a damaged count must not keep us busy. */
const MAX_FACTS = 100_000;
const MAX_TENSORS = 1_000_000;
const MAX_DIMENSIONS = 4;

export interface GgufHeader {
  /** everything short enough to matter, by its key */
  facts: ReadonlyMap<string, GgufValue>;
  /** e.g. qwen3 */
  architecture: string | null;
  /** `model`, `adapter`, …; null in files that do not say */
  type: string | null;
  /** the Jinja template by which the model was taught to chat; base models may carry one, too */
  chatTemplate: string | null;
  tensors: number;
  /** bytes of a file that has all its tensors, at least */
  wholeBytes: number;
}

/** Parses the first bytes of a file. Throws MoreBytesNeeded or NotGguf. */
export function parseGgufHeader(bytes: Buffer): GgufHeader {
  const cursor = new GgufBytes(bytes);
  if (cursor.take(4).toString('latin1') !== MAGIC) throw new NotGguf('it does not begin as one');
  requireVersion(cursor.uint32());
  const tensors = cursor.count(MAX_TENSORS);
  const facts = new Map<string, GgufValue>();
  for (let left = cursor.count(MAX_FACTS); left > 0; left -= 1) facts.set(cursor.key(), cursor.value());
  const end = endOfTensors(cursor, tensors);
  const alignment = alignmentOf(facts);
  return {
    facts,
    architecture: textFact(facts, 'general.architecture'),
    type: textFact(facts, 'general.type'),
    chatTemplate: textFact(facts, 'tokenizer.chat_template'),
    tensors,
    // A file without tensors, such as a vocabulary, need not be padded.
    wholeBytes: tensors === 0 ? cursor.position : Math.ceil(cursor.position / alignment) * alignment + end,
  };
}

/** A text of the header; null when it is missing, empty or no text. */
export function textFact(facts: GgufHeader['facts'], key: string): string | null {
  const value = facts.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A number of the header, or the largest of a list with one for each layer; null when it is missing or no number. */
export function numberFact(facts: GgufHeader['facts'], key: string): number | null {
  const value = facts.get(key);
  const numbers = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'number');
  return numbers.length === 0 ? null : Math.max(...numbers);
}

/** The texts of a list in the header, e.g. the tags of a model. */
export function textsFact(facts: GgufHeader['facts'], key: string): string[] {
  const value = facts.get(key);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function requireVersion(version: number): void {
  if (VERSIONS.includes(version)) return;
  if (version >= TURNED) throw new NotGguf('it is made for machines of another byte order');
  const why = version > NEWEST ? 'is newer than this Kith' : 'is not supported any more';
  throw new NotGguf(`its format version ${version} ${why}`);
}

function endOfTensors(cursor: GgufBytes, tensors: number): number {
  let end = 0;
  for (let index = 0; index < tensors; index += 1) {
    cursor.key();
    const dimensions = cursor.uint32();
    if (dimensions > MAX_DIMENSIONS) throw damaged();
    let numbers = 1;
    for (let dimension = 0; dimension < dimensions; dimension += 1) numbers *= cursor.uint64();
    const type = cursor.uint32();
    end = Math.max(end, cursor.uint64() + tensorBytes(type, numbers));
    if (!Number.isSafeInteger(end)) throw damaged();
  }
  return end;
}

function alignmentOf(facts: GgufHeader['facts']): number {
  const alignment = numberFact(facts, 'general.alignment') ?? DEFAULT_ALIGNMENT;
  if (!Number.isInteger(alignment) || alignment < 1 || alignment > MAX_ALIGNMENT) throw damaged();
  return alignment;
}
