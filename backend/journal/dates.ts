/** The moment an episode is about, as local time: the day must not move when the diarist travels. */
import { readlinkSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { EpisodeDate } from './Journal.ts';

const LOCAL_DATE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const ZONE_NAME = /^(?:UTC|[A-Z][A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)$/;

/**
 * The time zone of this machine, as an IANA name. Asking Intl takes longer than all else a quick `kith add` does, so the
 * system is asked first.
 */
export function systemZone(): string {
  const chosen = process.env['TZ'] ?? linkedZone();
  if (ZONE_NAME.test(chosen)) return chosen;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}

function linkedZone(): string {
  try {
    return readlinkSync('/etc/localtime').split('/zoneinfo/')[1] ?? '';
  } catch {
    return '';
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Local time by the process's own clock, which is that of the system's zone. */
function localDate(instant: Date): string {
  const east = -instant.getTimezoneOffset();
  const offset = `${east < 0 ? '-' : '+'}${twoDigits(Math.floor(Math.abs(east) / 60))}:${twoDigits(Math.abs(east) % 60)}`;
  const year = String(instant.getFullYear()).padStart(4, '0');
  const day = `${year}-${twoDigits(instant.getMonth() + 1)}-${twoDigits(instant.getDate())}`;
  const time = [instant.getHours(), instant.getMinutes(), instant.getSeconds()].map(twoDigits).join(':');
  return `${day}T${time}${offset}`;
}

/**
 * An instant as local time in a zone, e.g. 2026-11-23T21:14:00+01:00.
 * @param instant the moment
 * @param zone IANA name; the system's when left out
 */
export function episodeDateAt(instant: Date, zone?: string): EpisodeDate {
  if (zone === undefined) return { date: localDate(instant), zone: systemZone() };
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((found) => found.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  const year = part('year').padStart(4, '0');
  const day = `${year}-${part('month')}-${part('day')}`;
  return { date: `${day}T${part('hour')}:${part('minute')}:${part('second')}${offset.slice(0, 6)}`, zone };
}

/**
 * The wall-clock time of a local date as milliseconds, as if it were UTC. Episodes are ordered by it, so that days stay
 * whole whatever the zones.
 * @throws UsageError for anything but a local date-time with an offset
 */
export function wallClock(date: string): number {
  const match = LOCAL_DATE.exec(date);
  const milliseconds = match ? Date.parse(`${match[1]}Z`) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new UsageError(`"${date}" is not a date.`, 'Write it like 2026-11-23T21:14:00+01:00.');
  }
  return milliseconds;
}

/** First and last wall-clock millisecond of a day YYYY-MM-DD. Throws UsageError. */
export function dayBounds(day: string): { start: number; end: number } {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start)) throw new UsageError(`"${day}" is not a day.`, 'Write it like 2026-11-23.');
  return { start, end: start + 24 * 60 * 60 * 1000 - 1 };
}
