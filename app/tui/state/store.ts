/** Holds the one state. Effects hear of each change at once; the view is told at most once a frame. */
import type { Action } from './Action.ts';
import { reduce } from './reducer.ts';
import type { State } from './State.ts';

/** Shortest time between two frames, in milliseconds: 30 a second. */
const FRAME = 33;

export interface Store {
  /** the state of this moment */
  get(): State;
  dispatch(action: Action): void;
  /** Calls back after each change, before `dispatch` returns. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
  /** The state of the last frame, and its subscription, for `useSyncExternalStore`. */
  shown: () => State;
  onFrame: (listener: () => void) => () => void;
}

export function createStore(initial: State): Store {
  let state = initial;
  let shown = initial;
  let lastFrame = 0;
  let frameIsDue = false;
  const changeListeners = new Set<() => void>();
  const frameListeners = new Set<() => void>();

  function frame(): void {
    frameIsDue = false;
    lastFrame = performance.now();
    if (shown === state) return;
    shown = state;
    for (const listener of frameListeners) listener();
  }

  /** The first change is shown in this turn of the event loop, those that follow closely wait for the next frame. */
  function askForFrame(): void {
    if (frameIsDue) return;
    frameIsDue = true;
    const wait = lastFrame + FRAME - performance.now();
    if (wait <= 0) queueMicrotask(frame);
    else setTimeout(frame, wait).unref();
  }

  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of changeListeners) listener();
      askForFrame();
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    shown: () => shown,
    onFrame(listener) {
      frameListeners.add(listener);
      return () => frameListeners.delete(listener);
    },
  };
}
