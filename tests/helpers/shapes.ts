/** The shapes of the program's JSON that tests read. */
import { z } from 'zod';

export const episodeShape = z.object({
  id: z.string(),
  text: z.string(),
  date: z.string(),
  status: z.string(),
  revision: z.number(),
});

export const shownShape = episodeShape.extend({
  entities: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      mentions: z.array(z.object({ surface: z.string(), start: z.number(), end: z.number() })),
    }),
  ),
  relations: z.array(
    z.object({
      subject: z.string(),
      predicate: z.string(),
      object: z.string(),
      evidence: z.string(),
      valid_at: z.string(),
    }),
  ),
});

export const statusShape = z.object({
  home: z.string(),
  engine: z.object({ pid: z.number(), version: z.string(), socket: z.string(), state: z.string() }),
  worker: z.object({ pid: z.number(), state: z.string() }),
  model: z.object({
    name: z.string().nullable(),
    state: z.enum(['unloaded', 'loading', 'ready', 'unloading']),
    pid: z.number().nullable(),
    rss_bytes: z.number().nullable(),
  }),
  inference_enabled: z.boolean(),
  counts: z.object({
    pending_nodes: z.number(),
    pending_edges: z.number(),
    running: z.number(),
    done: z.number(),
    needs_attention: z.number(),
  }),
  queue: z.array(z.unknown()),
});
