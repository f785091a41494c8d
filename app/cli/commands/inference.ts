/** `kith inference`: the one switch. */
import { UsageError } from '../../../backend/errors.ts';
import type { CommandRun } from '../Command.ts';

export const inference: CommandRun = async ({ words: [wanted] }, context) => {
  if (wanted !== 'on' && wanted !== 'off' && wanted !== 'status') {
    throw new UsageError(
      `Inference is switched on or off; not "${wanted ?? ''}".`,
      'Use: kith inference on|off|status',
    );
  }
  const journal = await context.journal();
  if (wanted !== 'status') await journal.setInference(wanted === 'on');
  const { inferenceEnabled } = await journal.settings();
  context.output.print({ inference_enabled: inferenceEnabled }, () => (inferenceEnabled ? 'on' : 'off'));
};
