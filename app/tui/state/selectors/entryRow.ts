/** One entry as one row of a list: when, how it begins, and how far it has been read. */
import type { Episode } from '../../../../backend/journal/Journal.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { IsHeld } from './held.ts';
import { WIDE } from './geometry.ts';
import { fitLine, lineCells, type Line, type Span } from './line.ts';

/** Characters looked at for the first line of an entry; none is wider on any screen. */
const HEAD = 1000;

/** The first line with something in it; a heading without its sign. */
export function firstLine(text: string): string {
  const line = sanitize(text.slice(0, HEAD), { newlines: true })
    .split('\n')
    .find((each) => each.trim() !== '');
  return line?.trim().replace(/^#{1,6}\s+/, '') ?? '';
}

export interface ReadingNow {
  /** the entry being read, or null */
  episode: string | null;
  inferenceOn: boolean;
  isHeld: IsHeld;
}

/** What the list says of an entry that is not read to the end; null when it is. */
function unread(episode: Episode, now: ReadingNow, width: number): Span | null {
  const { id, status } = episode;
  const words = width >= WIDE - 4;
  if (status === 'done') return null;
  if (status === 'needs_attention') return { text: words ? '! needs attention' : '!', token: 'bad' };
  if (now.episode === id) return { text: words ? '◌ reading' : '◌', token: 'accent' };
  if (now.isHeld(episode)) return { text: words ? '‖ held' : '‖', token: 'dim' };
  return { text: words ? (now.inferenceOn ? '· waiting' : '· not read') : '·', token: 'dim' };
}

/**
 * @param when what stands before the text
 * @param plain for a screen reader, which is to say the text first
 */
export function entryRow(episode: Episode, when: string, now: ReadingNow, width: number, plain = false): Line {
  const status = unread(episode, now, width);
  const text: Span = { text: firstLine(episode.text), token: 'text' };
  const room = status === null ? width : width - lineCells([status]) - 2;
  const fitted = plain
    ? [...fitLine([text], Math.max(1, room - when.length - 2)), { text: `  ${when}`, token: 'dim' as const }]
    : fitLine([{ text: `${when}  `, token: 'dim' }, text], room);
  if (status === null) return fitted;
  const gap = ' '.repeat(Math.max(0, width - lineCells([status]) - lineCells(fitted)));
  return [...fitted, { text: gap, token: 'text' }, status];
}
