/** The words and widths that all lists of work share. */
import type { Stage } from '../../../../backend/glossary.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { EntryTitle } from '../../state/Jobs.ts';
import type { Line } from '../../state/selectors/line.ts';
import { sanitize } from '../../text/sanitize.ts';

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

export function counted(value: number): string {
  return value.toLocaleString('en-GB');
}
