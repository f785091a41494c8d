/** The version of the data's shape. A newer one than this program knows is left alone. */
import { KithError } from '../errors.ts';
import type { EngineClient } from './client.ts';
import { keys } from './keys.ts';

export const SCHEMA_VERSION = 1;

/**
 * Stamps a new journal, and lets an old one pass.
 * @throws KithError 'failure' when the journal was written by a newer Kith
 */
export async function requireSchema(client: EngineClient): Promise<void> {
  await client.set(keys.schema, String(SCHEMA_VERSION), { condition: 'NX' });
  const found = Number(await client.get(keys.schema));
  if (found <= SCHEMA_VERSION) return;
  throw new KithError(
    'failure',
    `This journal has data version ${found}; this Kith knows versions up to ${SCHEMA_VERSION}.`,
    'Use the newer Kith that wrote it; nothing was changed.',
  );
}
