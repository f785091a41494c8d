/** The few errors a person may see. Each says what happened and what to do next; the exit code belongs to its kind. */

export type ErrorKind = 'failure' | 'usage' | 'not_found' | 'engine_unavailable' | 'model_unavailable' | 'interrupted';

export interface ErrorOptions {
  cause?: unknown;
  /** milliseconds after which another attempt makes sense, where whoever failed said so */
  retryAfter?: number;
}

export class KithError extends Error {
  readonly retryAfter: number | null;

  /**
   * @param kind which of the documented failures this is; the command line maps it to an exit code
   * @param message one line: what happened, without entry text
   * @param nextStep one line: what the person can do now
   */
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly nextStep: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'KithError';
    this.retryAfter = options?.retryAfter ?? null;
  }
}

/** The input cannot be accepted as it is; nothing was changed. */
export class UsageError extends KithError {
  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super('usage', message, nextStep, options);
    this.name = 'UsageError';
  }
}

/** The episode, entity or model asked for does not exist. */
export class NotFoundError extends KithError {
  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super('not_found', message, nextStep, options);
    this.name = 'NotFoundError';
  }
}

/** No engine can be found, started or reached. */
export class EngineUnavailableError extends KithError {
  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super('engine_unavailable', message, nextStep, options);
    this.name = 'EngineUnavailableError';
  }
}

/** No language model is chosen, or its file is missing or unusable. */
export class ModelUnavailableError extends KithError {
  constructor(message: string, nextStep: string, options?: ErrorOptions) {
    super('model_unavailable', message, nextStep, options);
    this.name = 'ModelUnavailableError';
  }
}

/** Anything thrown, as one line that is stored: messages of other people's code could hold entry text. */
export function describeSafely(error: unknown): string {
  if (error instanceof KithError) return error.message;
  return `The program failed (${error instanceof Error ? error.name : typeof error}).`;
}

/** Anything thrown, as one line for a log or a status field. Errors of ours never carry entry text. */
export function describeError(error: unknown): string {
  if (error instanceof KithError) return error.message;
  if (error instanceof Error) return `${error.name}: ${error.message.split('\n')[0] ?? ''}`;
  return String(error);
}
