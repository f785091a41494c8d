/** What the few-shot prompts of base models say: wording and worked entries, as data, so that the optimiser can write it. */
import { z } from 'zod';
import { isNone, typeOfLabel } from './labels.ts';
import { entityType, predicate } from './vocabulary.ts';

const workedEntry = z.object({
  text: z.string().min(1),
  names: z.array(z.object({ type: entityType, name: z.string().min(1) })),
  relations: z.array(z.object({ subject: z.string().min(1), predicate, object: z.string().min(1) })),
});

export const wording = z.object({
  /** said once, before the first worked entry */
  opening: z.string(),
  /** what stands around the text of an entry */
  entry: z.object({ before: z.string(), after: z.string() }),
  /** an empty list */
  none: z.string().refine(isNone, 'The parser would take it for a name.'),
  /** label → type, one line each, in this order */
  labels: z
    .record(z.string(), entityType)
    .refine((labels) => Object.entries(labels).every(([label, type]) => typeOfLabel(label) === type), {
      message: 'The parser knows a label by another type, or not at all.',
    }),
  /** whether the first label is put before the answer, so that the model cannot begin with anything else */
  primed: z.boolean(),
  /** Invented; no name of theirs is in any evaluation set. */
  examples: z.array(workedEntry).min(1),
});

/** With a version: a number, and the start of a checksum of all the rest, which a test holds right. */
export const versionedWording = z.object({ version: z.string().regex(/^\d+-[0-9a-f]{8}$/), ...wording.shape });

export type WorkedEntry = z.infer<typeof workedEntry>;
export type Wording = z.infer<typeof wording>;
export type VersionedWording = z.infer<typeof versionedWording>;
