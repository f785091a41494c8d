/** The templates to begin an entry with. */
import type { ReactElement } from 'react';
import { fillTemplate } from '../../../templates/templates.ts';
import { MARK_CELLS, SelectableRows, type ListRow } from '../../parts/SelectableRows.tsx';
import type { Geometry } from '../../state/selectors/geometry.ts';
import { EMPTY, fitLine, line, type Line } from '../../state/selectors/line.ts';
import type { Aside } from '../../state/Writing.ts';
import { sanitize } from '../../text/sanitize.ts';
import { cells, pad, truncate } from '../../text/width.ts';

/** Widest name; a longer one is cut. */
const NAME_CELLS = 28;

/** Characters of a template that a row is made from. */
const LOOK = 300;

interface TemplatesProps {
  aside: Extract<Aside, { what: 'template' }>;
  /** local date-time of the entry */
  date: string;
  screen: Geometry;
}

export function Templates({ aside, date, screen }: TemplatesProps): ReactElement {
  const width = screen.width - MARK_CELLS;
  const names = aside.list.map(({ name }) => truncate(sanitize(name), NAME_CELLS));
  const nameCells = Math.max(0, ...names.map(cells));
  const rows = aside.list.map((template, at): ListRow => {
    const beginning = sanitize(fillTemplate(template, date).text.slice(0, LOOK));
    const shown: Line = [
      { text: pad(names[at] ?? '', nameCells), token: 'text' },
      { text: `  ${beginning}`, token: 'dim' },
    ];
    return { key: template.name, line: fitLine(shown, width) };
  });
  const told = line('  Your own: files ending in .md in the folder “templates” of the journal.', 'dim');
  const below: ListRow[] = [
    { key: null, line: EMPTY },
    { key: null, line: fitLine(told, width) },
  ];
  return (
    <SelectableRows
      rows={[...rows, ...below]}
      selectedKey={aside.list[aside.selected]?.name ?? null}
      height={screen.bodyHeight}
      indent={screen.margin}
    />
  );
}
