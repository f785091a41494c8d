/** Where evidence stands in its episode, for those who leave out what is not known. Pure. */

export function offsets(start: number | null, end: number | null): { start?: number; end?: number } {
  return start === null || end === null ? {} : { start, end };
}
