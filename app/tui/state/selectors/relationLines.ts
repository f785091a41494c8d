/** The relations of a name as rows: each with its time and what is written of it; what is over comes last and dim. */
import type { EntityDetail, LastingRelation } from '../../../../backend/journal/Journal.ts';
import { firstAndLast, relationTime, relationWords } from '../../../relationWords.ts';
import { truncate } from '../../text/width.ts';
import { shortDay } from './format.ts';
import { fitLine, line, type Line } from './line.ts';

const INDENT = '  ';

const NONE = (): boolean => false;

/**
 * @param width cells of a row
 * @param isChosen whether the person has a relation selected
 */
export function relationLines(
  { relations }: Pick<EntityDetail, 'relations'>,
  today: string,
  width: number,
  isChosen: (relation: LastingRelation) => boolean = NONE,
): Line[] {
  const over = relations.filter(({ invalid_at }) => invalid_at !== null);
  const lasting = relations.filter(({ invalid_at }) => invalid_at === null);
  const rows = (relation: LastingRelation): Line[] => rowsOf(relation, today, width, isChosen(relation));
  return [...lasting.flatMap(rows), ...(over.length > 0 ? [line('No longer', 'heading')] : []), ...over.flatMap(rows)];
}

function rowsOf(relation: LastingRelation, today: string, width: number, chosen: boolean): Line[] {
  const plain = relation.invalid_at === null ? 'text' : 'dim';
  const headline: Line = [
    { text: relationWords(relation), token: chosen ? 'chosen' : plain },
    { text: `${INDENT}${relationTime(relation, (day) => shortDay(day, today))}`, token: 'dim' },
  ];
  const told = firstAndLast(relation);
  const room = Math.floor((width - INDENT.length - (told.length - 1)) / Math.max(1, told.length));
  const quoted = told.map(({ evidence }) => `“${truncate(evidence, Math.max(8, room - 2))}”`);
  const rows = [headline, line(`${INDENT}${quoted.join(' ')}`, 'dim')];
  return rows.map((row) => fitLine(row, width));
}
