/** The last attempts as rows: which entry, how it ended, and what it took. */
import { dotted } from '../../state/selectors/dotted.ts';
import type { RunOutcome } from '../../../../backend/glossary.ts';
import type { Run } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import type { EntryTitle } from '../../state/Jobs.ts';
import { fitLine, line, spread, type Line, type Token } from '../../state/selectors/line.ts';
import { shortClock } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import { counted, ROOM_BESIDE, STAGE_WORDS, titleText } from './jobWords.ts';

/** Cells of "21:14" and "23 Nov"; an earlier year takes more. */
const WHEN = 6;
/** Cells of the longest words for stage and outcome. */
const STAGE = 10;
const OUTCOME = 9;

const TONES: Record<RunOutcome, Token> = {
  running: 'accent',
  completed: 'good',
  failed: 'bad',
  retried: 'text',
  released: 'dim',
  cancelled: 'dim',
  refused: 'dim',
  lost: 'bad',
};

function seconds(run: Run): string | null {
  if (run.ended === null) return null;
  const taken = (Date.parse(run.ended) - Date.parse(run.started ?? run.claimed)) / 1000;
  return Number.isFinite(taken) ? `${taken.toFixed(taken < 10 ? 1 : 0)} s` : null;
}

/** "1,204 in, 900 cached, 310 out": what is not known is left out. */
function tokens({ prompt_tokens: read, cached_tokens: cached, generated_tokens: written }: Run): string {
  const parts = [
    read === null ? null : `${counted(read)} in`,
    cached === null || cached === 0 ? null : `${counted(cached)} cached`,
    written === null ? null : `${counted(written)} out`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** "ModelError: no usable answer", or null when nothing went wrong. */
export function errorText({ error_class: kind, error_message: message }: Run): string | null {
  const text = [kind, message].filter((part) => part !== null).join(': ');
  return text === '' ? null : sanitize(text);
}

function rowsOf(run: Run, titles: ReadonlyMap<string, EntryTitle>, today: string, width: number): ListRow[] {
  const when = pad(shortClock(run.claimed, today), WHEN);
  const under = ' '.repeat(WHEN + 2);
  const left: Line = [
    { text: `${when}  `, token: 'dim' },
    { text: titleText(titles, run.episode), token: 'text' },
  ];
  const stage = STAGE_WORDS[run.stage];
  const outcome = { text: run.outcome, token: TONES[run.outcome] };
  const narrow = width < ROOM_BESIDE;
  const right: Line = narrow
    ? [outcome]
    : [
        { text: stage.padEnd(STAGE), token: 'dim' },
        { ...outcome, text: run.outcome.padEnd(OUTCOME) },
      ];
  const speed = run.tokens_per_second === null ? null : `${Math.round(run.tokens_per_second)} tok/s`;
  const attempt = run.attempt > 1 ? `attempt ${run.attempt}` : null;
  const model = run.model === null ? null : sanitize(run.model.split('/').at(-1) ?? '');
  const error = errorText(run);
  const preview = run.preview ? (run.accepted === null ? 'preview' : 'preview, accepted') : null;
  const cost = dotted([narrow ? stage : null, seconds(run), tokens(run), speed, preview, attempt, model]);
  return [
    { line: spread(left, right, width), key: run.id },
    ...(cost === '' ? [] : [{ line: fitLine(line(under + cost, 'dim'), width), key: null }]),
    ...(error === null ? [] : [{ line: fitLine(line(under + error, TONES[run.outcome]), width), key: null }]),
  ];
}

export function runRows(
  runs: readonly Run[],
  titles: ReadonlyMap<string, EntryTitle>,
  today: string,
  width: number,
): ListRow[] {
  return runs.flatMap((run) => rowsOf(run, titles, today, width));
}
