/** When somebody was seen and for how long not, in words. Pure. */
import { addMonths } from '../../../../backend/calendar/days.ts';
import type { Silence } from '../../../../backend/insights/silence.ts';
import { countOf, dayOf, shortDay } from './format.ts';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** "Mar 2025" */
export function monthWords(month: string): string {
  const date = new Date(`${month}-15T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return month;
  return `${MONTH.format(date).replace('Sept', 'Sep')} ${month.slice(0, 4)}`;
}

/** "today", "yesterday", "5 days ago", "12 Mar", "12 Mar 2024" */
export function lastSeenWords(date: string, days: number, today: string): string {
  if (dayOf(date) > today) return shortDay(dayOf(date), today);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 14 ? `${days} days ago` : shortDay(dayOf(date), today);
}

/** "every day", "every 8 days", "every 3 months" */
function usualWords(usual: number): string {
  const days = Math.round(usual);
  if (days <= 1) return 'every day';
  return days < 60 ? `every ${days} days` : `every ${Math.round(days / 30.4)} months`;
}

/** "not for 63 days, usually every 8 days" */
export function silenceWords({ days, usual }: Silence): string {
  const time = days < 120 ? countOf(days, 'day', 'days') : countOf(Math.round(days / 30.4), 'month', 'months');
  return usual === null ? `not for ${time}` : `not for ${time}, usually ${usualWords(usual)}`;
}

/** Every month from the first to the last, both included. Months YYYY-MM; none when they are the wrong way round. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) months.push(month);
  return months;
}
