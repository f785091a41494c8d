/** From what a person calls an entity to its id, and back to what they can type. Pure. */
import { NotFoundError, UsageError } from '../../backend/errors.ts';
import { normalName } from '../../backend/graph/names.ts';
import type { EntitySummary, SuggestedEntity } from '../../backend/journal/Journal.ts';
import { sanitize } from '../tui/text/sanitize.ts';
import { counted, oneLine } from './format.ts';
import { nearest } from './suggest.ts';

/** So many digits of an id tell entities apart, and are still typed. */
const SHORT_ID = 8;
/** Fewer digits are rather a name: "Ada", "Bea". */
const LEAST_ID = 6;
const MOST_NAMED = 5;
/** What the shell takes as one word without quotes. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}_.@%+-]*$/u;

/**
 * The id of the one entity that is called so. What only the journal can tell (the diarist, a whole id) is handed on as it is.
 * @param known all entities
 */
export function entityId(reference: string, known: readonly EntitySummary[]): string {
  const found = withReference(reference, known);
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first.id;
  if (first !== undefined) throw ambiguous(reference, found);
  if (normalName(reference) === 'me' || /^[0-9a-f]{32}$/.test(reference)) return reference;
  const meant = nearest(
    reference,
    known.map(({ name }) => name),
  );
  throw new NotFoundError(
    `There is no name “${oneLine(reference)}” in this journal.`,
    `${meant === null ? '' : `Did you mean ${oneLine(meant)}? `}All names: kith entities`,
  );
}

/** Entities by id or the beginning of one, else by the name they are shown with, else by alias. */
export function withReference(reference: string, known: readonly EntitySummary[]): EntitySummary[] {
  const digits = /^[0-9a-f]+$/.test(reference) && reference.length >= LEAST_ID;
  const byId = known.filter(({ id }) => id === reference || (digits && id.startsWith(reference)));
  if (byId.length > 0) return byId;
  const called = normalName(reference);
  const byName = known.filter(({ name }) => normalName(name) === called);
  if (byName.length > 0) return byName;
  return known.filter(({ aliases }) => aliases.some((alias) => normalName(alias) === called));
}

/** What a person types for an entity, ready for the shell: its name, or an id where the name is not enough. */
export function typedReference({ id, name }: SuggestedEntity, known: readonly EntitySummary[]): string {
  const clear = sanitize(name) === name && withReference(name, known).length < 2;
  if (!clear) return shortId(id, known);
  if (PLAIN.test(name)) return name;
  return /^[\p{L}\p{N}]/u.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : shortId(id, known);
}

/** person Jordan (3 entries) */
export function described({ type, name, episodes }: SuggestedEntity): string {
  return `${type} ${oneLine(name)} (${counted(episodes, 'entry', 'entries')})`;
}

function shortId(id: string, known: readonly { id: string }[]): string {
  const short = id.slice(0, SHORT_ID);
  return known.filter((each) => each.id.startsWith(short)).length > 1 ? id : short;
}

function ambiguous(reference: string, found: readonly EntitySummary[]): UsageError {
  const named = found.slice(0, MOST_NAMED).map((each) => `${shortId(each.id, found)} ${described(each)}`);
  const rest = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : '';
  return new UsageError(
    `“${oneLine(reference)}” may be: ${named.join(', ')}${rest}.`,
    `Type the id in place of the name, as in: kith entity ${shortId(found[0]?.id ?? '', found)}`,
  );
}
