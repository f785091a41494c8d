/** The answers of our adapter: one line a name, `Name | type`, in the order of the text, or `none`. Pure. */
import { isNone } from './labels.ts';
import { LOOP, MAX_LIST, nameLine, type Answer, type NameLine } from './lines.ts';

const LINE = /^(?<name>.+) \| (?<type>[a-z]+)$/u;
/** An entry that imitates our prompt may lead the model on to the next question: that is an answer without names. */
const RELATION = /^.+ \| [a-z_]+ \| .+$/u;

/**
 * Reads `Name | type` lines, each once, in the order given; unknown types and over-long names are dropped. What follows
 * after lines that repeat themselves is a loop and not read.
 * @param answer what the model generated
 */
export function parseTypedNames(answer: string): Answer<NameLine> {
  const seen = new Map<string, NameLine>();
  const read = { understood: 0, unread: 0 };
  let repeats = 0;
  for (const line of answer.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const parts = LINE.exec(line)?.groups;
    if (parts === undefined && !isNone(line) && !RELATION.test(line)) read.unread += 1;
    else read.understood += 1;
    const parsed = nameLine.safeParse(parts);
    if (!parsed.success) continue;
    if (seen.has(line)) repeats += 1;
    seen.set(line, parsed.data);
    if (repeats >= LOOP || seen.size >= MAX_LIST) break;
  }
  return { lines: [...seen.values()], ...read };
}

/** The same lines again: what is repeated to the model in place of an answer that looped. */
export function formatTypedNames(lines: readonly NameLine[]): string {
  return lines.map(({ name, type }) => `${name} | ${type}`).join('\n') || 'none';
}
