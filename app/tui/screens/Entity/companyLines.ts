/** Who and what is named in the same entries: names that lead on, each with how often. */
import type { EntityDetail } from '../../../../backend/journal/Journal.ts';
import { companyRows } from '../../state/selectors/entityLinks.ts';
import type { Line } from '../../state/selectors/line.ts';
import { sanitize } from '../../text/sanitize.ts';

/** @param chosen id of the selected name, or null */
export function companyLines({ company }: EntityDetail, width: number, chosen: string | null): Line[] {
  return companyRows(company, width).map((row) =>
    row.flatMap(({ id, name, entries }, at): Line => [
      { text: at === 0 ? '' : '   ', token: 'dim' },
      { text: sanitize(name), token: id === chosen ? 'chosen' : 'name' },
      { text: ` ${entries}`, token: 'dim' },
    ]),
  );
}
