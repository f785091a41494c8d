/** What is stored of a model's reading of one episode. The graph is a projection of these, so they are checked on the way in and out. */
import { z } from 'zod';
import { ENTITY_TYPES, PREDICATES, RELATED_TO } from '../glossary.ts';

const mention = z.object({
  surface: z.string().min(1),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});

const provenance = {
  revision: z.number().int().positive(),
  /** catalogue name or file name of the model */
  model: z.string(),
  prompt_version: z.string(),
  /** the run that found it; given when it is stored */
  run: z.string().optional(),
};

/** how sure the reading is, 0 to 1; missing where nothing is known of the model, and in older extractions */
const confidence = z.number().min(0).max(1).exactOptional();

const foundEntity = z.object({
  name: z.string().min(1).max(200),
  type: z.enum(ENTITY_TYPES),
  mentions: z.array(mention).min(1),
  confidence,
  /** the words around it say outright of what type it is: "our dog Biscuit" */
  told: z.literal(true).exactOptional(),
  /** the model passed over it, and the journal knew it from other entries */
  source: z.literal('known').exactOptional(),
});

export const nodesExtraction = z.object({
  ...provenance,
  stage: z.literal('nodes'),
  entities: z.array(foundEntity),
  /** the parts an over-long episode was cut into, with what the model answered: the edges stage goes on from there */
  passages: z.array(z.object({ start: z.number().int(), end: z.number().int(), answer: z.string() })),
});

/** One end of a relation: an entity of the same episode, or the diarist (null). */
const relationEnd = z.object({ name: z.string().min(1), type: z.enum(ENTITY_TYPES) }).nullable();

export const edgesExtraction = z.object({
  ...provenance,
  stage: z.literal('edges'),
  relations: z.array(
    z.object({
      subject: relationEnd,
      predicate: z.enum([...PREDICATES, RELATED_TO]),
      /** where the predicate is related_to: the verb in words */
      verb: z.string().optional(),
      object: relationEnd,
      /** the sentence that says so, exactly as in the episode */
      evidence: z.string(),
      /** where it stands, in UTF-16 units; earlier versions did not keep it */
      start: z.number().int().nonnegative().optional(),
      end: z.number().int().nonnegative().optional(),
      confidence,
    }),
  ),
});

export type FoundEntity = z.infer<typeof foundEntity>;
export type RelationEnd = z.infer<typeof relationEnd>;
export type NodesExtraction = z.infer<typeof nodesExtraction>;
export type EdgesExtraction = z.infer<typeof edgesExtraction>;
export type FoundRelation = EdgesExtraction['relations'][number];
export type Extraction = NodesExtraction | EdgesExtraction;
