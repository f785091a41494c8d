/** Why an external engine cannot be used, in words for a person; never with its password. */
import { EngineUnavailableError, KithError } from '../errors.ts';
import { EXTERNAL, withoutPassword } from '../engine/externalAddress.ts';

const OTHERWISE = `or unset ${EXTERNAL} to use the engine that comes with Kith.`;

/** Error codes of a certificate that is not trusted, as Node names them. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/;

interface Refusal {
  /** goes on after "The engine at ADDRESS" */
  what: string;
  nextStep: string;
  /** whether waiting may help */
  mayPass: boolean;
}

const NO_ANSWER_OVER_TLS: Refusal = {
  what: 'does not answer over TLS',
  nextStep: `Start it, or write redis:// in ${EXTERNAL} if it speaks no TLS.`,
  mayPass: true,
};
const NO_ANSWER: Refusal = { what: 'does not answer', nextStep: `Start it, ${OTHERWISE}`, mayPass: true };

/** The codes and words by which an error says what it is; those of several addresses are in its parts. */
function signsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const parts = error instanceof AggregateError ? error.errors.flatMap(signsOf) : [];
  return [...('code' in error ? [String(error.code)] : []), error.name, error.message, ...parts];
}

function refusalOf(error: unknown): Refusal {
  const signs = signsOf(error);
  const says = (pattern: RegExp): boolean => signs.some((sign) => pattern.test(sign));
  if (says(/^(WRONGPASS|NOAUTH|NOPERM)|without any password configured/)) {
    return { what: 'refuses the password', nextStep: `Correct the password in ${EXTERNAL}.`, mayPass: false };
  }
  if (says(/^URIError$/)) {
    const nextStep = `In ${EXTERNAL}, write each % of the password as %25.`;
    return { what: 'has a password that no address can hold as it is written', nextStep, mayPass: false };
  }
  if (says(/unknown command .?GRAPH\./i)) {
    return { what: 'has no graph module', nextStep: 'Load FalkorDB into it (loadmodule falkordb.so).', mayPass: false };
  }
  if (says(/^(ENOTFOUND|EAI_AGAIN)$/)) {
    return { what: 'cannot be found: nobody knows this name', nextStep: `Correct ${EXTERNAL}.`, mayPass: true };
  }
  if (says(/^ERR_TLS_CERT_ALTNAME_INVALID$/)) {
    return { what: 'has a certificate for another name', nextStep: `Correct the name in ${EXTERNAL}.`, mayPass: false };
  }
  if (says(CERTIFICATE)) {
    const nextStep = 'Name the file of its authority in NODE_EXTRA_CA_CERTS.';
    return { what: 'has a certificate that is not trusted here', nextStep, mayPass: false };
  }
  if (says(/^ERR_SSL|EPROTO/)) {
    return { what: 'does not speak TLS', nextStep: `Write redis:// in ${EXTERNAL}, or let it.`, mayPass: false };
  }
  if (says(/^LOADING/)) return { ...NO_ANSWER, what: 'is still loading its data', nextStep: 'Try again in a moment.' };
  if (says(/^ECONNREFUSED$/)) return { ...NO_ANSWER, what: 'is not there: nothing listens at this address' };
  return NO_ANSWER;
}

/** Whether it may help to wait and connect again. */
export function mayPass(error: unknown): boolean {
  return refusalOf(error).mayPass;
}

/**
 * What to tell about a connection to an external engine that failed.
 * @param url its address
 */
export function externalRefusal(url: string, cause: unknown): KithError {
  if (cause instanceof KithError) return cause;
  const found = refusalOf(cause);
  const { what, nextStep } = found === NO_ANSWER && url.startsWith('rediss:') ? NO_ANSWER_OVER_TLS : found;
  return new EngineUnavailableError(`The engine at ${withoutPassword(url)} ${what}.`, nextStep, { cause });
}
