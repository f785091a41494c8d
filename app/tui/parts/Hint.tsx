/** A few quiet words in the middle of an empty screen. */
import type { ReactElement } from 'react';
import { EMPTY, line, type Line } from '../state/selectors/line.ts';
import type { Geometry } from '../state/selectors/geometry.ts';
import { sanitize } from '../text/sanitize.ts';
import { cells, truncate } from '../text/width.ts';
import { Rows } from './Rows.tsx';

export interface HintProps {
  lines: readonly string[];
  screen: Geometry;
}

export function Hint({ lines, screen }: HintProps): ReactElement {
  const above = Math.max(0, Math.floor((screen.bodyHeight - lines.length) / 2) - 1);
  const centred = lines.map((text): Line => {
    const safe = truncate(sanitize(text), screen.width);
    const before = Math.floor((screen.width - cells(safe)) / 2);
    return line(' '.repeat(before) + safe, 'dim');
  });
  const rows = [...Array.from({ length: above }, () => EMPTY), ...centred];
  return <Rows lines={rows} height={screen.bodyHeight} indent={screen.margin} />;
}
