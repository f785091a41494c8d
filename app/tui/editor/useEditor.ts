/** The state of a text field: holds the buffer, turns inputs into actions, and says whether it took the input. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Input } from '../keys/input.ts';
import { createBuffer, type TextBuffer } from './buffer.ts';
import { actionFor } from './editorKeys.ts';
import type { ViewSize } from './layout.ts';
import { update, type EditorAction } from './update.ts';

export interface EditorOptions {
  /** text and cursor (UTF-16 units, by default the end) to start with */
  text?: string;
  cursor?: number;
  /** size of the view in cells; rows and pages are counted in it */
  width: number;
  height: number;
  /** false for a field of one line; default true */
  multiline?: boolean;
  /** called after each change of text or cursor, e.g. to keep a draft */
  onChange?: (buffer: TextBuffer) => void;
}

export interface EditorHandle {
  /** the buffer of this render */
  readonly buffer: TextBuffer;
  /** the buffer of this moment, also between renders */
  current(): TextBuffer;
  /** Offers an input; true when the field took it. */
  dispatch(input: Input): boolean;
  apply(action: EditorAction): void;
  /** Starts anew with another text, cursor at its end unless given; nothing before it can be undone. */
  reset(text: string, cursor?: number): void;
}

export function useEditor(options: EditorOptions): EditorHandle {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const store = useMemo(
    () =>
      createStore(createBuffer(options.text ?? '', options.cursor), () => {
        const { multiline, width, height, onChange } = latest.current;
        return { multiline: multiline ?? true, view: { width, height }, onChange };
      }),
    // The field lives as long as its component; later texts come through reset().
    [],
  );
  const buffer = useSyncExternalStore(store.subscribe, store.current);
  return useMemo(() => ({ ...store, buffer }), [store, buffer]);
}

interface StoreSettings {
  multiline: boolean;
  view: ViewSize;
  onChange: ((buffer: TextBuffer) => void) | undefined;
}

function createStore(initial: TextBuffer, settings: () => StoreSettings) {
  let buffer = initial;
  const listeners = new Set<() => void>();
  function become(next: TextBuffer): void {
    if (next === buffer) return;
    buffer = next;
    settings().onChange?.(buffer);
    for (const listener of listeners) listener();
  }
  function apply(action: EditorAction): void {
    become(update(buffer, action, settings().view));
  }
  return {
    current: () => buffer,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply,
    dispatch(input: Input): boolean {
      const action = actionFor(input, buffer, settings());
      if (action !== null) apply(action);
      return action !== null;
    },
    reset(text: string, cursor?: number): void {
      become(createBuffer(text, cursor));
    },
  };
}
