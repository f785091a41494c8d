/** Ctrl-Z: gives the terminal back, stops like any program of a shell, and takes it again when continued. */
import type { TerminalModes } from './modes.ts';

/** How soon to come back when nothing stopped us, e.g. without a shell that has job control. */
const NOT_STOPPED_MS = 100;

/** The part of `process` that is needed; the whole group stops, as a shell expects of a job. */
export interface SuspendableProcess {
  once(signal: 'SIGCONT', listener: () => void): unknown;
  off(signal: 'SIGCONT', listener: () => void): unknown;
  kill(pid: number, signal: 'SIGTSTP'): unknown;
}

/** Stops this process until it is continued. `repaint` is called when the terminal is ours again. */
export function suspend(modes: TerminalModes, repaint: () => void, current: SuspendableProcess = process): void {
  if (!modes.entered) return;
  modes.leave();
  const resume = (): void => {
    clearTimeout(timer);
    current.off('SIGCONT', resume);
    if (modes.entered) return;
    modes.enter();
    repaint();
  };
  current.once('SIGCONT', resume);
  current.kill(0, 'SIGTSTP');
  const timer = setTimeout(resume, NOT_STOPPED_MS);
}
