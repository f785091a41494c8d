/** Takes from an append-only file what belongs to the truth: plain keys. Everything of the graph is left out. Pure. */
import { readCommands } from './readCommands.ts';

export interface PlainCommands {
  /** the commands, as an append-only file of their own */
  bytes: Buffer;
  /** commands of the graph that were left out */
  graphCommands: number;
  /** commands put together again from damaged bytes */
  mended: number;
  /** bytes that could not be read as anything */
  lostBytes: number;
}

/** What the engine writes for our scripts. Few, so that a damaged name is seldom taken for another. */
const PLAIN = new Set(
  `MULTI EXEC SELECT SET DEL UNLINK INCR INCRBY PEXPIREAT HSET HSETNX HDEL HINCRBY ZADD ZREM ZINCRBY ZREMRANGEBYRANK
  ZREMRANGEBYSCORE SADD SREM LPUSH RPUSH LPOP RPOP LREM LTRIM XADD XTRIM XDEL`.split(/\s+/),
);

/** A damaged byte; more is another word. */
const MOST_FLIPPED_BITS = 4;

function isGraph(name: string): boolean {
  return name.startsWith('GRAPH.');
}

/** The command a damaged name stood for, when one is nearest to it in bits; else the name as it is. */
function namedCommand(written: string): string {
  const name = written.toUpperCase();
  if (PLAIN.has(name) || isGraph(name)) return name;
  const near = [...PLAIN]
    .map((known) => ({ known, bits: differingBits(known, written) }))
    .sort((left, right) => left.bits - right.bits);
  const [best, next] = near;
  return best && best.bits <= MOST_FLIPPED_BITS && best.bits < (next?.bits ?? 0) ? best.known : name;
}

function differingBits(left: string, right: string): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  let bits = 0;
  for (let at = 0; at < left.length; at += 1) {
    for (let rest = left.charCodeAt(at) ^ right.charCodeAt(at); rest > 0; rest &= rest - 1) bits += 1;
  }
  return bits;
}

/** Filters one file. A transaction whose end is missing is closed: what can be read of it is kept. */
export function plainCommands(file: Buffer): PlainCommands {
  const kept: Uint8Array[] = [];
  const result = { graphCommands: 0, mended: 0, lostBytes: 0 };
  let open: Uint8Array[] | null = null;
  const close = (): void => {
    if (open && open.length > 0) kept.push(encode([Buffer.from('MULTI')]), ...open, encode([Buffer.from('EXEC')]));
    open = null;
  };
  for (const { words, start, end, mended } of readCommands(file)) {
    const written = words?.[0]?.toString('latin1') ?? '';
    const name = namedCommand(written);
    const isMended = mended || name !== written.toUpperCase();
    if (words === null || !(PLAIN.has(name) || isGraph(name))) {
      result.lostBytes += end - start;
      continue;
    }
    if (isMended) result.mended += 1;
    if (name === 'MULTI') {
      close();
      open = [];
    } else if (name === 'EXEC') close();
    else if (isGraph(name)) result.graphCommands += 1;
    else (open ?? kept).push(isMended ? encode([Buffer.from(name), ...words.slice(1)]) : file.subarray(start, end));
  }
  close();
  return { ...result, bytes: Buffer.concat(kept) };
}

function encode(words: readonly Buffer[]): Buffer {
  const parts: Uint8Array[] = [Buffer.from(`*${words.length}\r\n`)];
  for (const word of words) parts.push(Buffer.from(`$${word.length}\r\n`), word, Buffer.from('\r\n'));
  return Buffer.concat(parts);
}
