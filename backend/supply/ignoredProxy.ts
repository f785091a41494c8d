/** Tells when the network is behind a proxy that this Node cannot use: then no download of ours gets out. Pure. */
import type { Environment } from '../paths.ts';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
/** From these versions on, Node's fetch goes by such a variable when NODE_USE_ENV_PROXY is set. */
const FIRST_OF_LATER_LINES = 24;
const FIRST_MINOR_OF_22 = 21;

/**
 * The variable that names a proxy which is not used, or null.
 * @param version of Node, e.g. 20.20.2
 */
export function ignoredProxy(environment: Environment, version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isKnown = major >= FIRST_OF_LATER_LINES || (major === 22 && minor >= FIRST_MINOR_OF_22);
  if (isKnown && environment['NODE_USE_ENV_PROXY'] === '1') return null;
  return VARIABLES.find((name) => (environment[name] ?? '') !== '') ?? null;
}
