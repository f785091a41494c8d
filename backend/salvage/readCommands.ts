/**
 * Reads an append-only file that may be broken. Each command says its own shape three times over (a count, lengths, line
 * ends), so one that does not read as written is mostly put together again from what is left of that. Pure.
 */

export interface ReadCommand {
  words: Buffer[];
  /** offset behind it */
  end: number;
}

export interface FoundCommand {
  /** null for bytes that are no command and were passed over */
  words: Buffer[] | null;
  start: number;
  end: number;
  /** whether it was put together from damaged bytes */
  mended: boolean;
}

const STAR = 42;
const DOLLAR = 36;
const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
/** A sign, a number of at most ten digits, and a line end. */
const LONGEST_LINE = 13;

/** Every command of a file in order, with the stretches between them that are none. */
export function* readCommands(bytes: Buffer): Generator<FoundCommand> {
  for (let at = 0; at < bytes.length;) {
    const whole = readStrictly(bytes, at);
    const command = whole ?? readLeniently(bytes, at);
    const end = command?.end ?? nextStart(bytes, at + 1);
    yield { words: command?.words ?? null, start: at, end, mended: whole === null };
    at = end;
  }
}

/** A number behind a sign, and where its line ends; null when it is anything else. */
function header(bytes: Buffer, at: number, sign: number): { value: number; end: number } | null {
  if (bytes[at] !== sign) return null;
  const end = lineEnd(bytes, at);
  if (end === -1) return null;
  const digits = bytes.toString('latin1', at + 1, end - 2);
  return /^\d{1,10}$/.test(digits) ? { value: Number(digits), end } : null;
}

/** Behind the line that begins here, if it is as short as such lines are; else -1. */
function lineEnd(bytes: Buffer, at: number): number {
  const limit = Math.min(bytes.length - 1, at + LONGEST_LINE);
  for (let index = at; index < limit; index += 1) {
    if (bytes[index] === CARRIAGE_RETURN && bytes[index + 1] === LINE_FEED) return index + 2;
  }
  return -1;
}

function readStrictly(bytes: Buffer, start: number): ReadCommand | null {
  const count = header(bytes, start, STAR);
  if (count === null || count.value === 0) return null;
  const words: Buffer[] = [];
  let at = count.end;
  for (let left = count.value; left > 0; left -= 1) {
    const length = header(bytes, at, DOLLAR);
    if (length === null) return null;
    const end = length.end + length.value;
    if (bytes[end] !== CARRIAGE_RETURN || bytes[end + 1] !== LINE_FEED) return null;
    words.push(bytes.subarray(length.end, end));
    at = end + 2;
  }
  // One more word says that the count is wrong.
  return header(bytes, at, DOLLAR) === null ? { words, end: at } : null;
}

/** Where a word, a command, or the end of the file may be. */
function isBoundary(bytes: Buffer, at: number): boolean {
  return at === bytes.length || header(bytes, at, DOLLAR) !== null || header(bytes, at, STAR) !== null;
}

/** Believes the line ends more than the numbers: a word ends where the next thing begins. */
function readLeniently(bytes: Buffer, start: number): ReadCommand | null {
  const words: Buffer[] = [];
  let at = firstWord(bytes, start);
  if (at === -1) return null;
  while (at < bytes.length && bytes[at] !== STAR) {
    const word = readWord(bytes, at);
    if (word === null) return null;
    words.push(word.text);
    at = word.end;
  }
  return words.length === 0 ? null : { words, end: at };
}

/** Where the first word of a damaged command begins, or -1. */
function firstWord(bytes: Buffer, start: number): number {
  const count = header(bytes, start, STAR);
  if (count !== null) return count.end;
  for (let at = start; at <= start + LONGEST_LINE; at += 1) if (header(bytes, at, DOLLAR) !== null) return at;
  return -1;
}

/** The length of a word is believed only where it ends at something, and before anything else that looks like an end. */
function readWord(bytes: Buffer, at: number): { text: Buffer; end: number } | null {
  const length = looseHeader(bytes, at);
  const begin = length?.end ?? lineEnd(bytes, at);
  if (begin === -1) return null;
  let end = bytes.indexOf('\r\n', begin);
  while (end !== -1 && !isBoundary(bytes, end + 2)) end = bytes.indexOf('\r\n', end + 1);
  const stated = begin + (length?.value ?? Number.POSITIVE_INFINITY);
  if (stated + 2 <= bytes.length && (end === -1 || stated < end)) {
    if (isBoundary(bytes, stated + 2) || isLikelyEnd(bytes, stated)) end = stated;
  }
  return end === -1 ? null : { text: bytes.subarray(begin, end), end: end + 2 };
}

/** Whether a word ends here, though the head of what follows cannot be read. */
function isLikelyEnd(bytes: Buffer, end: number): boolean {
  if (bytes[end] !== CARRIAGE_RETURN || bytes[end + 1] !== LINE_FEED) return false;
  const sign = bytes[end + 2];
  return sign === STAR || sign === DOLLAR || looseHeader(bytes, end + 2) !== null;
}

/** The length in front of a word, where the sign or one character of the line end may be damaged. */
function looseHeader(bytes: Buffer, at: number): { value: number; end: number } | null {
  const match = /^.(\d{1,10})(?:\r.|.\n)/s.exec(bytes.toString('latin1', at, at + LONGEST_LINE));
  return match ? { value: Number(match[1]), end: at + match[0].length } : null;
}

/** Where the next command that reads as written begins, or the end of the file. */
function nextStart(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('\r\n*', from - 1); at !== -1; at = bytes.indexOf('\r\n*', at + 1)) {
    if (readStrictly(bytes, at + 2) !== null) return at + 2;
  }
  return bytes.length;
}
