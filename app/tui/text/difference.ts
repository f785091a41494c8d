/** What differs between two texts: paragraph by paragraph, and word by word within those that were changed. Pure. */

export interface Piece {
  text: string;
  /** false for what stands in both */
  changed: boolean;
}

/** One paragraph: in both texts, only in the one before, or only in the one after. */
export interface ChangedLine {
  sign: ' ' | '-' | '+';
  pieces: readonly Piece[];
}

/** Beyond so many differences two lists are taken as wholly different: nobody reads such a comparison. */
const MOST_EDITS = 400;

type Step = 'same' | 'removed' | 'added';

/** The way from one list to another with the fewest steps (Myers), or null when it is too long. */
function shortestWay(before: readonly string[], after: readonly string[]): Step[] | null {
  const most = Math.min(MOST_EDITS, before.length + after.length);
  const reach = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = reach.get(diagonal + 1) ?? -1;
      const right = reach.get(diagonal - 1) ?? -1;
      let at = diagonal === -edits || (diagonal !== edits && right < down) ? down : right + 1;
      while (at < before.length && at - diagonal < after.length && before[at] === after[at - diagonal]) at++;
      reach.set(diagonal, at);
      if (at >= before.length && at - diagonal >= after.length) return stepsOf(trace, before.length, after.length);
    }
  }
  return null;
}

/** The steps of the way that was found, read from its end. */
function stepsOf(trace: readonly Map<number, number>[], beforeLength: number, afterLength: number): Step[] {
  const steps: Step[] = [];
  let [from, to] = [beforeLength, afterLength];
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = from - to;
    const down = reach.get(diagonal + 1) ?? -1;
    const right = reach.get(diagonal - 1) ?? -1;
    const wasAdded = diagonal === -edits || (diagonal !== edits && right < down);
    const start = wasAdded ? down : right;
    const startTo = start - (wasAdded ? diagonal + 1 : diagonal - 1);
    for (; from > (wasAdded ? start : start + 1) && to > (wasAdded ? startTo + 1 : startTo); from--, to--) {
      steps.push('same');
    }
    steps.push(wasAdded ? 'added' : 'removed');
    [from, to] = [start, startTo];
  }
  for (; from > 0 && to > 0; from--, to--) steps.push('same');
  return steps.reverse();
}

interface Change {
  step: Step;
  text: string;
}

function changes(before: readonly string[], after: readonly string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const way = shortestWay(gone, come) ?? [...gone.map(() => 'removed' as const), ...come.map(() => 'added' as const)];
  let [at, to] = [0, 0];
  const middle = way.map((step): Change => {
    const text = (step === 'added' ? come[to] : gone[at]) ?? '';
    if (step !== 'added') at++;
    if (step !== 'removed') to++;
    return { step, text };
  });
  const same = (text: string): Change => ({ step: 'same', text });
  return [...before.slice(0, start).map(same), ...middle, ...before.slice(before.length - end).map(same)];
}

/** Words with what stands between them, so that joined they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

/** Neighbours of one kind as one piece. */
function joined(parts: readonly Change[], other: Step): Piece[] {
  const pieces: Piece[] = [];
  for (const { step, text } of parts) {
    if (step === other) continue;
    const last = pieces.at(-1);
    const changed = step !== 'same';
    if (last?.changed === changed) last.text += text;
    else pieces.push({ text, changed });
  }
  return pieces;
}

/** Two paragraphs side by side; wholly different ones have nothing to point at. */
function pair(before: string, after: string): [ChangedLine, ChangedLine] {
  const parts = changes(wordsOf(before), wordsOf(after));
  const shared = parts.filter(({ step, text }) => step === 'same' && text.trim() !== '').length;
  const isAnother = shared * 4 < parts.filter(({ text }) => text.trim() !== '').length;
  const whole = (text: string): Piece[] => [{ text, changed: true }];
  return [
    { sign: '-', pieces: isAnother ? whole(before) : joined(parts, 'added') },
    { sign: '+', pieces: isAnother ? whole(after) : joined(parts, 'removed') },
  ];
}

/** Every paragraph of both texts in order; a changed one first as it was, then as it is. */
export function textDifference(before: string, after: string): ChangedLine[] {
  const lines: ChangedLine[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = (): void => {
    const paired = Math.min(gone.length, come.length);
    for (let at = 0; at < paired; at++) lines.push(...pair(gone[at] ?? '', come[at] ?? ''));
    for (const text of gone.slice(paired)) lines.push({ sign: '-', pieces: [{ text, changed: true }] });
    for (const text of come.slice(paired)) lines.push({ sign: '+', pieces: [{ text, changed: true }] });
    [gone, come] = [[], []];
  };
  for (const { step, text } of changes(before.split('\n'), after.split('\n'))) {
    if (step === 'removed') gone.push(text);
    else if (step === 'added') come.push(text);
    else {
      settle();
      lines.push({ sign: ' ', pieces: [{ text, changed: false }] });
    }
  }
  settle();
  return lines;
}
