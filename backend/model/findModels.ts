/** Models that other programs have already fetched, described by their headers and used where they lie. */
import { readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, isAbsolute, sep } from 'node:path';
import { describeSafely } from '../errors.ts';
import { cachePaths, type Environment } from '../paths.ts';
import { findModel, MODEL_CONTEXT } from './catalogue.ts';
import { filesIn } from './foundFiles.ts';
import { foundPlaces, lmStudioPointer, type FoundPlace } from './foundPlaces.ts';
import { checkGguf } from './gguf.ts';
import { catalogueModelOf } from './library.ts';
import type { ModelKind } from './modelKind.ts';
import { modelMemory } from './modelMemory.ts';
import { modelProfile } from './modelProfile.ts';
import { requireAllParts } from './splitParts.ts';

export interface FoundModel {
  /** what a person types; no two found models have the same */
  name: string;
  title: string;
  /** the program in whose folder it lies */
  tool: string;
  path: string;
  /** bytes of the file, with all its parts */
  bytes: number;
  kind: ModelKind;
  /** memory it takes while it reads, in bytes */
  ramBytes: number;
  /** name of the catalogue model that this file is, and whose adapter it gets; null for any other */
  sameAs: string | null;
}

/** A GGUF file in those folders that no entry can be read with. */
export interface PassedOver {
  tool: string;
  path: string;
  /** as a sentence */
  reason: string;
}

export interface Findings {
  models: FoundModel[];
  passedOver: PassedOver[];
}

/** Nobody waits longer for a slow disk; what was found until then is offered. */
const PATIENCE_MILLISECONDS = 4_000;

/**
 * Looks where other programs keep models. Reads headers only, and changes nothing.
 * @param cache folder of our own models, which are not found but fetched
 */
export async function findModels(environment: Environment, cache: string): Promise<Findings> {
  const userHome = environment['HOME'] || homedir();
  const pointedTo = (await readFile(lmStudioPointer(userHome), 'utf8').catch(() => '')).trim();
  const places = foundPlaces(environment, userHome, process.platform, isAbsolute(pointedTo) ? pointedTo : null);
  return lookThrough(places, cachePaths(cache).models);
}

/** Looks through these places. @param own folder whose files are left out */
export async function lookThrough(
  places: readonly FoundPlace[],
  own: string,
  patience = PATIENCE_MILLISECONDS,
): Promise<Findings> {
  const end = performance.now() + patience;
  const isOver = (): boolean => performance.now() > end;
  const findings: Findings = { models: [], passedOver: [] };
  const ownFolder = await realpath(own).catch(() => own);
  const seen = new Set<string>();
  for (const place of places) {
    for (const { name, path } of await filesIn(place, isOver)) {
      if (isOver()) return findings;
      const real = await realpath(path).catch(() => path);
      if (seen.has(real) || real.startsWith(ownFolder + sep)) continue;
      seen.add(real);
      const found = await describe(place.tool, name, path).catch((error: unknown) => ({
        tool: place.tool,
        path,
        reason: describeSafely(error),
      }));
      if ('reason' in found) findings.passedOver.push(found);
      else findings.models.push({ ...found, name: freeName(found.name, findings.models) });
    }
  }
  return findings;
}

/** Throws KithError with the reason when the file cannot be used. */
async function describe(tool: string, name: string, path: string): Promise<FoundModel | PassedOver> {
  const file = await checkGguf(path);
  // A file named by its digest tells nothing by its name; what its program calls it does.
  const fileName = basename(path).startsWith('sha256') ? name : basename(path);
  const { title, kind, obstacle } = modelProfile(file, fileName);
  if (obstacle !== null) return { tool, path, reason: `${fileName} ${obstacle}.` };
  const bytes = await requireAllParts(path, file);
  const sameAs = catalogueModelOf(fileName, file)?.name ?? null;
  return { name, title, tool, path, bytes, kind, ramBytes: modelMemory(file, bytes, MODEL_CONTEXT), sameAs };
}

function freeName(name: string, taken: readonly FoundModel[]): string {
  const isTaken = (candidate: string): boolean =>
    findModel(candidate) !== null || taken.some((model) => model.name === candidate);
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name}#${number}`)) number += 1;
  return `${name}#${number}`;
}
