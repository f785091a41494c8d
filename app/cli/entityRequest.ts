/** From the words of `kith entity NAME ACTION …` to what is asked of the journal. */
import { UsageError } from '../../backend/errors.ts';
import { ENTITY_TYPES, type EntityType } from '../../backend/glossary.ts';
import type { CorrectionRequest } from '../../backend/journal/correction.ts';
import type { EntitySummary, Journal } from '../../backend/journal/Journal.ts';
import type { Invocation } from './Command.ts';
import { usageOf, type EntityAction, type EntityWords } from './entityActions.ts';
import { entityId, withReference } from './entityReference.ts';
import { resolveAll } from './references.ts';
import { nearest } from './suggest.ts';

/** Looks up what the words name. Throws NotFoundError or UsageError. */
export type Plan = (journal: Journal) => Promise<CorrectionRequest>;

/** What can be refused without the journal is refused here. Throws UsageError. */
export function planOf(action: EntityAction, words: EntityWords, { values }: Invocation): Plan {
  const { name, rest } = words;
  const entries = values('in');
  const names = values('spelled');
  switch (action.name) {
    case 'merge':
      return withNames(([entity, into]) => ({ kind: 'merge', entity, into }), [name, rest]);
    case 'apart':
      return withNames(([entity, from]) => ({ kind: 'apart', entity, from }), [name, rest]);
    case 'split':
      requireSome([...entries, ...names], action, 'Say in which entries, or by which spelling, it is another.');
      return async (journal) => ({
        kind: 'split',
        entity: entityId(name, await journal.entities()),
        ...(entries.length > 0 && { entries: await resolveAll(entries, journal) }),
        ...(names.length > 0 && { names: [...names] }),
        ...(rest !== '' && { name: rest }),
      });
    case 'rename':
    case 'alias': {
      const kind = action.name;
      return withNames(([entity]) => ({ kind, entity, name: rest }), [name]);
    }
    case 'retype': {
      const type = typeOf(rest);
      return withNames(([entity]) => ({ kind: 'retype', entity, type }), [name]);
    }
    case 'ignore': {
      const entry = onlyOne(entries, action);
      return async (journal) => ({
        kind: 'ignore',
        entity: entityId(name, await journal.entities()),
        ...(entry !== undefined && { entry: await journal.resolve(entry) }),
      });
    }
    case 'add': {
      requireSome(entries, action, 'Say which entry it is to be added to.');
      const entry = onlyOne(entries, action) ?? '';
      const type = rest === '' ? null : typeOf(rest);
      return async (journal) => ({
        kind: 'add',
        entry: await journal.resolve(entry),
        name,
        type: type ?? typeOfKnown(name, await journal.entities(), action),
      });
    }
    case 'delete':
      return withNames(([entity]) => ({ kind: 'delete', entity }), [name]);
  }
}

function withNames(request: (ids: [string, string]) => CorrectionRequest, references: readonly string[]): Plan {
  return async (journal) => {
    const known = await journal.entities();
    const [first = '', second = ''] = references.map((reference) => entityId(reference, known));
    return request([first, second]);
  };
}

function typeOf(word: string): EntityType {
  const type = ENTITY_TYPES.find((known) => known === word.toLowerCase());
  if (type !== undefined) return type;
  const meant = nearest(word.toLowerCase(), ENTITY_TYPES);
  throw new UsageError(
    `“${word}” is no type.`,
    `${meant === null ? '' : `Did you mean ${meant}? `}The types: ${ENTITY_TYPES.join(', ')}`,
  );
}

/** The type a name has already; a new name needs one. */
function typeOfKnown(name: string, known: readonly EntitySummary[], action: EntityAction): EntityType {
  const types = new Set(withReference(name, known).map(({ type }) => type));
  const [only] = types;
  if (only !== undefined && types.size === 1) return only;
  throw new UsageError(
    only === undefined ? 'This is a new name; say of which type.' : `Say which is meant: ${[...types].join(' or ')}.`,
    `Use: kith entity ${usageOf(action)}, with one of ${ENTITY_TYPES.join(', ')}`,
  );
}

function requireSome(given: readonly string[], action: EntityAction, problem: string): void {
  if (given.length > 0) return;
  throw new UsageError(problem, `Use: kith entity ${usageOf(action)}`);
}

function onlyOne(entries: readonly string[], action: EntityAction): string | undefined {
  if (entries.length < 2) return entries[0];
  throw new UsageError(`\`${action.name}\` takes one --in.`, `Say it once for each: kith entity ${usageOf(action)}`);
}
