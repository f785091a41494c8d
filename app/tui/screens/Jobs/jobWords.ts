/** The words and widths that all lists of work share. */
import type { Stage } from '../../../../backend/glossary.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { EntryTitle } from '../../state/Jobs.ts';
import type { Line } from '../../state/selectors/line.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

/** Rows narrower than this have room for one word beside a title. */
export const ROOM_BESIDE = 60;

/** What stands before the second row of a piece of work. */
export const UNDER = '    ';

/** A row that cannot be selected. */
export const keyless = (row: Line): ListRow => ({ line: row, key: null });

/** What a stage looks for. */
export const STAGE_WORDS: Record<Stage, string> = { nodes: 'names', edges: 'relations' };

/** The beginning of an entry, or what stands for it until it is read. */
export function titleText(titles: ReadonlyMap<string, EntryTitle>, episode: string): string {
  const title = titles.get(episode)?.title;
  return title === undefined ? '…' : sanitize(title);
}

type Part = string | null | undefined;

/** The parts that there are. */
export function present(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part === null || part === undefined || part === '' ? [] : [part]));
}

/** Parts in one row. */
export function dotted(parts: readonly Part[]): string {
  return present(parts).join(' · ');
}

/** Parts in as many rows as they need; a part is broken only where a row is too narrow for it. */
export function dottedRows(parts: readonly string[], width: number): string[] {
  const rows: string[] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    const longer = last === undefined ? part : `${last} · ${part}`;
    if (last !== undefined && cells(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(...wrap(part, width));
  }
  return rows;
}

export function counted(value: number): string {
  return value.toLocaleString('en-GB');
}
