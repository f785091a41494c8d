/** Turns what a window asks for into what is kept: ids and names of the moment become references that last. */
import { NotFoundError, UsageError } from '../errors.ts';
import type { EntityType } from '../glossary.ts';
import { DIARIST_UID, normalName } from '../graph/names.ts';
import type { FoundReference } from '../graph/readReferences.ts';
import { nameKeyOf } from '../identity/nameKey.ts';
import type { EngineClient } from '../store/client.ts';
import { readEpisode } from '../store/readEpisode.ts';
import type { CorrectionRequest, EntityReference, Saying } from './correction.ts';
import { noSuchEpisode } from './writing.ts';

const LONGEST_NAME = 200;

/** Entities by id, name or alias, the likeliest first. */
type Find = (nameOrId: string) => Promise<FoundReference[]>;

interface Planned {
  says: Saying;
  /** whom the window goes on with; null when it is gone */
  goOn: EntityReference | null;
}

type Split = Extract<CorrectionRequest, { kind: 'split' }>;
type Add = Extract<CorrectionRequest, { kind: 'add' }>;

/** @throws NotFoundError for an unknown entity or entry, UsageError for what makes no sense */
export async function sayingOf(client: EngineClient, find: Find, request: CorrectionRequest): Promise<Planned> {
  if (request.kind === 'add') return addition(client, find, request);
  const about = await entityOf(find, request.entity);
  const entity = about.reference;
  switch (request.kind) {
    case 'merge': {
      const into = await another(find, about, request.into);
      return { says: { kind: 'merge', entity, into }, goOn: into };
    }
    case 'apart': {
      const from = await another(find, about, request.from);
      return { says: { kind: 'apart', entity, from }, goOn: entity };
    }
    case 'split':
      return split(client, find, request, about);
    case 'rename':
      return { says: { kind: 'rename', entity, name: nameOf(request.name) }, goOn: entity };
    case 'alias':
      return { says: { kind: 'alias', entity, name: nameOf(request.name) }, goOn: entity };
    case 'retype':
      return { says: { kind: 'retype', entity, type: request.type }, goOn: entity };
    case 'ignore':
      if (request.entry === undefined) return { says: { kind: 'ignore', entity, episode: null }, goOn: null };
      await requireEpisode(client, request.entry);
      if (!about.episodes.includes(request.entry)) throw notNamedThere(about);
      return {
        says: { kind: 'ignore', entity, episode: request.entry },
        goOn: about.episodes.length > 1 ? entity : null,
      };
    case 'delete':
      return { says: { kind: 'delete', entity }, goOn: null };
  }
}

async function split(client: EngineClient, find: Find, request: Split, about: FoundReference): Promise<Planned> {
  const { entries: episodes, names: spelled } = request;
  if (episodes === undefined && spelled === undefined) {
    throw new UsageError(
      'A split needs entries or spellings.',
      'Say in which entries, or under which name, it is another.',
    );
  }
  for (const id of episodes ?? []) await requireEpisode(client, id);
  if (episodes?.some((id) => about.episodes.includes(id)) === false) throw notNamedThere(about);
  const names = spelled?.map((name) => {
    const norm = nameKeyOf(about.reference.type, nameOf(name)).name;
    if (about.norms.includes(norm)) return norm;
    throw new UsageError(`“${about.reference.shown}” is nowhere called “${name}”.`, 'See its names: kith entity NAME');
  });
  if (episodes === undefined && about.norms.every((norm) => names?.includes(norm))) {
    throw new UsageError('These are all its names: nothing would be left.', 'Rename it instead.');
  }
  const to = await splitInto(find, request, about);
  const which = { ...(episodes && { episodes }), ...(names && { names }) };
  return { says: { kind: 'split', entity: about.reference, ...which, to }, goOn: to };
}

/** Who it is instead: somebody known, somebody new of that name, or the next of its own name. */
async function splitInto(find: Find, { name, names }: Split, about: FoundReference): Promise<EntityReference> {
  const { type, shown } = about.reference;
  const wanted = name ?? (names?.length === 1 ? names[0] : undefined);
  if (wanted !== undefined) {
    const called = nameOf(wanted);
    const known = (await find(called)).find(
      ({ id, reference }) =>
        reference.type === type && id !== about.id && normalName(reference.shown) === normalName(called),
    );
    if (known !== undefined) return known.reference;
    const key = nameKeyOf(type, called);
    if (name === undefined || key.name !== about.reference.name) return { ...key, shown: called };
  }
  for (let number = 2; ; number += 1) {
    const called = `${wanted ?? shown} (${number})`;
    if ((await find(called)).length === 0) return { ...nameKeyOf(type, called), shown: called };
  }
}

async function addition(client: EngineClient, find: Find, request: Add): Promise<Planned> {
  const { text } = await requireEpisode(client, request.entry);
  const entity = await namedEntity(find, nameOf(request.name), request.type);
  const place = request.place;
  if (place && (place.end <= place.start || place.end > text.length)) {
    throw new UsageError('That place is not in the entry.', 'Leave the place out, and the name is looked for.');
  }
  const surface = place ? text.slice(place.start, place.end) : inText(text, request.name);
  return {
    says: { kind: 'add', entity, episode: request.entry, surface, start: place?.start ?? null },
    goOn: entity,
  };
}

/** How the name stands in the text, in whatever case; null when it does not. */
function inText(text: string, name: string): string | null {
  const literal = name.trim().replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const found = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${literal}(?![\\p{L}\\p{N}\\p{M}])`, 'iu').exec(text);
  return found?.[0] ?? null;
}

/** Somebody known by that name and type, by the name the journal has of them longest; else somebody new. */
async function namedEntity(find: Find, name: string, type: EntityType): Promise<EntityReference> {
  const known = (await find(name)).find((found) => found.shownType === type);
  return known ? { ...known.reference, shown: name } : { ...nameKeyOf(type, name), shown: name };
}

async function entityOf(find: Find, nameOrId: string): Promise<FoundReference> {
  const [found] = await find(nameOrId);
  if (!found) throw new NotFoundError(`Nothing called "${nameOrId}" is known.`, 'See `kith entities`.');
  if (found.id === DIARIST_UID) throw new UsageError('You are you: that is not corrected.', 'Choose another name.');
  return found;
}

async function another(find: Find, about: FoundReference, nameOrId: string): Promise<EntityReference> {
  // A name may belong to both; then the other one is meant.
  const found = (await find(nameOrId)).filter(({ id }) => id !== DIARIST_UID);
  const other = found.find(({ id }) => id !== about.id);
  if (other !== undefined) return other.reference;
  if (found.length > 0) {
    throw new UsageError(`Both are “${about.reference.shown}” already.`, 'See `kith entities`.');
  }
  throw new NotFoundError(`Nothing called "${nameOrId}" is known.`, 'See `kith entities`.');
}

async function requireEpisode(client: EngineClient, id: string) {
  const episode = await readEpisode(client, id);
  if (episode === null || episode.deleted !== null) throw noSuchEpisode(id);
  return episode;
}

function notNamedThere({ reference }: FoundReference): UsageError {
  return new UsageError(`“${reference.shown}” is not named there.`, 'See its entries: kith entity NAME');
}

function nameOf(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  if (plain !== '' && plain.length <= LONGEST_NAME) return plain;
  throw new UsageError(plain === '' ? 'A name is missing.' : 'That name is too long.', 'Give a shorter name.');
}
