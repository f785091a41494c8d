/** Failures of a download: which may pass by themselves, and how a person would say what happened. */

/** It may work in a moment, from where it stopped. */
export class PassingFailure extends Error {
  /** @param waitMilliseconds how long the server asks to wait, or null */
  constructor(
    readonly reason: string,
    readonly waitMilliseconds: number | null = null,
  ) {
    super(reason);
  }
}

/** Trying again changes nothing. */
export class LastingFailure extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Codes of the system and of Node's fetch. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its address is not known; is there a network connection?',
  EAI_AGAIN: 'its address cannot be looked up; is there a network connection?',
  ECONNREFUSED: 'the server refuses the connection',
  ECONNRESET: 'the connection was cut',
  EPIPE: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  ENETUNREACH: 'the network cannot be reached',
  EHOSTUNREACH: 'the server cannot be reached',
  ETIMEDOUT: 'the server does not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the server does not answer',
};
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/;

/** What fetch, or the reading of its answer, threw. */
export function networkFailure(error: unknown): PassingFailure | LastingFailure {
  const code = codeOf(error);
  if (CERTIFICATE.test(code)) return new LastingFailure(`the server's certificate is not trusted (${code})`);
  if (/redirect/i.test(deepest(error).message)) return new LastingFailure('its address leads round in a circle');
  return new PassingFailure(REASONS[code] ?? `the connection failed${code === '' ? '' : ` (${code})`}`);
}

/** An answer that brings no file. @param retryAfter value of the header of that name, or null */
export function statusFailure(status: number, retryAfter: string | null): PassingFailure | LastingFailure {
  const reason = `the server answers with ${status}`;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const seconds = Number(retryAfter ?? Number.NaN);
    return new PassingFailure(reason, Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null);
  }
  return new LastingFailure(status === 404 || status === 410 ? `${reason}: the file is not there` : reason);
}

function deepest(error: unknown): Error {
  let found = error instanceof Error ? error : new Error(String(error));
  while (found.cause instanceof Error) found = found.cause;
  return found;
}

function codeOf(error: unknown): string {
  const found = deepest(error);
  return 'code' in found ? String(found.code) : '';
}
