/** The tree of a walk as rows: branches, names, and what there is between each and the one above it. */
import type { Neighbour, NeighbourRelation } from '../../../../backend/journal/Journal.ts';
import type { ListRow } from '../../parts/SelectableRows.tsx';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { fitLine, line, spread, type Line } from '../../state/selectors/line.ts';
import type { WalkItem } from '../../state/selectors/walkItems.ts';
import { sanitize } from '../../text/sanitize.ts';

/** Narrower rows have no room for when they were together last. */
const WITH_LAST = 60;

function branches(lasts: readonly boolean[]): string {
  const above = lasts.slice(0, -1).map((last) => (last ? '   ' : '│  '));
  const own = lasts.at(-1);
  return above.join('') + (own === undefined ? '' : own ? '└─ ' : '├─ ');
}

/** "works at", or "← works at" where the one below says it of the one above. */
function relationText({ predicate, verb, outward }: NeighbourRelation): string {
  const words = sanitize(verb ?? predicate.replaceAll('_', ' '));
  return outward ? words : `← ${words}`;
}

function between({ relations, entries, last }: Neighbour, today: string, width: number): [left: string, right: string] {
  const told = relations.map(relationText).join(', ');
  const count = countOf(entries, 'entry', 'entries');
  return [told, width < WITH_LAST ? count : `${count} · last ${shortDay(dayOf(last), today)}`];
}

function rowOf(item: WalkItem, today: string, width: number): Line {
  const { name, neighbour, lasts, open } = item;
  const before: Line = [
    { text: branches(lasts), token: 'dim' },
    { text: open ? '▾ ' : '▸ ', token: 'dim' },
  ];
  if (neighbour === null) return fitLine([...before, { text: sanitize(name), token: 'heading' }], width);
  const [told, together] = between(neighbour, today, width);
  const left: Line = [
    ...before,
    { text: sanitize(name), token: 'text' },
    { text: `  ${neighbour.type}`, token: 'dim' },
    { text: told === '' ? '' : `  ${told}`, token: 'name' },
  ];
  return spread(left, [{ text: together, token: 'dim' }], width);
}

/** @param width cells of a row */
export function walkRows(items: readonly WalkItem[], today: string, width: number): ListRow[] {
  const waiting = (item: WalkItem): ListRow[] => {
    if (!item.pending) return [];
    return [{ key: null, line: line(`${'   '.repeat(item.lasts.length + 2)}…`, 'dim') }];
  };
  return items.flatMap((item) => [{ key: item.path, line: rowOf(item, today, width) }, ...waiting(item)]);
}
