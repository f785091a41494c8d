/** What a fault test tells the processes under test, through their environment. */
import { z } from 'zod';

const schema = z.object({
  /** folder in which orders to die lie */
  KITH_FAULT_CONTROL: z.string(),
  /** milliseconds that the scripted model takes for a token, and how many it says */
  KITH_FAULT_TOKEN_MS: z.coerce.number().default(0),
  KITH_FAULT_TOKENS: z.coerce.number().default(3),
  /** share of answers in no known form */
  KITH_FAULT_BAD_SHARE: z.coerce.number().default(0),
  KITH_FAULT_SEED: z.coerce.number().default(1),
});

export type FaultSettings = z.infer<typeof schema>;

/** Reads them. Throws where the process was not started by a fault test. */
export function faultSettings(environment: NodeJS.ProcessEnv): FaultSettings {
  return schema.parse(environment);
}
