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

/** What the engine writes for our scripts and for bee-queue. A damaged name must not become another command. */
const PLAIN = new Set(
  `SELECT SET DEL UNLINK INCR INCRBY DECR DECRBY EXPIRE PEXPIRE PEXPIREAT PERSIST RENAME HSET HSETNX HMSET HDEL HINCRBY
  HINCRBYFLOAT ZADD ZREM ZINCRBY ZREMRANGEBYRANK ZREMRANGEBYSCORE ZUNIONSTORE ZRANGESTORE SADD SREM SMOVE LPUSH RPUSH
  LPOP RPOP LREM LTRIM LSET RPOPLPUSH LMOVE XADD XTRIM XDEL XSETID`.split(/\s+/),
);

function isGraph(name: string): boolean {
  return name.startsWith('GRAPH.');
}

/** Filters one file. A transaction whose end is missing is closed: what can be read of it is kept. */
export function plainCommands(file: Buffer): PlainCommands {
  const kept: Buffer[] = [];
  const result = { graphCommands: 0, mended: 0, lostBytes: 0 };
  let open: Buffer[] | null = null;
  const close = (): void => {
    if (open && open.length > 0) kept.push(encode([Buffer.from('MULTI')]), ...open, encode([Buffer.from('EXEC')]));
    open = null;
  };
  for (const { words, start, end, mended } of readCommands(file)) {
    const name = words?.[0]?.toString('latin1').toUpperCase() ?? '';
    if (words !== null && mended) result.mended += 1;
    if (name === 'MULTI') {
      close();
      open = [];
    } else if (name === 'EXEC') close();
    else if (words !== null && PLAIN.has(name)) (open ?? kept).push(mended ? encode(words) : file.subarray(start, end));
    else if (isGraph(name)) result.graphCommands += 1;
    else result.lostBytes += end - start;
  }
  close();
  return { ...result, bytes: Buffer.concat(kept) };
}

function encode(words: readonly Buffer[]): Buffer {
  const parts = [Buffer.from(`*${words.length}\r\n`)];
  for (const word of words) parts.push(Buffer.from(`$${word.length}\r\n`), word, Buffer.from('\r\n'));
  return Buffer.concat(parts);
}
