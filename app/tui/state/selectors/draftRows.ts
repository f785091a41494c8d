/** The list of drafts as rows: first a new page, then each draft with how it begins, how long it is, and from when. */
import type { DraftSummary } from '../../../drafts/list.ts';
import { sanitize } from '../../text/sanitize.ts';
import { countWords } from '../../text/wordCount.ts';
import { ROWS_BEFORE_DRAFTS } from '../reduce/drafts.ts';
import type { State } from '../State.ts';
import { countOf } from './format.ts';
import { spread, type Line } from './line.ts';
import { clock } from './moments.ts';

/** Characters of a draft that a row is made from. */
const LOOK = 500;

/** The selected draft; null on the row for a new page. */
export function selectedDraft({ drafts }: State): DraftSummary | null {
  return drafts.list?.[drafts.selected - ROWS_BEFORE_DRAFTS] ?? null;
}

function aboutText({ key, fromEditor }: DraftSummary): string {
  if (fromEditor) return 'from your own editor · ';
  return key === 'new' ? '' : 'change of an entry · ';
}

function draftRow(draft: DraftSummary, today: string, width: number): Line {
  const beginning = sanitize(draft.text.slice(0, LOOK)).trim();
  const words = countOf(countWords(draft.text.split('\n')), 'word', 'words');
  const told = `${aboutText(draft)}${words} · ${clock(draft.saved_at, today)}`;
  return spread(
    [{ text: beginning === '' ? '(empty)' : beginning, token: beginning === '' ? 'dim' : 'text' }],
    [{ text: told, token: 'dim' }],
    width,
  );
}

/** @param width cells of a row */
export function draftRows({ drafts, today }: State, width: number): { key: string; line: Line }[] {
  const list = drafts.list ?? [];
  const fresh: Line = [{ text: 'A new page', token: 'text' }];
  return [
    { key: '', line: list.length === 0 ? fresh : [...fresh, { text: ' · the drafts stay', token: 'dim' }] },
    ...list.map((draft) => ({ key: draft.slot, line: draftRow(draft, today, width) })),
  ];
}
