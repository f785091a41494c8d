/** Why a name stands on its page: the selected sentence, and which reading of its entry found it. */
import { sureWords } from '../../../sureWords.ts';
import { dottedRows } from '../../state/selectors/dotted.ts';
import { EMPTY, line, type Line } from '../../state/selectors/line.ts';
import { provenanceWords } from '../../state/selectors/reviewWords.ts';
import type { OpenEntity } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';

const SENTENCE_ROWS = 3;

/** Empty when nobody asked, or nothing is known yet. */
export function whyRows({ detail, selected, explained, why }: OpenEntity, today: string, width: number): Line[] {
  const quote = detail?.quotes[selected];
  const reading = quote && why.get(quote.episode);
  if (!explained || quote === undefined || reading === undefined) return [];
  const { nodes, edges, found } = reading;
  const read = found.find(({ surface }) => surface === quote.surface);
  const isOther = read !== undefined && detail !== null && (read.name !== detail.name || read.type !== detail.type);
  const names =
    read === undefined || nodes === null
      ? ['put there by hand']
      : read.source === 'known'
        ? ['known from other entries']
        : [
            ...provenanceWords('names: ', nodes, today),
            ...sureWords(read),
            ...(isOther ? [`read as ${read.type} ${sanitize(read.name)}`] : []),
          ];
  const relations = edges === null ? [] : provenanceWords('relations: ', edges, today);
  return [
    EMPTY,
    ...wrap(`“${sanitize(quote.quote)}”`, width)
      .slice(0, SENTENCE_ROWS)
      .map((row) => line(row)),
    ...[names, relations].flatMap((parts) => dottedRows(parts, width)).map((row) => line(row, 'dim')),
  ];
}
