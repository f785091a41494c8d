/** The list of a step of a correction: names to pick from, types, or entries with a box to tick. */
import { ENTITY_TYPES } from '../../../../backend/glossary.ts';
import type { EntitySummary } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { choices, type Choice } from '../../state/selectors/choices.ts';
import { splitEntries } from '../../state/selectors/entitySplit.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { line, spread, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { snippet } from '../../state/selectors/snippet.ts';
import type { State } from '../../state/State.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';

function knownName({ name, aliases, type, episodes }: EntitySummary, width: number): Line {
  const others = aliases.filter((alias) => alias !== name).map((alias) => sanitize(alias));
  const left: Line = [
    { text: sanitize(name), token: 'text' },
    { text: others.length === 0 ? '' : ` · ${others.join(', ')}`, token: 'dim' },
  ];
  return spread(left, [{ text: `${type} · ${countOf(episodes, 'entry', 'entries')}`, token: 'dim' }], width);
}

const choiceRows = rememberLast((list: readonly Choice[], width: number): ListRow[] =>
  list.map((choice) => ({
    key: choice.key,
    line:
      choice.entity === null
        ? spread([{ text: sanitize(choice.name), token: 'text' }], [{ text: 'a new name', token: 'dim' }], width)
        : knownName(choice.entity, width),
  })),
);

function typeRows(): ListRow[] {
  return ENTITY_TYPES.map((type, position) => ({
    key: type,
    line: [
      { text: `${position + 1}  `, token: 'key' },
      { text: type, token: 'text' },
    ],
  }));
}

function entryRows(state: State, ticked: ReadonlySet<string>, width: number): ListRow[] {
  const entries = splitEntries(state);
  const days = entries.map(({ date }) => shortDay(dayOf(date), state.today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return entries.map(({ episode, quote, surface }, position): ListRow => {
    const isTicked = ticked.has(episode);
    const before: Line = [
      { text: isTicked ? '[x] ' : '[ ] ', token: isTicked ? 'accent' : 'dim' },
      { text: `${pad(days[position] ?? '', dayCells)}  `, token: 'dim' },
    ];
    return { key: episode, line: [...before, ...snippet(quote, surface, Math.max(1, width - dayCells - 6))] };
  });
}

export function listRows(state: State, width: number): ListRow[] {
  const { correcting, names } = state;
  switch (correcting?.act) {
    case 'merge':
    case 'add': {
      const rows = choiceRows(choices(state), width);
      const isEmpty = rows.length === 0 && names.list !== null && correcting.act === 'merge';
      return isEmpty ? [{ key: null, line: line('  No name begins so.', 'dim') }] : rows;
    }
    case 'split':
      return entryRows(state, correcting.ticked, width);
    case 'retype':
    case 'addType':
      return typeRows();
    default:
      return [];
  }
}

/** Key of the selected row, or null. */
export function selectedKey(state: State): string | null {
  const { correcting } = state;
  if (correcting === null || !('selected' in correcting)) return null;
  switch (correcting.act) {
    case 'merge':
    case 'add':
      return choices(state)[correcting.selected]?.key ?? null;
    case 'split':
      return splitEntries(state)[correcting.selected]?.episode ?? null;
    case 'retype':
    case 'addType':
      return ENTITY_TYPES[correcting.selected] ?? null;
  }
}
