/** Takes off what chat models wrap around an answer: thoughts, code fences, Markdown, wide punctuation. Pure. */

export interface PlainLine {
  text: string;
  /** whether it had a list mark, so that it belongs to the heading above it */
  isItem: boolean;
}

const LIST_MARK = /^(?:[-*•‣▪–+]|\(?\d{1,3}[.)、])\s+/;
const HEADING_MARK = /^(?:#{1,6}|>)\s+/;
const FENCE = /^(?:```|~~~)[\w-]*$/;

/** The lines of an answer that hold anything, without their marks. */
export function plainLines(answer: string): PlainLine[] {
  const lines = withoutThoughts(answer)
    .split('\n')
    .map((raw) => raw.trim());
  return lines
    .filter((line, index) => line !== '' && !FENCE.test(line) && !isRule(line) && !isHead(line, lines[index + 1]))
    .map(plainLine);
}

/**
 * What follows the thoughts, which a template may have opened. Of thoughts that the token limit cut off the opening stays,
 * as a line that nobody can read: else a model that thought too long would pass for one that found nothing.
 */
export function withoutThoughts(answer: string): string {
  const spoken = answer.split(/<\/think(?:ing)?>/i).at(-1) ?? '';
  return spoken.replace(/(<think(?:ing)?>)[\s\S]*$/i, '$1');
}

function plainLine(line: string): PlainLine {
  const unmarked = line.replace(HEADING_MARK, '').replace(LIST_MARK, '');
  return { text: narrow(withoutEmphasis(unmarked)).trim(), isItem: LIST_MARK.test(line) };
}

/** `---`, `***`, or the line below a table's head. */
function isRule(line: string): boolean {
  return /^[-*_=:|\s]{3,}$/.test(line);
}

/** The head of a table names its columns, and nobody. */
function isHead(line: string, next = ''): boolean {
  return line.includes('|') && next.includes('|') && isRule(next);
}

function withoutEmphasis(line: string): string {
  const bare = line.replace(/\*\*|__|`/g, '');
  return bare.replace(/(?<![^\s|(])(?:\*(?=\S)([^*]+)\*|_(?=\S)([^_]+)_)(?=$|[\s:;,.|)])/g, '$1$2');
}

/** Chinese and Japanese keyboards type the same marks wider. */
function narrow(line: string): string {
  const narrower: Record<string, string> = {
    '：': ':',
    '；': ';',
    '｜': '|',
    '，': ',',
    '、': ',',
    '（': '(',
    '）': ')',
  };
  return line.replace(/[：；｜，、（）]/g, (mark) => narrower[mark] ?? mark);
}
