/** Ctrl-Z: gives the terminal back, stops like any program of a shell, and takes it again when continued. */
import type { TerminalModes } from './modes.ts';

/** How soon to come back when nothing stopped us, e.g. without a shell that has job control. */
const NOT_STOPPED_MS = 100;

/** The part of `process` that is needed. */
export interface SuspendableProcess {
  on(signal: 'SIGCONT', listener: () => void): unknown;
  off(signal: 'SIGCONT', listener: () => void): unknown;
  kill(pid: number, signal: 'SIGTSTP'): unknown;
}

/** Stops this process until it is continued. `repaint` is called when the terminal is ours again. */
export function suspend(
  modes: Pick<TerminalModes, 'entered' | 'enter' | 'leave'>,
  repaint: () => void,
  current: SuspendableProcess = process,
): void {
  if (!modes.entered) return;
  modes.leave();
  // Time stands still while we are stopped, so this cannot come too early.
  const timer = setTimeout(resume, NOT_STOPPED_MS);
  current.on('SIGCONT', resume);
  // The whole group, since a shell watches the one it started, which may be a wrapper of ours.
  current.kill(0, 'SIGTSTP');

  function resume(): void {
    clearTimeout(timer);
    current.off('SIGCONT', resume);
    modes.enter();
    repaint();
  }
}
