/**
 * What a person says of the graph. Corrections are truth: they are applied in their order on every projection, so they
 * outlive re-reading and `rebuild`. They speak of entities by name and type, not by ids of the graph, which may vanish.
 */
import { z } from 'zod';
import { ENTITY_TYPES, type EntityType } from '../glossary.ts';

export const CORRECTION_KINDS = [
  // two entities are one
  'merge',
  // some entries, or some spellings, are about somebody else of that name
  'split',
  // two that look alike are not the same
  'apart',
  'rename',
  'alias',
  'retype',
  // no entity, in this entry or everywhere
  'ignore',
  // named in an entry although nobody found it
  'add',
  'delete',
] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** An entity by one of its names, as that is compared (`normalName`), and as it was shown when this was said. */
const entityReference = z.object({ type: z.enum(ENTITY_TYPES), name: z.string().min(1), shown: z.string().min(1) });
export type EntityReference = z.infer<typeof entityReference>;

const about = { entity: entityReference };
const saying = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), ...about, into: entityReference }),
  z.object({
    kind: z.literal('split'),
    ...about,
    /** entries in which it is another; all when left out */
    episodes: z.array(z.string()).optional(),
    /** spellings, as compared, that are another; all when left out */
    names: z.array(z.string()).optional(),
    /** who that is */
    to: entityReference,
  }),
  z.object({ kind: z.literal('apart'), ...about, from: entityReference }),
  z.object({ kind: z.literal('rename'), ...about, name: z.string().min(1) }),
  z.object({ kind: z.literal('alias'), ...about, name: z.string().min(1) }),
  z.object({ kind: z.literal('retype'), ...about, type: z.enum(ENTITY_TYPES) }),
  z.object({ kind: z.literal('ignore'), ...about, episode: z.string().nullable() }),
  z.object({
    kind: z.literal('add'),
    ...about,
    episode: z.string(),
    /** the words that stand for it there; null when none do */
    surface: z.string().nullable(),
    /** UTF-16 offset of these words when it was said; null for every place where they stand */
    start: z.number().int().nonnegative().nullable(),
  }),
  z.object({ kind: z.literal('delete'), ...about }),
]);

/** What is stored of a correction; `undo` takes an earlier one back. */
export const storedCorrection = z.object({
  /** ULID */
  id: z.string().min(1),
  /** ISO instant */
  at: z.string(),
  says: z.union([saying, z.object({ kind: z.literal('undo'), of: z.string() })]),
});
export type StoredCorrection = z.infer<typeof storedCorrection>;
export type Saying = z.infer<typeof saying>;

/** A correction as it is listed. */
export interface Correction {
  id: string;
  /** ISO instant */
  at: string;
  kind: CorrectionKind;
  /** e.g. `“Bobby” is “Robert Bell”` */
  words: string;
  /** what was said, by stable references */
  says: Saying;
  /** when it was taken back, or null */
  undone: string | null;
}

/**
 * What a window asks for. `entity`, `into`, `from`: id, name or alias, as `Journal.entity` takes them; `entry`,
 * `entries`: ids of episodes.
 */
export const correctionRequest = z.discriminatedUnion('kind', [
  /** `entity` is gone into `into`, which keeps its name and type */
  z.object({ kind: z.literal('merge'), entity: z.string(), into: z.string() }),
  /**
   * In these entries, or under these spellings, it is another: one with the name `name`, who may exist already; when left
   * out, a new one called e.g. "Tom (2)". One of `entries` and `names` at least.
   */
  z.object({
    kind: z.literal('split'),
    entity: z.string(),
    entries: z.array(z.string()).min(1).optional(),
    names: z.array(z.string()).min(1).optional(),
    name: z.string().optional(),
  }),
  /** they are not the same, however alike; ends the suggestion */
  z.object({ kind: z.literal('apart'), entity: z.string(), from: z.string() }),
  z.object({ kind: z.literal('rename'), entity: z.string(), name: z.string() }),
  /** `name` is another name of it */
  z.object({ kind: z.literal('alias'), entity: z.string(), name: z.string() }),
  z.object({ kind: z.literal('retype'), entity: z.string(), type: z.enum(ENTITY_TYPES) }),
  /** in this entry only; without `entry` everywhere, now and later */
  z.object({ kind: z.literal('ignore'), entity: z.string(), entry: z.string().optional() }),
  /**
   * The entry is about `name`, a known entity or a new one. Without `place` it is looked for in the text; where it does
   * not stand there, the entity is mentioned without a place (`mentions: []`).
   */
  z.object({
    kind: z.literal('add'),
    entry: z.string(),
    name: z.string(),
    type: z.enum(ENTITY_TYPES),
    place: z.object({ start: z.number().int().nonnegative(), end: z.number().int().positive() }).optional(),
  }),
  /** gone everywhere, and not found again */
  z.object({ kind: z.literal('delete'), entity: z.string() }),
]);
export type CorrectionRequest = z.infer<typeof correctionRequest>;

export interface CorrectionResult {
  correction: Correction;
  /** id of the entity to go on with: the one merged into, split off, renamed …; null when it is gone */
  entity: string | null;
}

/** Two or more entities that may be one; a person decides by `merge` or `apart`. */
export interface Suggestion {
  entity: SuggestedEntity;
  /** most likely first */
  candidates: SuggestedEntity[];
  /** e.g. "the first name of both" */
  reason: string;
}
export interface SuggestedEntity {
  id: string;
  name: string;
  type: EntityType;
  /** how many episodes mention it */
  episodes: number;
}

/** The part of a journal that puts the graph right. */
export interface Corrections {
  /**
   * Resolves when the correction is on disk and the graph shows it where that is quick; the rest follows in the background.
   * Throws NotFoundError for an unknown entity or entry, UsageError for what makes no sense.
   */
  correct(request: CorrectionRequest): Promise<CorrectionResult>;
  /** Newest first, those taken back too. */
  corrections(): Promise<Correction[]>;
  /** Takes back one, by id or an unambiguous beginning of it; without, the last that stands. Throws NotFoundError. */
  undoCorrection(id?: string): Promise<Correction>;
  /** What may be the same; about one entity when given. */
  suggestions(nameOrId?: string): Promise<Suggestion[]>;
}
