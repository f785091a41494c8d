/** Moments and spans of time as people read them, in this machine's zone. Pure. */
import { counted } from './format.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 11-23 21:14 of an ISO instant */
export function dayAndMinute(instant: string): string {
  const date = new Date(instant);
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** 11-23 21:14:05 of an ISO instant */
export function dayAndSecond(instant: string): string {
  return `${dayAndMinute(instant)}:${two(new Date(instant).getSeconds())}`;
}

/** The time alone when it is within a day of now, as 21:14:05; else with its day. */
export function comingMoment(instant: string, now: Date): string {
  const whole = dayAndSecond(instant);
  return Math.abs(Date.parse(instant) - now.getTime()) < DAY * 1000 ? whole.slice(6) : whole;
}

/** 40 seconds, 3 minutes, 2 hours, 5 days */
export function spanOf(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 2 * MINUTE) return counted(whole, 'second');
  if (whole < 2 * HOUR) return counted(Math.round(whole / MINUTE), 'minute');
  if (whole < 2 * DAY) return counted(Math.round(whole / HOUR), 'hour');
  return counted(Math.round(whole / DAY), 'day');
}

/** 0.4s, 12.3s, 2m05s, 3h20m: never more than six cells below a thousand hours */
export function shortSpan(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 99.95) return `${seconds.toFixed(1)}s`;
  const whole = Math.round(seconds);
  if (whole < HOUR) return `${Math.floor(whole / MINUTE)}m${two(whole % MINUTE)}s`;
  return `${Math.floor(whole / HOUR)}h${two(Math.floor((whole % HOUR) / MINUTE))}m`;
}

/** 9.3 tokens/s */
export function speed(tokensPerSecond: number): string {
  return `${rounded(tokensPerSecond)} tokens/s`;
}

/** 9.3 tok/s: never more than ten cells below ten thousand */
export function shortSpeed(tokensPerSecond: number): string {
  return `${rounded(tokensPerSecond)} tok/s`;
}

function rounded(number: number): string {
  return number < 99.95 ? number.toFixed(1) : String(Math.round(number));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
