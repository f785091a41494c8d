/** The choice of a language model as rows: what each is, how large, under which terms, and where it comes from. */
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { formatBytes } from '../../state/selectors/format.ts';
import { EMPTY, fitLine, line, spread, type Line, type Span } from '../../state/selectors/line.ts';
import type { ShelfModel } from '../../state/ModelShelf.ts';
import type { Download, State } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrap } from '../../text/wrap.ts';

const INTRO =
  'A language model reads each entry and finds the people, places and days in it. It runs on this machine only; nothing you write leaves it.';

/** Cells before what is said about a model: under its title. */
const ABOUT = 5;

/** What matters of a model on this machine, most telling first. */
function tag(model: ShelfModel, chosen: string | null): Span {
  if (model.name === chosen) return { text: 'in use', token: 'good' };
  if (!model.fits) return { text: 'needs more memory', token: 'dim' };
  const words = [...(model.recommended ? ['recommended'] : []), ...(model.present ? ['on this machine'] : [])];
  return { text: words.join(' · '), token: model.recommended ? 'accent' : 'good' };
}

function modelRows(model: ShelfModel, position: number, chosen: string | null, width: number): ListRow[] {
  const title: Line = [
    { text: `${position + 1}  `, token: 'key' },
    { text: sanitize(model.title), token: 'text' },
  ];
  const origin = model.found ? `found in ${model.source}` : `from ${model.source}`;
  const about = [formatBytes(model.bytes), model.licence, origin, `needs ${formatBytes(model.needs)} of memory`]
    .filter((part) => part !== null)
    .map((part) => sanitize(part))
    .join(' · ');
  return [
    { line: spread(title, [tag(model, chosen)], width), key: model.name },
    ...wrap(about, width - ABOUT).map((text) => ({ line: line(' '.repeat(ABOUT) + text, 'dim'), key: null })),
  ];
}

function keyRow(key: string, text: string, width: number): ListRow {
  const row: Line = [
    { text: `  ${key}  `, token: 'key' },
    { text, token: 'text' },
  ];
  return { line: fitLine(row, width), key: null };
}

function paragraph(text: string, token: Span['token'], width: number): ListRow[] {
  return wrap(text, Math.min(width, 72)).map((row) => ({ line: line(row, token), key: null }));
}

/** @param roomy whether there are rows to spare for words and gaps */
export function choiceRows(state: State, width: number, roomy: boolean): ListRow[] {
  const { shelf, failure, problem } = state.models;
  const chosen = state.settings.values?.model ?? null;
  const gap: ListRow[] = roomy ? [{ line: EMPTY, key: null }] : [];
  const told = failure === null ? (problem === null ? null : { message: problem, nextStep: '' }) : failure;
  return [
    ...(told === null ? [] : paragraph(`${told.message} ${told.nextStep}`, 'bad', width)),
    ...(told === null && roomy ? paragraph(INTRO, 'dim', width) : []),
    ...gap,
    ...(shelf === null ? [{ line: line('  looking for what suits this machine…', 'dim'), key: null }, ...gap] : []),
    ...(shelf ?? []).flatMap((model, position) => [...modelRows(model, position, chosen, width), ...gap]),
    keyRow('f', 'A GGUF file of your own', width),
    keyRow('n', chosen === null ? 'Not now. Settings has the choice again.' : 'Leave it as it is', width),
  ];
}

/** What is shown while a model arrives. */
export function downloadRows({ title, done, total, what }: Download, width: number): Line[] {
  const barWidth = Math.max(4, Math.min(48, width - 8));
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  const amount = total === null ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(total)}`;
  const rows: Line[] = [
    line(`Fetching ${sanitize(title)}`, 'strong'),
    EMPTY,
    [
      { text: '━'.repeat(filled), token: 'accent' },
      { text: '─'.repeat(barWidth - filled), token: 'dim' },
      { text: ` ${Math.floor(share * 100)} %`, token: 'text' },
    ],
    line([amount, sanitize(what)].filter((part) => part !== '').join(' · '), 'dim'),
    EMPTY,
    ...wrap('You can go on writing; the status line tells how it goes.', width).map((row) => line(row, 'dim')),
  ];
  return rows.map((each) => fitLine(each, width));
}
