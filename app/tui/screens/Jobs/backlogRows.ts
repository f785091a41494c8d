/** What stands over the lists: the model, and how much there is to do. */
import { dotted, dottedRows, present } from '../../state/selectors/dotted.ts';
import { STAGES, type Corridor } from '../../../../backend/glossary.ts';
import type { JournalStatus } from '../../../../backend/journal/Journal.ts';
import { formatBytes } from '../../state/selectors/format.ts';
import { EMPTY, fitLine, line, type Line, type Span } from '../../state/selectors/line.ts';
import { ageText } from '../../state/selectors/moments.ts';
import { sanitize } from '../../text/sanitize.ts';
import { counted, STAGE_WORDS } from './jobWords.ts';

/** Best first, as the scheduler sees them. */
const IN_ORDER: readonly Corridor[] = ['ask', 'manual', 'entry', 'backfill'];

function modelLine({ model, inference_enabled, workers }: JournalStatus): Line {
  const state: Span = { text: model.state, token: model.state === 'unloaded' ? 'dim' : 'accent' };
  const memory = model.rss_bytes === null ? null : `${formatBytes(model.rss_bytes)} of memory`;
  const shared = workers.length > 1 ? `${workers.length} workers` : null;
  const rest = dotted([memory, shared, inference_enabled ? null : 'inference is off']);
  return [
    { text: model.name === null ? 'no model' : sanitize(model.name.split('/').at(-1) ?? ''), token: 'text' },
    { text: ' · ', token: 'dim' },
    state,
    ...(rest === '' ? [] : [{ text: ` · ${rest}`, token: 'dim' } as const]),
  ];
}

/** "8 entry, 4 backfill": what there is none of is left out. */
function share<Name extends string>(
  counts: Record<Name, number>,
  names: readonly Name[],
  words: (name: Name) => string,
): string {
  return names
    .filter((name) => counts[name] > 0)
    .map((name) => `${counted(counts[name])} ${words(name)}`)
    .join(', ');
}

/** "about 4 min", or null when nobody knows, or when nothing goes on. */
function remaining({ backlog, activity, inference_enabled, model }: JournalStatus): string | null {
  const goesOn = inference_enabled && model.name !== null && activity.state !== 'waiting';
  if (!goesOn || backlog.eta_seconds === null || backlog.ready + backlog.waiting === 0) return null;
  return `about ${ageText(backlog.eta_seconds).replace('<', '')}`;
}

function backlogParts(status: JournalStatus): string[] {
  const { backlog } = status;
  const waits = backlog.ready + backlog.waiting;
  const { oldest_seconds: oldest, held } = backlog;
  const aside = held > 0 ? `${counted(held)} held` : null;
  if (waits === 0) return present(['nothing waits', aside]);
  const rest = remaining(status);
  return present([
    `${counted(waits)} ${waits === 1 ? 'waits' : 'wait'}`,
    share(backlog.corridors, IN_ORDER, (corridor) => corridor),
    share(backlog.stages, STAGES, (stage) => `for ${STAGE_WORDS[stage]}`),
    aside,
    oldest === null ? null : `oldest ${ageText(oldest)}`,
    rest === null ? null : `done in ${rest}`,
  ]);
}

/** On a low screen, only what matters most, in one row. */
function shortBacklog(status: JournalStatus): string {
  const { ready, waiting, held } = status.backlog;
  const waits = ready + waiting;
  return dotted([
    waits === 0 ? 'nothing waits' : `${counted(waits)} ${waits === 1 ? 'waits' : 'wait'}`,
    held > 0 ? `${counted(held)} held` : null,
    remaining(status),
  ]);
}

/** @param roomy whether there are rows to spare */
export function backlogRows(status: JournalStatus, width: number, roomy: boolean): Line[] {
  const model = fitLine(modelLine(status), width);
  if (!roomy) return [model, fitLine(line(shortBacklog(status), 'dim'), width)];
  return [model, ...dottedRows(backlogParts(status), width).map((row) => line(row, 'dim')), EMPTY];
}
