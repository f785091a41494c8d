/** Names of backups: the day they were made, and why when it was not the daily round. Pure. */

export interface BackupName {
  name: string;
  /** local day, YYYY-MM-DD */
  day: string;
  /** e.g. `before-version-2`; null for the daily one */
  occasion: string | null;
}

const NAME = /^(\d{4}-\d{2}-\d{2})(?:-([a-z0-9-]+))?$/;
/** Days of which backups are kept. */
const KEPT_DAYS = 7;

/** The name of a backup made now. */
export function backupName(now: Date, occasion: string | null = null): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return occasion === null ? day : `${day}-${occasion}`;
}

/** Null when a name is not one of a backup. */
export function parseBackupName(name: string): BackupName | null {
  const [, day, occasion] = NAME.exec(name) ?? [];
  return day === undefined ? null : { name, day, occasion: occasion ?? null };
}

/**
 * Which backups are not kept: all but those of the seven newest days. The one just made is always kept, also where the
 * clock was set back.
 * @param names of all backups
 * @param made name of the newest
 */
export function backupsToRemove(names: readonly string[], made: string): string[] {
  const known = names.flatMap((name) => parseBackupName(name) ?? []);
  const days = [...new Set(known.map(({ day }) => day))].sort().reverse();
  const kept = new Set(days.slice(0, KEPT_DAYS));
  return known.filter(({ name, day }) => name !== made && !kept.has(day)).map(({ name }) => name);
}
