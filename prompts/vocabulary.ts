/** The closed lists a prompt may speak of. A copy of the backend's, since prompts import nothing; a test holds them equal. */
import { z } from 'zod';

export const entityTypes = [
  'person',
  'place',
  'organization',
  'project',
  'activity',
  'event',
  'pet',
  'work',
  'other',
] as const;
export const entityType = z.enum(entityTypes);
export type PromptEntityType = z.infer<typeof entityType>;

export const predicates = [
  'works_at',
  'lives_in',
  'partner_of',
  'parent_of',
  'child_of',
  'sibling_of',
  'friend_of',
  'colleague_of',
  'visited',
  'located_in',
  'member_of',
  'works_on',
  'attended',
  'owns',
  'studies_at',
  'likes',
  'dislikes',
  'met_with',
] as const;
export const predicate = z.enum(predicates);
export type PromptPredicate = z.infer<typeof predicate>;

/** Stands for a relation whose verb is none of the list; the verb itself is kept beside it. */
export const RELATED_TO = 'related_to';
