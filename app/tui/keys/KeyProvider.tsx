/** Listens to the keyboard while the window is drawn, and passes each input on in order. */
import { useLayoutEffect, type ReactElement, type ReactNode } from 'react';
import { readInputs, type InputSource } from '../terminal/inputStream.ts';
import type { TerminalInput } from './input.ts';

export interface KeyProviderProps {
  stdin: InputSource;
  /** must keep its identity, or keys pressed while it changes are lost */
  onInput: (input: TerminalInput) => void;
  children: ReactNode;
}

export function KeyProvider({ stdin, onInput, children }: KeyProviderProps): ReactElement {
  // With the first frame, not after it: keys that are typed while the window opens are waiting already.
  useLayoutEffect(() => readInputs(stdin, (inputs) => inputs.forEach(onInput)), [stdin, onInput]);
  return <>{children}</>;
}
