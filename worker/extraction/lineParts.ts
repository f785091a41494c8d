/** How likely a model held each part of each line of its answer to be: `Ana | person` has two, `Ana | owns | Rex` three. Pure. */
import type { AnswerToken } from '../model/ModelClient.ts';

export interface LikelyLine {
  line: string;
  /** logarithm of the probability of each part, with the bar that ends it; never above 0 */
  parts: number[];
}

/** Less than that is never seen, and has no logarithm. */
const LEAST = 1e-9;

/** Every line that is not empty, in order. @param tokens those of the text, in order */
export function likelyLines(text: string, tokens: readonly AnswerToken[]): LikelyLine[] {
  const starts = tokens.map((_, index) => tokens[index - 1]?.end ?? 0);
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const from = start;
    start += line.length + 1;
    if (line.trim() === '') return [];
    const ends = partEnds(line).map((end) => from + end);
    const parts = ends.map((end, part) => {
      const begin = ends[part - 1] ?? from;
      return tokens.reduce((sum, { probability }, index) => {
        const at = starts[index] ?? 0;
        return at >= begin && at < end ? sum + Math.log(Math.max(LEAST, probability)) : sum;
      }, 0);
    });
    return [{ line, parts }];
  });
}

/** Where each part of a line ends, its bar included. */
function partEnds(line: string): number[] {
  return [...[...line.matchAll(/\|/g)].map(({ index }) => index + 1), line.length];
}
