/** How much two texts share at their start and end, found in big steps since most of a long line never changes. */

const STEP = 4096;

/** Number of UTF-16 units both texts begin with. */
export function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same + STEP <= most && a.slice(same, same + STEP) === b.slice(same, same + STEP)) same += STEP;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

/** Number of UTF-16 units both texts end with, at most `most`. */
export function commonSuffix(a: string, b: string, most: number): number {
  let same = 0;
  while (same + STEP <= most && lastStep(a, same) === lastStep(b, same)) same += STEP;
  while (same < most && a.charCodeAt(a.length - same - 1) === b.charCodeAt(b.length - same - 1)) same++;
  return same;
}

function lastStep(text: string, before: number): string {
  return text.slice(text.length - before - STEP, text.length - before);
}
