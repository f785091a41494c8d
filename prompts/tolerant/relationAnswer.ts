/** Reads the relations in the answer of a chat model, in whatever form it chose to give them. Pure. */
import { parseRelationLines, type Answer, type RelationLine } from '../lines.ts';
import { predicates } from '../vocabulary.ts';
import { jsonAnswer } from './jsonAnswer.ts';
import { isEmptyAnswer, relationLinesOf } from './jsonNames.ts';
import { bareName, saysNothing } from './listedNames.ts';
import { plainLines, withoutThoughts } from './plainLines.ts';

/** What models call the diarist, who is `Me` to us. */
const DIARIST =
  /^(?:i|me|my|myself|the (?:diarist|author|narrator|writer|user)|diarist|author|narrator|ich|yo|je|我)$/i;
const ARROW = /\s*(?:-{1,2}\[|\]-{1,2}>?|[-=]+>|→|—>)\s*|\s+[-–—]\s+/;

/**
 * Understands lines, tables, arrows, `(A, predicate, B)`, `A predicate B` and JSON. What is none of these is counted as
 * unread.
 * @param answer what the model generated
 */
export function parseRelationAnswer(answer: string): Answer<RelationLine> {
  const json = jsonAnswer(withoutThoughts(answer));
  const inJson = relationLinesOf(json);
  if (inJson.length > 0) return parseRelationLines(inJson.map(inLineForm).join('\n'));
  if (json !== undefined && isEmptyAnswer(json)) return parseRelationLines('none');
  return parseRelationLines(
    plainLines(answer)
      .map(({ text }) => (saysNothing(text) ? 'none' : inLineForm(text)))
      .join('\n'),
  );
}

/** The same relation as `A | predicate | B`; a line that cannot be understood stays as it is. */
function inLineForm(text: string): string {
  const line = text.replace(/^[|\s]+|[|\s]+$/g, '');
  const parts = [line.split('|'), bracketed(line), line.split(ARROW), words(line)].find(
    (each) => each !== null && each.length === 3,
  );
  const [subject = '', predicate = '', object = ''] = parts ?? [];
  return parts ? `${end(subject)} | ${predicate.trim()} | ${end(object)}` : text;
}

/** `(A, predicate, B)`, with or without a full stop. */
function bracketed(line: string): string[] | null {
  const inside = /^[([](.*)[)\]]\.?$/.exec(line)?.[1];
  return inside === undefined ? null : inside.split(/[,;]/);
}

/** `A works_at B`: one of our own words between two names. */
function words(line: string): string[] | null {
  const match = new RegExp(`^(.+?)\\s+(${predicates.join('|')})\\s+(.+)$`, 'i').exec(line);
  return match === null ? null : match.slice(1);
}

function end(name: string): string {
  const bare = bareName(name).replace(/\.$/, '');
  return DIARIST.test(bare) ? 'Me' : bare;
}
