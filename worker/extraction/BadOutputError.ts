/** The model answered something that is not an answer. Counted as a failed attempt; never carries the answer itself. */
import { KithError } from '../../backend/errors.ts';
import type { Stage } from '../../backend/glossary.ts';

export class BadOutputError extends KithError {
  constructor(stage: Stage, model: string, options?: { cause?: unknown }) {
    super(
      'failure',
      `${model} gave no readable answer for ${stage}.`,
      'Try again: kith enrich ID, or choose another model.',
      options,
    );
    this.name = 'BadOutputError';
  }
}
