/** How high the head of the timeline is, and what a day that is being typed means. */
import { readSpan } from '../../../../backend/calendar/readSpan.ts';
import { bufferText } from '../../editor/buffer.ts';
import type { State } from '../State.ts';
import { longDay } from './format.ts';
import type { Geometry } from './geometry.ts';
import { fitLine, line, type Line } from './line.ts';

/** What stands before the day that is typed. */
export const GO_TO = 'Go to  ';
/** The strip, what it stands for, and a blank row. */
const STRIP = 3;
/** A lower list keeps its rows for entries. */
const LEAST_BODY = 15;

/** Rows of the head; none where the list is too low for it, or where a picture means nothing. */
export function headHeight(
  { jump, timeline, display }: Pick<State, 'jump' | 'timeline' | 'display'>,
  { bodyHeight }: Geometry,
): number {
  if (jump !== null) return Math.min(STRIP, Math.max(2, bodyHeight - 1));
  return bodyHeight >= LEAST_BODY && (timeline.total ?? 0) > 0 && !display.plain ? STRIP : 0;
}

/** The days that the typed words mean, or how to say them. */
export function jumpMeaning({ jump, today }: Pick<State, 'jump' | 'today'>, width: number): Line {
  const typed = jump === null ? '' : bufferText(jump).trim();
  const span = typed === '' ? null : readSpan(typed, today);
  if (span === null) return fitLine(line('14 march · last monday · june 2024 · 2024-03 · 3 weeks ago', 'dim'), width);
  const days = span.from === span.to ? [span.from] : [span.from, span.to];
  return fitLine(line(days.map((day) => longDay(day, today)).join(' to '), 'good'), width);
}
