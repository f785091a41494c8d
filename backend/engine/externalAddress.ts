/** The address of an engine that runs elsewhere, and how it is shown to people. */
import { EngineUnavailableError } from '../errors.ts';
import type { Environment } from '../paths.ts';

export const EXTERNAL = 'KITH_REDIS_URL';

/** The address in KITH_REDIS_URL, or null when it is not set. Throws EngineUnavailableError for what is no such address. */
export function externalAddress(environment: Environment): URL | null {
  const address = environment[EXTERNAL];
  if (address === undefined || address === '') return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && (url.protocol === 'redis:' || url.protocol === 'rediss:') && url.hostname !== '') return url;
  throw new EngineUnavailableError(
    `${EXTERNAL} is not an address of the form redis://HOST:PORT or rediss://HOST:PORT.`,
    `Correct ${EXTERNAL}, or unset it to use the engine that comes with Kith.`,
  );
}

/** An address without its password, for people's eyes, logs and files. */
export function withoutPassword(address: string): string {
  try {
    const url = new URL(address);
    if (url.password !== '') url.password = '***';
    return url.href;
  } catch {
    return '(not an address)';
  }
}
