/** Asks a server for what is missing of a file, and checks that the answer really is that. */
import { LastingFailure, networkFailure, PassingFailure, statusFailure } from './networkFailure.ts';
import type { ServerState } from './partFile.ts';

export interface Rest {
  /** position of its first byte in the file: what was asked for, or 0 when the server sends all of it again */
  from: number;
  state: ServerState;
  body: AsyncIterable<Uint8Array>;
}

const PARTIAL = 206;
const UNSATISFIABLE = 416;

/**
 * @param have bytes that are here, and the state of the file they belong to
 * @param bytes of the whole file; a server that has a file of another size is refused before it sends it
 * Throws PassingFailure, as StalePart when what is here is of no use, or LastingFailure.
 */
export async function askForRest(
  url: string,
  have: { length: number; state: ServerState | null },
  bytes: number,
  signal: AbortSignal,
): Promise<Rest> {
  const answer = await fetch(url, { headers: requestHeaders(have), signal }).catch((error: unknown) => {
    throw networkFailure(error);
  });
  try {
    return restIn(answer, have, bytes);
  } catch (error) {
    await answer.body?.cancel().catch(() => undefined);
    throw error;
  }
}

function requestHeaders({ length, state }: { length: number; state: ServerState | null }): Record<string, string> {
  // Sizes and positions are those of the file itself.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (length === 0 || state === null) return headers;
  headers['range'] = `bytes=${length}-`;
  // Only a strong tag may stand here; with a date the server compares just as well.
  const unchanged = state.etag?.startsWith('"') === true ? state.etag : state.modified;
  if (unchanged !== null) headers['if-range'] = unchanged;
  return headers;
}

function restIn(answer: Response, have: { length: number; state: ServerState | null }, bytes: number): Rest {
  const { status, headers, body } = answer;
  if (status === UNSATISFIABLE) throw new StalePart('the file on the server is shorter now');
  if (status !== 200 && status !== PARTIAL) throw statusFailure(status, headers.get('retry-after'));
  if (body === null) throw new PassingFailure('the server sends nothing');
  const state: ServerState = { etag: headers.get('etag'), modified: headers.get('last-modified') };
  const { from, whole } = status === PARTIAL ? partOf(headers) : { from: 0, whole: lengthOf(headers) };
  if (whole !== null && whole !== bytes) {
    throw new LastingFailure(`the server has a file of ${whole} bytes, not the one of ${bytes} bytes that is known`);
  }
  if (status === PARTIAL) {
    if (from !== have.length) throw new StalePart('the server sends another part than it was asked for');
    if (isOther(have.state, state)) throw new StalePart('the file on the server has changed');
  }
  return { from, state, body };
}

/** What is here belongs to no file that can still be had: it is thrown away, and the next try begins anew. */
export class StalePart extends PassingFailure {}

function partOf(headers: Headers): { from: number; whole: number | null } {
  const [, from, whole] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (from === undefined) throw new StalePart('the server does not say which part it sends');
  return { from: Number(from), whole: whole === undefined || whole === '*' ? null : Number(whole) };
}

/** Length of an answer that is the file itself; null when it is not told, or that of something packed. */
function lengthOf(headers: Headers): number | null {
  const length = headers.get('content-length');
  const encoding = headers.get('content-encoding');
  return length === null || (encoding !== null && encoding !== 'identity') ? null : Number(length);
}

function isOther(noted: ServerState | null, now: ServerState): boolean {
  return noted?.etag !== null && noted?.etag !== undefined && now.etag !== null && noted.etag !== now.etag;
}
