/** What a draft file holds, and how it is read back without ever trusting it. */
import { z } from 'zod';

export const DraftContentSchema = z.object({
  text: z.string(),
  /** cursor in UTF-16 units */
  cursor: z.number().int().nonnegative(),
  /** the date chosen for the episode, if any: local date-time with offset, and its zone */
  date: z.string().optional(),
  zone: z.string().optional(),
  /** the person chose that date */
  dated: z.boolean().optional(),
  /** the id that a new episode will have, so that a save that seemed to fail is not a second one when it is sent again */
  episode: z.string().optional(),
  /** the revision an edited episode had when the draft began */
  base_revision: z.number().int().nonnegative().optional(),
});
export type DraftContent = z.infer<typeof DraftContentSchema>;

export const StoredDraftSchema = DraftContentSchema.extend({
  /** ISO instant in UTC */
  saved_at: z.iso.datetime(),
});
export type StoredDraft = z.infer<typeof StoredDraftSchema>;

/** The draft in a file's text, or null when it is none. */
export function parseDraft(json: string): StoredDraft | null {
  try {
    return StoredDraftSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
