/** Whose word it is that an entry names somebody, or that two are related. */
import { decodeTime, isValid } from 'ulid';
import type { EntityType } from '../glossary.ts';
import type { Extraction } from '../journal/extraction.ts';

export interface Provenance {
  /** catalogue name or file name */
  model: string;
  prompt_version: string;
  /** the run that found it; null in data older than runs */
  run: string | null;
  /** ISO instant at which that run began; null where it is not known */
  at: string | null;
}

/** Whose reading the names and the relations of an entry are; null where there is none. */
export interface EntryProvenance {
  nodes: Provenance | null;
  edges: Provenance | null;
}

/** A name as the model read it, before corrections, with its UTF-16 offsets. */
export interface FoundThere {
  name: string;
  type: EntityType;
  surface: string;
  start: number;
  end: number;
  /** how sure the reading is, 0 to 1, where that is known */
  confidence?: number;
  /** the model passed over it, and the journal knew it from other entries */
  source?: 'known';
}

/** Why an entry shows what it shows. What stands at another place than these was put there by hand. */
export interface EntryWhy extends EntryProvenance {
  found: FoundThere[];
}

/** Provenance of a stored extraction. A run's id holds the moment at which it began, however old its record is. */
export function provenanceOf({
  model,
  prompt_version,
  run = null,
}: Pick<Extraction, 'model' | 'prompt_version'> & { run?: string | null | undefined }): Provenance {
  const at = run !== null && isValid(run) ? new Date(decodeTime(run)).toISOString() : null;
  return { model, prompt_version, run, at };
}
