/** How the screen is divided, from its size alone. A frame is always one row lower than the screen. */
export interface Geometry {
  /** cells of a row, and rows of a frame */
  columns: number;
  height: number;
  /** empty cells left and right of everything */
  margin: number;
  /** cells between the margins */
  width: number;
  /** rows between header and status line */
  bodyHeight: number;
  /** blank rows under the header and over the status line */
  gap: 0 | 1;
  /** room for a second pane beside the text */
  beside: boolean;
  /** room for a preview beside the timeline */
  roomy: boolean;
  /** room for nothing but the text: no header, no keys */
  textOnly: boolean;
  /** too small for anything but one line */
  tiny: boolean;
}

/** Below this width there is one pane. */
export const WIDE = 80;
/** Below this width there is only the text. */
const NARROWEST = 40;
/** From this width the timeline shows the selected entry beside it. */
const ROOMY = 108;
/** Prose is easiest to read in lines of at most this width. */
export const MEASURE = 72;

/** Header, status line and keys; the status line alone where there is only room for the text. */
const FRAME_ROWS = 3;

export interface Screen {
  columns: number;
  rows: number;
  /** what it is for a screen reader: one thing below the other */
  display?: { plain: boolean };
}

export function geometry(screen: Screen): Geometry {
  const { columns } = screen;
  const plain = screen.display?.plain ?? false;
  const height = Math.max(1, screen.rows - 1);
  const textOnly = columns < NARROWEST;
  const margin = plain || textOnly ? 0 : columns >= 60 ? 2 : 1;
  const gap = height >= 12 && !plain && !textOnly ? 1 : 0;
  return {
    columns,
    height,
    margin,
    width: Math.max(1, columns - 2 * margin),
    bodyHeight: Math.max(1, height - (textOnly ? 1 : FRAME_ROWS) - 2 * gap),
    gap,
    beside: columns >= WIDE && !plain,
    roomy: columns >= ROOMY && !plain,
    textOnly,
    tiny: columns < 20 || screen.rows < 6,
  };
}
