/** The size a screen may use, kept up to date while the terminal is resized. */
import { useStdout } from 'ink';
import { useEffect, useState } from 'react';

export interface TerminalSize {
  columns: number;
  /** rows to draw in: one less than the terminal has, since a full screen makes Ink clear the scrollback */
  rows: number;
}

const FALLBACK = { columns: 80, rows: 24 };
const CLEAR = '\x1b[2J\x1b[H';

/** The usable part of a terminal that says it has this size; unknown or zero counts as 80 × 24. */
export function usableSize(terminal: { columns?: number | undefined; rows?: number | undefined }): TerminalSize {
  const columns = terminal.columns || FALLBACK.columns;
  const rows = terminal.rows || FALLBACK.rows;
  return { columns, rows: Math.max(1, rows - 1) };
}

/** The usable size; renders again, on a clean screen, when it changes. Use it in one place, at the root. */
export function useTerminalSize(): TerminalSize {
  const { stdout } = useStdout();
  const repaint = useRepaint();
  const [size, setSize] = useState(() => usableSize(stdout));
  useEffect(() => {
    const measure = (): void => setSize(usableSize(stdout));
    // Before Ink's own listener, so that its next frame has the new size already …
    stdout.prependListener('resize', measure);
    // … and after it, since the terminal has moved what was drawn and Ink only draws differences.
    stdout.on('resize', repaint);
    measure();
    return () => {
      stdout.off('resize', measure);
      stdout.off('resize', repaint);
    };
  }, [stdout, repaint]);
  return size;
}

/** Draws the whole frame anew on a cleared screen: after a resize, a suspend or another program. */
export function useRepaint(): () => void {
  const { write } = useStdout();
  const [repaint] = useState(() => () => write(CLEAR));
  return repaint;
}
