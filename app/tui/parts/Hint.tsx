/** A few quiet words in the middle of an empty screen. */
import type { ReactElement } from 'react';
import { EMPTY, line, type Line } from '../state/selectors/line.ts';
import type { Geometry } from '../state/selectors/geometry.ts';
import { cells } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import { Rows } from './Rows.tsx';

export interface HintProps {
  lines: readonly string[];
  screen: Geometry;
}

/** Longer words are broken into rows of at most this width. */
const WIDEST = 64;

export function Hint({ lines, screen }: HintProps): ReactElement {
  const rows = lines.flatMap((text) => wrap(text, Math.min(WIDEST, screen.width)));
  const above = Math.max(0, Math.floor((screen.bodyHeight - rows.length) / 2) - 1);
  const centred = rows.map((text): Line => {
    const before = Math.max(0, Math.floor((screen.width - cells(text)) / 2));
    return line(' '.repeat(before) + text, 'dim');
  });
  const filled = [...Array.from({ length: above }, () => EMPTY), ...centred];
  return <Rows lines={filled} height={screen.bodyHeight} indent={screen.margin} />;
}
