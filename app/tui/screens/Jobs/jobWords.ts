/** The words and widths that all lists of work share. */
import type { Stage } from '../../../../backend/glossary.ts';
import type { EntryTitle } from '../../state/Jobs.ts';
import { sanitize } from '../../text/sanitize.ts';

/** What a stage looks for. */
export const STAGE_WORDS: Record<Stage, string> = { nodes: 'names', edges: 'relations' };

/** The beginning of an entry, or what stands for it until it is read. */
export function titleText(titles: ReadonlyMap<string, EntryTitle>, episode: string): string {
  const title = titles.get(episode)?.title;
  return title === undefined ? '…' : sanitize(title);
}

/** The parts that there are, as one row. */
export function dotted(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
}

export function counted(value: number): string {
  return value.toLocaleString('en-GB');
}
