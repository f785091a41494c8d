/** Puts the graph right: keeps what a person says of it as truth, and shows the consequences. */
import type { EngineConnection } from '../connection/EngineConnection.ts';
import { KithError } from '../errors.ts';
import type { Corrections } from './correction.ts';

/** The correcting part of a journal. */
export function createCorrecting(_connection: EngineConnection): Corrections {
  const missing = () => Promise.reject(new KithError('failure', 'Corrections are not there yet.', 'Use a later Kith.'));
  return { correct: missing, corrections: missing, undoCorrection: missing, suggestions: missing };
}
