/** How well what is typed fits a text: letters in order, best at the beginnings of words. Pure. */

export interface Fit {
  /** higher is better */
  score: number;
  /** offsets of the letters that fit, ascending */
  at: readonly number[];
}

const WORD_START = 8;
const TEXT_START = 6;
const NEXT_TO_LAST = 5;
/** taken for each letter that is passed over, up to a limit */
const GAP = 0.5;
const WIDEST_GAP = 6;

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Letters in order from one offset on, each at its next place; null when they do not all follow. */
function fitFrom(query: string, text: string, start: number): Fit | null {
  const at: number[] = [];
  let score = 0;
  let from = start;
  for (const letter of query) {
    const found = text.indexOf(letter, from);
    if (found < 0) return null;
    const last = at.at(-1);
    if (last === found - 1) score += NEXT_TO_LAST;
    else if (last !== undefined) score -= Math.min(WIDEST_GAP, found - last - 1) * GAP;
    if (startsWord(text, found)) score += WORD_START;
    if (found === 0) score += TEXT_START;
    at.push(found);
    from = found + letter.length;
  }
  return { score, at };
}

/**
 * The best way in which the letters of a query stand in a text, or null when they do not. Case does not matter, nor do
 * blanks in the query: "rag" and "r ag" both fit "read again".
 */
export function fuzzyFit(query: string, text: string): Fit | null {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  const searched = text.toLowerCase();
  if (wanted === '') return { score: 0, at: [] };
  // A letter that changes its length in lower case would spoil the offsets.
  if (searched.length !== text.length) return null;
  let best: Fit | null = null;
  const [first = ''] = wanted;
  for (let start = searched.indexOf(first); start >= 0; start = searched.indexOf(first, start + 1)) {
    const fit = fitFrom(wanted, searched, start);
    if (fit === null) break;
    if (best === null || fit.score > best.score) best = fit;
  }
  return best;
}

/** True when every word of a query begins a word of a text. */
export function wordsFit(query: string, text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}
