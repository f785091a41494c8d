/** Reads the JSON that a chat model answers although lines were asked for; also when the token limit cut it off. Pure. */

const CLOSING: Record<string, string> = { '{': '}', '[': ']' };

/** The value of the first object or array in an answer; undefined when there is none that can be read. */
export function jsonAnswer(answer: string): unknown {
  const start = answer.search(/[{[]\s*["{[\]}]/);
  if (start < 0) return undefined;
  try {
    // Models like to put a comma after the last element.
    const value: unknown = JSON.parse(completed(answer.slice(start)).replace(/,(\s*[}\]])/g, '$1'));
    return value;
  } catch {
    return undefined;
  }
}

/** The text up to the end of its first value, or up to its last complete element, with what is still open closed. */
function completed(text: string): string {
  const open: string[] = [];
  let inString = false;
  let kept = { end: 0, open: '' };
  const keep = (end: number) => (kept = { end, open: open.join('') });
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (inString) {
      if (sign === '\\') at += 1;
      inString = sign !== '"';
      if (!inString && open.at(-1) === ']') keep(at + 1);
    } else if (sign === '"') inString = true;
    else if (sign === ',') keep(at);
    else if (CLOSING[sign] !== undefined) open.push(CLOSING[sign]);
    else if (sign === open.at(-1)) {
      open.pop();
      keep(at + 1);
      if (open.length === 0) break;
    }
  }
  return text.slice(0, kept.end) + [...kept.open].reverse().join('');
}
