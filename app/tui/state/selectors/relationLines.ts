/** The relations of a name as rows: each with its time and what is written of it; what is over comes last and dim. */
import type { EntityDetail, LastingRelation } from '../../../../backend/journal/Journal.ts';
import { firstAndLast, relationTime, relationWords } from '../../../relationWords.ts';
import { truncate } from '../../text/width.ts';
import { shortDay } from './format.ts';
import { fitLine, line, type Line } from './line.ts';

const INDENT = '  ';

/** @param width cells of a row */
export function relationLines({ relations }: Pick<EntityDetail, 'relations'>, today: string, width: number): Line[] {
  const lasting = relations.filter(({ invalid_at }) => invalid_at === null);
  const over = relations.filter(({ invalid_at }) => invalid_at !== null);
  return [
    ...lasting.flatMap((relation) => rowsOf(relation, today, width)),
    ...(over.length > 0 ? [line('No longer', 'heading')] : []),
    ...over.flatMap((relation) => rowsOf(relation, today, width)),
  ];
}

function rowsOf(relation: LastingRelation, today: string, width: number): Line[] {
  const headline: Line = [
    { text: relationWords(relation), token: relation.invalid_at === null ? 'text' : 'dim' },
    { text: `${INDENT}${relationTime(relation, (day) => shortDay(day, today))}`, token: 'dim' },
  ];
  const told = firstAndLast(relation);
  const room = Math.floor((width - INDENT.length - (told.length - 1)) / Math.max(1, told.length));
  const quoted = told.map(({ evidence }) => `“${truncate(evidence, Math.max(8, room - 2))}”`);
  const rows = [headline, line(`${INDENT}${quoted.join(' ')}`, 'dim')];
  return rows.map((row) => fitLine(row, width));
}
