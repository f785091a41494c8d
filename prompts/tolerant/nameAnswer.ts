/** Reads the names in the answer of a chat model, in whatever form it chose to give them. Pure. */
import { typeOfLabel } from '../labels.ts';
import { parseNameLines, type Answer, type NameLine } from '../lines.ts';
import type { PromptEntityType } from '../vocabulary.ts';
import { jsonAnswer } from './jsonAnswer.ts';
import { isEmptyAnswer, nameLinesOf } from './jsonNames.ts';
import { bareName, listedNames, saysNothing } from './listedNames.ts';
import { plainLines, withoutThoughts, type PlainLine } from './plainLines.ts';

/**
 * Understands lines, Markdown lists under headings, tables, `Name (type)` and JSON; a name counts once for each type.
 * What is none of these is counted as unread.
 * @param answer what the model generated
 */
export function parseNameAnswer(answer: string): Answer<NameLine> {
  const json = jsonAnswer(withoutThoughts(answer));
  const inJson = nameLinesOf(json);
  if (inJson.length > 0) return parseNameLines(inJson.join('\n'));
  if (json !== undefined && isEmptyAnswer(json)) return parseNameLines('none');
  return parseNameLines(inLineForm(plainLines(answer)).join('\n'));
}

/** The same lines as `type: A; B` or `none`; a line that cannot be understood stays as it is. */
function inLineForm(lines: readonly PlainLine[]): string[] {
  let heading: PromptEntityType | null = null;
  return lines.map(({ text, isItem }) => {
    if (saysNothing(text)) return 'none';
    const underHeading: PromptEntityType | null = isItem ? heading : null;
    const [type, names] = labelled(text) ?? tableRow(text) ?? typed(text) ?? [underHeading, itemName(text)];
    if (type === null) return text;
    if (names.length === 0) heading = type;
    return `${type}: ${names.join('; ') || 'none'}`;
  });
}

type Found = [PromptEntityType, string[]];

/** `type: A; B`, and `type:` or `type` alone as a heading. */
function labelled(text: string): Found | null {
  const colon = text.indexOf(':');
  if (colon < 0) {
    const type = labelType(text);
    return type === null ? null : [type, []];
  }
  const label = text.slice(0, colon);
  const type = labelType(label) ?? typeOfLabel(/\(([^()]*)\)\s*$/.exec(label)?.[1] ?? '');
  return type === null ? null : [type, listedNames(text.slice(colon + 1))];
}

/** `People (named)`, `Named people`. */
function labelType(label: string): PromptEntityType | null {
  return typeOfLabel(label.replace(/\([^()]*\)\s*$|\b(?:named?|names of|mentioned|found|entities)\b/gi, ''));
}

/** `| person | Ana, Bo |` in either order; a row with two types is the head of a table. */
function tableRow(text: string): Found | null {
  if (!text.includes('|')) return null;
  const cells = text.split('|').map((cell) => cell.trim());
  const types = cells.flatMap((cell) => typeOfLabel(cell) ?? []);
  const type = types[0];
  if (type === undefined || types.length > 1) return null;
  return [type, cells.filter((cell) => cell !== '' && typeOfLabel(cell) === null).flatMap(listedNames)];
}

/** `Ana (person)`, `Ana: person`, `Ana - person`. */
function typed(text: string): Found | null {
  const [, name, word] = /^(.+?)\s*(?:\(|:\s|\s[-–—]+>?\s)\s*([^():]+?)\)?\.?$/.exec(text) ?? [];
  const type = typeOfLabel(word ?? '');
  return name === undefined || type === null ? null : [type, [bareName(name)]];
}

/** The name of a list item, without the description behind it. */
function itemName(text: string): string[] {
  return listedNames(text.replace(/:\s.*$/, ''));
}
