/** Tells when an answer goes round in circles: all that would follow is dropped anyway, so it can end. Pure. */

/**
 * `lines`: an answer of plain lines and lists, in which nothing is said three times. `cycles`: any text; the frame of a
 * table or of JSON comes back again and again, and only what repeats without a break is a loop.
 */
export type LoopKind = 'lines' | 'cycles';

/** Times that the same item makes a loop. */
const TIMES = 3;
/** Characters at the end of the text that repeat without any line break, and the longest stretch they repeat. */
const ENDLESS = { characters: 120, stretch: 40 } as const;

export class LoopGuard {
  readonly #items: string[] = [];
  readonly #times = new Map<string, number>();
  /** where the item begins that is being written */
  #from = 0;
  /** `person:`, for the items of a list: a person and a place may have one name */
  #label = '';

  constructor(private readonly kind: LoopKind) {}

  /** Looks at what is new. @param text the whole answer so far @returns true when it repeats itself */
  isLooping(text: string): boolean {
    for (let end = endOfItem(text, this.#from); end >= 0; end = endOfItem(text, this.#from)) {
      const isLooping = this.#add(text.slice(this.#from, end).trimEnd(), text[end] === '\n');
      this.#from = end + 1;
      if (isLooping) return true;
    }
    return isEndless(text.slice(Math.max(this.#from, text.length - ENDLESS.characters)));
  }

  #add(item: string, endsLine: boolean): boolean {
    const colon = item.indexOf(':');
    const key = colon < 0 ? this.#label + item.trim() : item.replace(/:\s+/, ':');
    this.#label = endsLine ? '' : colon < 0 ? this.#label : item.slice(0, colon + 1);
    if (item.trim() === '') return false;
    const told = this.kind === 'lines' ? key : item;
    this.#items.push(told);
    const times = (this.#times.get(told) ?? 0) + 1;
    this.#times.set(told, times);
    return (this.kind === 'lines' && times >= TIMES) || isCyclic(this.#items);
  }
}

/** A list has its items on one line. */
function endOfItem(text: string, from: number): number {
  const length = text.slice(from).search(/[\n;]/);
  return length < 0 ? -1 : from + length;
}

/** Whether the last items repeat those before them: one three times in a row, or several twice. */
function isCyclic(items: readonly string[]): boolean {
  for (let length = 1; length * 2 <= items.length; length += 1) {
    if (goesRound(items, length, Math.max(length * 2, TIMES))) return true;
  }
  return false;
}

function isEndless(end: string): boolean {
  for (let length = 1; length <= ENDLESS.stretch; length += 1) {
    if (goesRound(end, length, ENDLESS.characters)) return true;
  }
  return false;
}

/** Whether each of the last `count` elements equals the one `length` before it, as far as that is one of them. */
function goesRound(elements: ArrayLike<string>, length: number, count: number): boolean {
  const first = elements.length - count;
  if (first < 0) return false;
  for (let at = elements.length - 1; at - length >= first; at -= 1) {
    if (elements[at] !== elements[at - length]) return false;
  }
  return true;
}
