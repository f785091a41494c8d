/** Where the motions of vim lead, on a text and an offset in UTF-16 units. Pure. */
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';

/** A word, or a run of other signs; blanks lie between. */
const RUN = /[\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_\s]+/gu;

/** Looked at around the cursor; only text without blanks goes beyond. */
const LOOK = 4000;

/** Runs of a text near an offset, as pairs of offsets. */
function runsNear(text: string, offset: number): [start: number, end: number][] {
  const from = Math.max(0, offset - LOOK);
  const runs: [number, number][] = [];
  for (const match of text.slice(from, offset + LOOK).matchAll(RUN)) {
    runs.push([from + match.index, from + match.index + match[0].length]);
  }
  return runs;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function firstWritten(text: string, offset: number): number {
  const start = lineStart(text, offset);
  const blanks = /^[^\S\n]*/.exec(text.slice(start, lineEnd(text, start)))?.[0] ?? '';
  return start + blanks.length;
}

function wordForward(text: string, offset: number): number {
  return runsNear(text, offset).find(([start]) => start > offset)?.[0] ?? text.length;
}

function wordBack(text: string, offset: number): number {
  return runsNear(text, offset).findLast(([start]) => start < offset)?.[0] ?? 0;
}

/** Behind the last letter of the word the cursor is in, or, on that letter, of the next one. */
function wordEnd(text: string, offset: number): number {
  return runsNear(text, offset).find(([, end]) => end > graphemeEnd(text, offset))?.[1] ?? text.length;
}

function paragraph(text: string, offset: number, by: 1 | -1): number {
  if (by === 1) {
    const gap = text.slice(offset).search(/\n\n(?=[^\n])/);
    return gap === -1 ? text.length : offset + gap + 1;
  }
  const gap = text.slice(0, Math.max(0, offset - 1)).lastIndexOf('\n\n');
  return gap === -1 ? 0 : gap + 1;
}

export interface VimTarget {
  offset: number;
  /** the letter it leads to is part of what an operator takes */
  inclusive?: true;
}

/** Where a key leads, or null for one that is no motion within the text. Up and down are the editor's own. */
export function vimTarget(key: string, text: string, offset: number): VimTarget | null {
  const onLetter = (end: number): number => Math.max(offset, graphemeStart(text, end));
  switch (key) {
    case 'h':
      return { offset: offset === lineStart(text, offset) ? offset : graphemeStart(text, offset) };
    case 'l':
    case ' ':
      return { offset: offset === lineEnd(text, offset) ? offset : graphemeEnd(text, offset) };
    case '0':
      return { offset: lineStart(text, offset) };
    case '^':
      return { offset: firstWritten(text, offset) };
    case '$':
      return { offset: lineEnd(text, offset) };
    case 'w':
      return { offset: wordForward(text, offset) };
    case 'b':
      return { offset: wordBack(text, offset) };
    case 'e':
      return { offset: onLetter(wordEnd(text, offset)), inclusive: true };
    case '{':
      return { offset: paragraph(text, offset, -1) };
    case '}':
      return { offset: paragraph(text, offset, 1) };
    case 'gg':
      return { offset: 0 };
    case 'G':
      return { offset: lineStart(text, text.length) };
    default:
      return null;
  }
}

/** The word around an offset, as `iw`, or with the blanks behind it, as `aw`. */
export function wordAround(text: string, offset: number, withBlanks: boolean): [start: number, end: number] {
  const [start, end] = runsNear(text, offset).find((run) => run[0] <= offset && offset < run[1]) ?? [offset, offset];
  const blanks = withBlanks ? (/^[^\S\n]*/.exec(text.slice(end, end + LOOK))?.[0].length ?? 0) : 0;
  return [start, end + blanks];
}
