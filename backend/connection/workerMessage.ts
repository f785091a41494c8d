/** The one message a starting worker sends to the window that spawned it, before it lets go of the channel. */
import { z } from 'zod';

export const workerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** another worker won the lock; look there */
  z.object({ type: z.literal('lost_election') }),
  z.object({
    type: z.literal('failed'),
    kind: z.enum(['failure', 'usage', 'not_found', 'engine_unavailable', 'model_unavailable', 'interrupted']),
    message: z.string(),
    nextStep: z.string(),
  }),
]);
export type WorkerMessage = z.infer<typeof workerMessage>;
