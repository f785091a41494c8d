/** Makes sure that somebody reads, before and while a command waits for it. */
import { KithError, ModelUnavailableError } from '../../backend/errors.ts';
import { NO_MODEL } from '../../backend/glossary.ts';
import type { Journal } from '../../backend/journal/Journal.ts';
import { locateModel } from '../../backend/model/library.ts';

/**
 * Throws unless entries are being read: KithError 'failure' when inference is off, ModelUnavailableError when no model
 * is chosen or its file cannot be used.
 * @param model asked for instead of the chosen one
 */
export async function requireReader(journal: Journal, cache: string, model?: string): Promise<void> {
  const settings = await journal.settings();
  if (!settings.inferenceEnabled) {
    throw new KithError('failure', 'Inference is off, so entries wait.', 'Switch it on: kith inference on');
  }
  const wanted = model ?? settings.model;
  if (wanted === null || wanted === NO_MODEL) {
    throw new ModelUnavailableError(
      'No language model is chosen, so entries wait.',
      'Choose one: kith model use starter',
    );
  }
  await locateModel(wanted, cache);
}
