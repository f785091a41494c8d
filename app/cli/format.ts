/** How entries and what was found in them look in plain text. Everything here is safe to draw to a terminal. */
import type { Episode } from '../../backend/journal/Journal.ts';
import type { Status } from '../../backend/glossary.ts';
import { sanitize } from '../tui/text/sanitize.ts';
import { truncate } from '../tui/text/width.ts';

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  pending_nodes: 'waiting',
  pending_edges: 'half read',
  done: 'read',
  needs_attention: 'attention',
};
const STATUS_CELLS = Math.max(...Object.values(STATUS_WORDS).map((word) => word.length));
/** Where no terminal says how wide it is. */
const LINE_CELLS = 160;

export function statusWord(status: Status): string {
  return STATUS_WORDS[status];
}

/** 2026-11-23 21:14 */
export function dateAndTime(date: string): string {
  return `${date.slice(0, 10)} ${date.slice(11, 16)}`;
}

/** One entry in one row: id, date, status, and the beginning of its text. */
export function episodeRow(episode: Episode, width: number | null): string {
  const left = `${episode.id}  ${dateAndTime(episode.date)}  ${statusWord(episode.status).padEnd(STATUS_CELLS)}  `;
  return left + truncate(oneLine(episode.text), Math.max(20, (width ?? LINE_CELLS) - left.length));
}

/** A text in one line, safe to draw. */
export function oneLine(text: string): string {
  // The beginning is enough for any row; a long entry is not worked through.
  return sanitize(text.trimStart().slice(0, 2 * LINE_CELLS))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A text with its lines, safe to draw. */
export function wholeText(text: string): string {
  return sanitize(text, { newlines: true });
}

/** 1 entry, 2 entries */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** 1.8 GB, 241 MB */
export function byteSize(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}
