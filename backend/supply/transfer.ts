/** Fetches one file over the network: goes on where it was cut off, tries again when it stalls, and gives up in the end. */
import { setTimeout as delay } from 'node:timers/promises';
import { KithError } from '../errors.ts';
import { askForRest, StalePart } from './askForRest.ts';
import { ignoredProxy } from './ignoredProxy.ts';
import { throwIfInterrupted } from './interruption.ts';
import { LastingFailure, networkFailure, PassingFailure } from './networkFailure.ts';
import { PartFile } from './partFile.ts';

export interface WantedFile {
  url: string;
  /** where it shall lie, absolute; until it is whole, a part lies beside */
  path: string;
  /** its size; any other is refused */
  bytes: number;
}

export interface TransferOptions {
  signal?: AbortSignal | undefined;
  /** called with the bytes that are here */
  onProgress?: (done: number) => void;
  /** called before it is tried again. @param reason what went wrong, in a few words */
  onTrouble?: (reason: string) => void;
  /** milliseconds without a byte after which a connection is given up */
  patience?: number;
  /** milliseconds before the first new try; they double each time */
  pause?: number;
}

const PATIENCE = 20_000;
const PAUSE = 500;
/** Tries in a row that bring nothing worth speaking of. */
const ATTEMPTS = 5;
/** A try that brings so many bytes more than all before it counts as a success. */
const WORTHWHILE = 1_000_000;
/** No server may ask us to wait longer than this, in milliseconds. */
const LONGEST_WAIT = 30_000;

/**
 * Resolves when the whole file has its name; its content is for the caller to verify.
 * Throws KithError 'failure' with the reason, or 'interrupted'; what is here is kept for the next time.
 */
export async function transferFile(wanted: WantedFile, options: TransferOptions = {}): Promise<void> {
  const part = await PartFile.open(wanted.path);
  try {
    await transfer(wanted, part, options);
    await part.finish();
  } finally {
    await part.close();
  }
}

async function transfer(wanted: WantedFile, part: PartFile, options: TransferOptions): Promise<void> {
  let failures = 0;
  let most = part.length;
  while (part.length !== wanted.bytes) {
    throwIfInterrupted(options.signal);
    if (part.length > wanted.bytes) await part.discard();
    try {
      await fetchRest(wanted, part, options);
    } catch (error) {
      throwIfInterrupted(options.signal);
      if (error instanceof LastingFailure) throw failed(error.reason);
      if (!(error instanceof PassingFailure)) throw error;
      if (error instanceof StalePart) await part.discard();
      failures = part.length >= most + WORTHWHILE ? 1 : failures + 1;
      most = Math.max(most, part.length);
      if (failures >= ATTEMPTS) throw failed(`${error.reason}, ${ATTEMPTS} times in a row`);
      options.onTrouble?.(error.reason);
      const pause = error.waitMilliseconds ?? (options.pause ?? PAUSE) * 2 ** (failures - 1);
      await delay(Math.min(pause, LONGEST_WAIT), undefined, { signal: options.signal }).catch(() => undefined);
    }
  }
}

/** One connection, from its request to its end. Throws PassingFailure when the file is not whole by then. */
async function fetchRest({ url, bytes }: WantedFile, part: PartFile, options: TransferOptions): Promise<void> {
  const stalled = new AbortController();
  const patience = options.patience ?? PATIENCE;
  const timer = setTimeout(() => stalled.abort(), patience);
  const signal = options.signal === undefined ? stalled.signal : AbortSignal.any([options.signal, stalled.signal]);
  try {
    const rest = await askForRest(url, part, bytes, signal);
    if (rest.from === 0) await part.begin(rest.state);
    options.onProgress?.(part.length);
    for await (const chunk of readable(rest.body)) {
      timer.refresh();
      if (part.length + chunk.length > bytes) throw new LastingFailure('the server sends more than the file has');
      await part.append(chunk);
      options.onProgress?.(part.length);
    }
    if (part.length < bytes) throw new PassingFailure('the connection ended early');
  } catch (error) {
    if (stalled.signal.aborted) throw new PassingFailure(`no data came for ${Math.ceil(patience / 1000)} s`);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The chunks of an answer; errors of the connection, but not of what is done with a chunk, become failures of ours. */
async function* readable(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await chunks.next().catch((error: unknown) => {
        throw networkFailure(error);
      });
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await chunks.return?.().catch(() => undefined);
  }
}

function failed(reason: string): KithError {
  const proxy = ignoredProxy(process.env, process.versions.node);
  const nextStep =
    proxy === null
      ? 'Check the network connection and run it again; what is here is kept.'
      : `The proxy in ${proxy} needs Node 24 or later; or fetch the file yourself, then: kith model use PATH`;
  return new KithError('failure', reason, nextStep);
}
