/** One name of the journal: what it is, when it is mentioned and with whom, its relations, and what entries say of it. */
import { Box } from 'ink';
import type { ReactElement } from 'react';
import type { EntityDetail } from '../../../../backend/journal/Journal.ts';
import { Hint } from '../../parts/Hint.tsx';
import { Rows } from '../../parts/Rows.tsx';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import { orderedRelations, selectedLink, type PageLink } from '../../state/selectors/entityLinks.ts';
import { countOf, dayOf, shortDay } from '../../state/selectors/format.ts';
import { EMPTY, fitLine, line, type Line } from '../../state/selectors/line.ts';
import { rememberLast } from '../../state/selectors/memo.ts';
import { relationLines } from '../../state/selectors/relationLines.ts';
import { snippet } from '../../state/selectors/snippet.ts';
import { suggested, type Suggested } from '../../state/selectors/suggested.ts';
import { sanitize } from '../../text/sanitize.ts';
import { pad } from '../../text/width.ts';
import type { ScreenProps } from '../ScreenProps.ts';
import { companyLines } from './companyLines.ts';
import { questionLines } from './questionLines.ts';
import { whenLines } from './whenLines.ts';
import { whyRows } from './whyRows.ts';

function about(detail: EntityDetail): Line {
  const aliases =
    detail.aliases.length === 0 ? '' : ` · also ${detail.aliases.map((alias) => sanitize(alias)).join(', ')}`;
  return [{ text: `${detail.type}${aliases}`, token: 'dim' }];
}

/** Key of the row with the selected name. */
const LINK_KEY = 'link';

function isChosen(each: Line): boolean {
  return each.some(({ token }) => token === 'chosen');
}

/** Key of the quote at a position: one entry may be quoted twice. */
function quoteKey(position: number): string {
  return `quote-${position}`;
}

/** In fewer rows a question leaves no room for anything but quotes. */
const LOW = 16;
/** Rows of the body for each relation that is shown while none is selected: the first quotes must be seen, too. */
const ROWS_PER_RELATION = 8;

/** Relations that are shown while none is selected. */
function fewOf(count: number, bodyHeight: number): number {
  const few = bodyHeight < LOW ? 0 : Math.max(2, Math.floor(bodyHeight / ROWS_PER_RELATION));
  return count <= few + 1 && few > 0 ? count : few;
}

/** Company and relations, with the selected one marked. */
function linkRows(
  detail: EntityDetail,
  chosen: PageLink | null,
  today: string,
  width: number,
  bodyHeight: number,
): ListRow[] {
  const company = companyLines(detail, width, chosen?.kind === 'company' ? chosen.to.id : null);
  const all = orderedRelations(detail);
  const few = chosen?.kind === 'relation' ? all.length : fewOf(all.length, bodyHeight);
  const shown = { relations: all.slice(0, few) };
  const relations = relationLines(shown, today, width, (relation) => {
    return chosen?.kind === 'relation' && chosen.relation === relation;
  });
  const left = all.length - few;
  const more: Line[] = left === 0 ? [] : [line(`… and ${countOf(left, 'more relation', 'more relations')}`, 'dim')];
  const isLow = bodyHeight < LOW;
  const keyed = (lines: readonly Line[], kind: string): ListRow[] =>
    lines.map((each, at) => ({ line: fitLine(each, width), key: isChosen(each) ? LINK_KEY : `${kind}-${at}` }));
  const gap: ListRow = { line: EMPTY, key: null };
  const rows = [
    ...(company.length === 0 || isLow ? [] : [{ line: line('Together with', 'heading'), key: null }]),
    ...keyed(company, 'company'),
    ...(company.length === 0 || isLow || all.length === 0 ? [] : [gap]),
    ...keyed([...relations, ...more], 'relation'),
  ];
  return rows.length === 0 ? [] : [...rows, gap];
}

const headRows = rememberLast(
  (
    detail: EntityDetail,
    asked: Suggested | null,
    today: string,
    width: number,
    isLow: boolean,
    withBars: boolean,
  ): ListRow[] => {
    const when = whenLines(detail, today, width, withBars && !isLow);
    const shown = isLow ? when.slice(0, asked === null ? 1 : 0) : when;
    const gap = isLow && asked === null && detail.company.length > 0 ? [] : [EMPTY];
    return [about(detail), ...shown, ...gap, ...questionLines(asked, width)].map((each) => {
      return { line: fitLine(each, width), key: null };
    });
  },
);

const quoteRows = rememberLast(({ quotes }: EntityDetail, today: string, width: number): ListRow[] => {
  const days = quotes.map(({ date }) => shortDay(dayOf(date), today));
  const dayCells = Math.max(0, ...days.map((day) => day.length));
  return quotes.map(({ quote, surface }, position): ListRow => {
    const when: Line = [{ text: `${pad(days[position] ?? '', dayCells)}  `, token: 'dim' }];
    return { line: [...when, ...snippet(quote, surface, width - dayCells - 2)], key: quoteKey(position) };
  });
});

const linkRowsOf = rememberLast(linkRows);

export function Entity({ state, screen }: ScreenProps): ReactElement {
  const { detail, selected, problem } = state.entity;
  if (detail === null) return <Hint lines={problem === null ? [] : [problem]} screen={screen} />;
  const { today } = state;
  const width = screen.width - MARK_CELLS;
  const chosen = selectedLink(state);
  const asked = suggested(state);
  const isLow = screen.bodyHeight < LOW;
  const links =
    isLow && asked !== null && chosen === null ? [] : linkRowsOf(detail, chosen, today, width, screen.bodyHeight);
  const why = whyRows(state.entity, today, screen.width).slice(0, Math.floor(screen.bodyHeight / 2));
  return (
    <Box flexDirection="column" height={screen.bodyHeight} flexShrink={0}>
      <SelectableRows
        rows={[
          ...headRows(detail, asked, today, width, isLow, !state.display.plain),
          ...links,
          ...quoteRows(detail, today, width),
        ]}
        selectedKey={chosen === null ? quoteKey(selected) : LINK_KEY}
        height={screen.bodyHeight - why.length}
        indent={screen.margin}
      />
      {why.length > 0 && <Rows lines={why} height={why.length} indent={screen.margin} />}
    </Box>
  );
}
