/**
 * A lock file that only one living process can hold, made with link(2) because that fails when the name exists. It is
 * stale when its holder is gone (pid, start time and boot), never by age. A live lock is never removed: taking over a
 * stale one happens inside a second, short-lived lock.
 */
import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
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

/** Reads a lock: its content, 'damaged' for a file that is not a lock of ours, or null when there is none. */
export async function readLock(path: string): Promise<LockContent | 'damaged' | null> {
  try {
    const parsed = lockContent.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : 'damaged';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    if (error instanceof SyntaxError) return 'damaged';
    throw error;
  }
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

/** Creates the lock if the name is free. Needs a file system with hard links. */
async function create(path: string, content: LockContent): Promise<boolean> {
  const temporary = `${path}.${content.nonce}`;
  await writePrivate(temporary, content);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
}

async function isStale(found: LockContent | 'damaged' | null): Promise<boolean> {
  return found === 'damaged' || (found !== null && !(await isAlive(found)));
}

/**
 * Removes the guard that somebody left who died inside a take-over. A guard that came in its place meanwhile is put back:
 * it is recognised by its nonce once it has been moved aside, where nobody else sees it.
 */
async function removeDeadGuard(guard: string, nonce: string): Promise<void> {
  const found = await readLock(guard);
  if (!(await isStale(found))) return;
  const aside = `${guard}.${nonce}`;
  await ignoreMissing(rename(guard, aside));
  const moved = await readLock(aside);
  if (moved !== null && !(await isStale(moved))) await link(aside, guard).catch(() => undefined);
  await ignoreMissing(unlink(aside));
}

/** Removes a stale lock, unless somebody else is at it or it is alive after all. */
async function removeStale(path: string, content: LockContent): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await create(guard, content))) return removeDeadGuard(guard, content.nonce);
  try {
    if (await isStale(await readLock(path))) await ignoreMissing(unlink(path));
  } finally {
    await ignoreMissing(unlink(guard));
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
  for (;;) {
    const content = { ...(await ownIdentity()), nonce: randomBytes(8).toString('hex'), note: {} };
    if (await create(path, content)) return { lock: held(path, content) };
    const holder = await lockHolder(path);
    if (holder) return { holder };
    await removeStale(path, content);
  }
}
