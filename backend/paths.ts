/** Where a journal and the shared downloads live on disk, and the checks before anything private is written there. */
import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { KithError } from './errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface JournalPaths {
  home: string;
  /** file that names the one worker of this journal */
  lock: string;
  /** folder of the engine's sockets */
  sockets: string;
  logs: string;
  /** what the worker wrote last */
  workerLog: string;
  drafts: string;
  /** the engine's data folder */
  data: string;
  /** copies of the data folder, by day */
  backups: string;
  /** what an earlier search for an engine found */
  engineCache: string;
}

export interface CachePaths {
  cache: string;
  /** unpacked engine binaries */
  engines: string;
  /** GGUF files */
  models: string;
}

/**
 * The journal's folder: `--home`, else KITH_HOME, else the XDG data folder + /kith on every system. Always absolute.
 * A relative XDG_DATA_HOME is ignored, as its specification asks.
 */
export function journalHome(environment: Environment, override?: string): string {
  const chosen = nonEmpty(override) ?? nonEmpty(environment['KITH_HOME']);
  if (chosen !== undefined) return resolve(chosen);
  return join(xdgFolder(environment, 'XDG_DATA_HOME', ['.local', 'share']), 'kith');
}

/** The folder of everything that can be downloaded again: KITH_CACHE, else the XDG cache folder + /kith. Always absolute. */
export function cacheFolder(environment: Environment): string {
  const chosen = nonEmpty(environment['KITH_CACHE']);
  if (chosen !== undefined) return resolve(chosen);
  return join(xdgFolder(environment, 'XDG_CACHE_HOME', ['.cache']), 'kith');
}

export function journalPaths(home: string): JournalPaths {
  return {
    home,
    lock: join(home, 'lock'),
    sockets: join(home, 'sockets'),
    logs: join(home, 'logs'),
    workerLog: join(home, 'logs', 'worker.log'),
    drafts: join(home, 'drafts'),
    data: join(home, 'data'),
    backups: join(home, 'backups'),
    engineCache: join(home, 'engine.json'),
  };
}

export function cachePaths(cache: string): CachePaths {
  return { cache, engines: join(cache, 'engines'), models: join(cache, 'models') };
}

/** Where a download is put together, and waits when it was cut off. */
export function stagingFolder(cache: string, name: string): string {
  return join(cache, 'staging', name);
}

/**
 * Makes the journal's folders (0700) where they are missing and refuses a home that others could read or that cannot be
 * used. Throws KithError 'failure' with the command that repairs it.
 */
export async function prepareHome(home: string): Promise<JournalPaths> {
  const paths = journalPaths(resolve(home));
  await makePrivateFolder(paths.home);
  await requirePrivate(paths.home);
  for (const folder of [paths.sockets, paths.logs, paths.drafts, paths.data]) {
    await makePrivateFolder(folder);
    const { mode } = await stat(folder);
    if ((mode & 0o777) !== 0o700) await chmod(folder, 0o700);
  }
  return paths;
}

/** Makes a folder and its parents with mode 0700; one that exists is left as it is. Throws KithError 'failure'. */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderError(folder, error);
  }
}

async function requirePrivate(home: string): Promise<void> {
  const status = await stat(home).catch((error: unknown) => {
    throw folderError(home, error);
  });
  if (!status.isDirectory()) throw notAFolder(home);
  const user = process.getuid?.();
  if (user !== undefined && status.uid !== user) {
    throw new KithError(
      'failure',
      `The journal's folder ${home} belongs to another user.`,
      'Run kith as its owner, or choose another folder with --home DIR.',
    );
  }
  if ((status.mode & 0o077) !== 0) {
    throw new KithError(
      'failure',
      `The journal's folder ${home} can be read or entered by other users (mode ${octal(status.mode)}).`,
      `Make it private: chmod 700 ${shellWord(home)}`,
    );
  }
  // The mode is asked as well as the system, because root may do anything and would hide the fault.
  const readable = (status.mode & 0o500) === 0o500 && (await allows(home, constants.R_OK | constants.X_OK));
  const writable = (status.mode & 0o200) === 0o200 && (await allows(home, constants.W_OK));
  if (readable && writable) return;
  throw new KithError(
    'failure',
    `The journal's folder ${home} is ${readable ? 'read-only' : 'not readable'}.`,
    `Allow yourself to use it: chmod 700 ${shellWord(home)}, or choose another folder with --home DIR.`,
  );
}

/** What keeps a folder from being used, as a person would say it. */
export function folderError(folder: string, error: unknown): KithError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'EEXIST' || code === 'ENOTDIR') return notAFolder(folder);
  const reasons: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
    ENAMETOOLONG: 'the path is too long',
    ELOOP: 'its links go round in a circle',
  };
  return new KithError(
    'failure',
    `The folder ${folder} cannot be used: ${reasons[code] ?? code}.`,
    'Repair that, or choose another folder with --home DIR (downloads: KITH_CACHE).',
    { cause: error },
  );
}

function notAFolder(path: string): KithError {
  return new KithError(
    'failure',
    `${path} is not a folder.`,
    'Choose a folder with --home DIR, or move that file away.',
  );
}

async function allows(path: string, mode: number): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

function xdgFolder(environment: Environment, name: string, fallback: string[]): string {
  const chosen = environment[name];
  if (chosen !== undefined && isAbsolute(chosen)) return chosen;
  const userHome = nonEmpty(environment['HOME']) ?? homedir();
  return join(resolve(userHome), ...fallback);
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : value;
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(3, '0');
}

function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
