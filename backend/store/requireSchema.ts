/** The version of the data's shape: an old journal is brought up to date, a newer one is left alone. */
import { KithError } from '../errors.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';
import { FIRST_VERSION, MIGRATIONS, newestVersion, type Migration } from './migrations.ts';

export interface SchemaOptions {
  /** called once before the first step, with the version the steps lead to; when it throws, nothing is changed */
  beforeMigration?: (version: number) => Promise<void>;
  /** the steps; all there are, unless a test says otherwise */
  migrations?: readonly Migration[];
}

/**
 * Stamps a new journal, lets one of this version pass, and migrates an older one. Each finished step is stamped, so that
 * a migration which was cut off goes on where it was.
 * @returns the version before; null for a new journal
 * @throws KithError 'failure' when the journal was written by a newer Kith; what `beforeMigration` and the steps throw
 */
export async function requireSchema(client: EngineClient, options: SchemaOptions = {}): Promise<number | null> {
  const migrations = options.migrations ?? MIGRATIONS;
  const newest = newestVersion(migrations);
  // Entries without a stamp are older than the stamp, or were salvaged without it.
  const version = (await client.exists(keys.episodes)) === 0 ? newest : FIRST_VERSION;
  const stamped = await client.set(keys.schema, String(version), { condition: 'NX' });
  if (stamped !== null && version === newest) return null;
  const found = Number(await client.get(keys.schema));
  if (!Number.isInteger(found) || found > newest) throw unknownVersion(found, newest);
  const steps = migrations.filter(({ to }) => to > found);
  if (steps.length === 0) return found;
  await options.beforeMigration?.(newest);
  for (const { to, migrate } of steps) {
    await migrate(client);
    await client.set(keys.schema, String(to));
  }
  return found;
}

function unknownVersion(found: number, newest: number): KithError {
  return new KithError(
    'failure',
    `This journal has data version ${found}; this Kith knows versions up to ${newest}.`,
    'Use the newer Kith that wrote it; nothing was changed.',
  );
}
