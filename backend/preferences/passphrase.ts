/** Keeps a passphrase without keeping it: what is stored tells whether a guess is right, and takes long to try. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { StoredPassphrase } from './Preferences.ts';

/** About a tenth of a second and 32 MB for each guess. */
const COST = { cost: 32_768, block: 8, parallel: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** What is stored of a passphrase, with a salt of its own. The work is done off the main thread. */
export async function storePassphrase(words: string): Promise<StoredPassphrase> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(words, salt, HASH_BYTES, COST);
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), ...COST };
}

/** Whether these words are the passphrase. Spelling of accents does not matter. */
export async function isPassphrase(words: string, stored: StoredPassphrase): Promise<boolean> {
  const expected = Buffer.from(stored.hash, 'base64');
  const hash = await derive(words, Buffer.from(stored.salt, 'base64'), expected.length, stored);
  return timingSafeEqual(hash, expected);
}

function derive(
  words: string,
  salt: Buffer,
  length: number,
  { cost, block, parallel }: Pick<StoredPassphrase, 'cost' | 'block' | 'parallel'>,
): Promise<Buffer> {
  // One way to write é for every keyboard.
  const password = words.normalize('NFKC');
  const limits = { N: cost, r: block, p: parallel, maxmem: 256 * cost * block };
  return new Promise((resolve, reject) =>
    scrypt(password, salt, length, limits, (error, key) => (error === null ? resolve(key) : reject(error))),
  );
}
