/** The exit codes of the command line; scripts depend on them. */
import type { ErrorKind } from '../../backend/errors.ts';

export const EXIT_OK = 0;

export const EXIT_CODES: Readonly<Record<ErrorKind, number>> = {
  failure: 1,
  usage: 2,
  not_found: 3,
  engine_unavailable: 4,
  model_unavailable: 5,
  interrupted: 130,
};
