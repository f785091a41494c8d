/** The names on the page of a name that lead on: its company, and who its relations are with. */
import { DIARIST } from '../../../../backend/glossary.ts';
import type { Companion, EntityDetail, LastingRelation } from '../../../../backend/journal/Journal.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells } from '../../text/width.ts';
import type { State } from '../State.ts';
import { geometry } from './geometry.ts';
import { rememberLast } from './memo.ts';

/** Rows that company may take. */
const MOST_ROWS = 3;
const BETWEEN = 3;
/** Cells before each row that can be selected. */
const MARK = 2;

/** A name that leads on. */
export interface EntityLink {
  id: string;
  name: string;
}

/** What can be selected above the quotes of a page. */
export type PageLink =
  | { kind: 'company'; to: EntityLink }
  /** `to` is null where the other end is the diarist */
  | { kind: 'relation'; relation: LastingRelation; to: EntityLink | null };

/** Company in rows, as many as fit. @param width cells of a row */
export const companyRows = rememberLast((company: readonly Companion[], width: number): Companion[][] => {
  const rows: Companion[][] = [[]];
  let used = 0;
  for (const each of company) {
    const needed = cells(companyText(each));
    if (used > 0 && used + BETWEEN + needed > width) {
      if (rows.length === MOST_ROWS) break;
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(each);
    used += (used > 0 ? BETWEEN : 0) + needed;
  }
  return rows.filter((row) => row.length > 0);
});

/** Anna 12 */
export function companyText({ name, entries }: Companion): string {
  return `${sanitize(name)} ${entries}`;
}

/** The other end of a relation; null where that is the diarist. */
export function otherEnd(relation: LastingRelation, own: string): EntityLink | null {
  const isSubject = relation.subject_id === own;
  const [id, name] = isSubject ? [relation.object_id, relation.object] : [relation.subject_id, relation.subject];
  return id === '' || id === own || name === DIARIST ? null : { id, name };
}

/** Those that last come first, as they stand on the page. */
export function orderedRelations({ relations }: Pick<EntityDetail, 'relations'>): LastingRelation[] {
  return [
    ...relations.filter(({ invalid_at }) => invalid_at === null),
    ...relations.filter(({ invalid_at }) => invalid_at !== null),
  ];
}

const linksOnce = rememberLast((detail: EntityDetail, width: number): PageLink[] => [
  ...companyRows(detail.company, width)
    .flat()
    .map(({ id, name }): PageLink => ({ kind: 'company', to: { id, name } })),
  ...orderedRelations(detail).map((relation): PageLink => {
    return { kind: 'relation', relation, to: otherEnd(relation, detail.id) };
  }),
]);

/** In the order in which they stand there. */
export function entityLinks(state: State): readonly PageLink[] {
  const { detail } = state.entity;
  return detail === null ? [] : linksOnce(detail, geometry(state).width - MARK);
}

export function selectedLink(state: State): PageLink | null {
  const { link } = state.entity;
  return link === null ? null : (entityLinks(state)[link] ?? null);
}
