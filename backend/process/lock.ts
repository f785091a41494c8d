/**
 * A lock file that only one living process can hold, made with link(2) because that fails when the name exists. It is
 * stale when its holder is gone (pid, start time and boot), never by age. Who follows a stale lock is decided the same
 * way: by who makes the name that belongs to exactly that lock.
 */
import { createHash, randomBytes } from 'node:crypto';
import { link, open, readFile, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { isAlive, ownIdentity, processIdentity } from './identity.ts';

const lockContent = processIdentity.extend({
  nonce: z.string(),
  /** what the holder tells those who find the lock; empty until it has something to tell */
  note: z.record(z.string(), z.string()),
});
export type LockContent = z.infer<typeof lockContent>;

export interface HeldLock {
  readonly content: LockContent;
  /** Replaces what the lock tells others. Throws when the lock is no longer ours. */
  tell(note: Record<string, string>): Promise<void>;
  /** Whether the file still names us. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function ignoreMissing(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}

interface Found {
  readonly content: LockContent | 'damaged';
  /** what no lock before or after it has */
  readonly identity: string;
}

function parse(text: string): LockContent | 'damaged' {
  try {
    const parsed = lockContent.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'damaged';
  } catch {
    return 'damaged';
  }
}

async function find(path: string): Promise<Found | null> {
  try {
    const text = await readFile(path, 'utf8');
    // With its name, since a power loss can leave two files that are alike: both empty.
    const identity = createHash('sha256')
      .update(`${basename(path)}\n${text}`)
      .digest('hex')
      .slice(0, 16);
    return { content: parse(text), identity };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Reads a lock: its content, 'damaged' for a file that is not a lock of ours, or null when there is none. */
export async function readLock(path: string): Promise<LockContent | 'damaged' | null> {
  return (await find(path))?.content ?? null;
}

/** The living holder of a lock, or null when nobody holds it. */
export async function lockHolder(path: string): Promise<LockContent | null> {
  const found = await readLock(path);
  return found !== null && found !== 'damaged' && (await isAlive(found)) ? found : null;
}

async function writePrivate(path: string, content: LockContent): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(content));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Gives a file one more name if that name is free. The file system must have hard links. */
async function linked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function living({ content }: Found): Promise<LockContent | null> {
  return content !== 'damaged' && (await isAlive(content)) ? content : null;
}

const claim = (path: string, { identity }: Found): string => `${path}.after.${identity}`;

/**
 * The name that whoever follows a stale lock has to make, or null when there is no lock.
 * @param last the lock itself, or the last in a row of claims whose makers have died
 */
export async function claimPath(path: string, last = path): Promise<string | null> {
  const found = await find(last);
  return found && claim(path, found);
}

/** What those left who died while they took over. Only for the living holder: nobody's claim counts while it lives. */
async function sweep(path: string): Promise<void> {
  const start = `${basename(path)}.after.`;
  for (const name of await readdir(dirname(path)))
    if (name.startsWith(start)) await ignoreMissing(unlink(join(dirname(path), name)));
}

/**
 * Tries to follow a stale lock: whoever makes its successor's name may replace it, and nobody else. If that one dies
 * before, its own successor may. A claim made too late, after the lock was replaced and the names were swept, is
 * noticed because the lock is another one by then.
 * @returns 'taken', who will be the holder, or 'again' when the lock has changed meanwhile
 */
async function follow(path: string, stale: Found, own: string): Promise<'taken' | 'again' | LockContent> {
  const unchanged = async (): Promise<boolean> => (await find(path))?.identity === stale.identity;
  for (let last = stale; ;) {
    const name = claim(path, last);
    if (await linked(own, name)) {
      if (await unchanged()) {
        await rename(own, path);
        await sweep(path);
        return 'taken';
      }
      await ignoreMissing(unlink(name));
      return 'again';
    }
    const claimed = await find(name);
    if (claimed === null) return 'again';
    const holder = await living(claimed);
    if (holder) return (await unchanged()) ? holder : 'again';
    last = claimed;
  }
}

function held(path: string, first: LockContent): HeldLock {
  let content = first;
  const isHeld = async (): Promise<boolean> => {
    const found = await readLock(path);
    return found !== null && found !== 'damaged' && found.nonce === content.nonce;
  };
  return {
    get content() {
      return content;
    },
    isHeld,
    async tell(note) {
      if (!(await isHeld())) throw new Error('the lock was lost');
      const next = { ...content, note };
      const temporary = `${path}.${content.nonce}`;
      await writePrivate(temporary, next);
      await rename(temporary, path);
      content = next;
    },
    async release() {
      if (await isHeld()) await ignoreMissing(unlink(path));
    },
  };
}

/**
 * Tries once to take the lock.
 * @param path the lock file; its folder must exist
 * @returns the held lock, or the content of its living holder
 */
export async function tryLock(path: string): Promise<{ lock: HeldLock } | { holder: LockContent }> {
  const content = { ...(await ownIdentity()), nonce: randomBytes(8).toString('hex'), note: {} };
  const own = `${path}.${content.nonce}`;
  await writePrivate(own, content);
  try {
    for (;;) {
      if (await linked(own, path)) return { lock: held(path, content) };
      const found = await find(path);
      if (found === null) continue;
      const holder = await living(found);
      if (holder) return { holder };
      const followed = await follow(path, found, own);
      if (followed === 'taken') return { lock: held(path, content) };
      if (followed !== 'again') return { holder: followed };
    }
  } finally {
    await ignoreMissing(unlink(own));
  }
}
