/**
 * Which file a window keeps a draft in. Two windows that write at once must not write over each other, so each has a
 * slot of its own: `new`, `new-2`, … A slot whose window is gone is free again, and the next window finds its draft.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../../backend/errors.ts';
import { tryLock } from '../../backend/process/lock.ts';
import { draftsFolder } from './files.ts';

const KEY = /^[A-Za-z0-9_]{1,64}$/;

/** How file systems refuse hard links. */
const NO_LINKS = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The key of the draft of a new entry. */
export const NEW = 'new';

/**
 * Which slot is wanted: the one this process has, or else the first that was left; one without a draft, for a text of
 * its own; or the one that a certain draft is in.
 */
export type SlotChoice = 'current' | 'fresh' | { slot: string };

/** Slots of this process, so that it gets the same one each time it asks. */
const ours = new Map<string, Promise<string>>();
/** Every slot that this process has taken; it keeps them as long as it runs. */
const taken = new Set<string>();

/** Throws UsageError for a key that is neither `new` nor an id. */
export function checkKey(key: string): void {
  if (!KEY.test(key)) throw new UsageError('A draft has no such name.', 'Use "new" or the id of an entry.');
}

/** The key a draft file belongs to, or null for another kind of file. */
export function keyOfFile(name: string): string | null {
  return /^([A-Za-z0-9_]{1,64})(-\d+)?\.json$/.exec(name)?.[1] ?? null;
}

/**
 * Path of the file in which this process keeps the draft of a key, for as long as it runs or until it chooses another.
 * Throws UsageError when the chosen draft is in another window that is open.
 */
export function claimSlot(home: string, key: string, choice: SlotChoice = 'current'): Promise<string> {
  const name = path.join(home, key);
  const known = ours.get(name);
  if (known !== undefined && choice === 'current') return known;
  const claim = findSlot(home, key, choice);
  ours.set(name, claim);
  // What failed once, e.g. for lack of space, is tried again.
  claim.catch(() => ours.delete(name));
  return claim;
}

async function findSlot(home: string, key: string, choice: SlotChoice): Promise<string> {
  const folder = await draftsFolder(home);
  if (typeof choice === 'object') {
    if (await take(folder, choice.slot)) return path.join(folder, `${choice.slot}.json`);
    throw new UsageError('This draft is open in another window.', 'Go on with it there, or close that window.');
  }
  const left = (await readdir(folder)).filter((name) => keyOfFile(name) === key).map((name) => name.slice(0, -5));
  // First a draft that an earlier window left, in the order they were begun; else the first free slot.
  for (const slot of choice === 'fresh' ? [] : left.sort((a, b) => slotNumber(a) - slotNumber(b))) {
    if (await take(folder, slot)) return path.join(folder, `${slot}.json`);
  }
  for (let number = 1; ; number++) {
    const slot = number === 1 ? key : `${key}-${number}`;
    if (!left.includes(slot) && (await take(folder, slot))) return path.join(folder, `${slot}.json`);
  }
}

async function take(folder: string, slot: string): Promise<boolean> {
  const name = path.join(folder, slot);
  if (taken.has(name)) return true;
  try {
    const isOurs = 'lock' in (await tryLock(`${name}.lock`));
    if (isOurs) taken.add(name);
    return isOurs;
  } catch (error) {
    // Without hard links there are no locks; a draft that two windows share is better than none.
    if (error instanceof Error && 'code' in error && NO_LINKS.has(error.code)) return true;
    throw error;
  }
}

function slotNumber(slot: string): number {
  return Number(/-(\d+)$/.exec(slot)?.[1] ?? 1);
}
