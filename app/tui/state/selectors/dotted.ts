/** Parts of a sentence with dots between them, in one row or in as many as they need. */
import { cells } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

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
