/** Listens to the keyboard while the window is drawn, and passes each input on in order. */
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { readInputs, type InputSource } from '../terminal/inputStream.ts';
import type { TerminalInput } from './input.ts';

export interface KeyProviderProps {
  stdin: InputSource;
  /** must keep its identity, or keys pressed while it changes are lost */
  onInput: (input: TerminalInput) => void;
  children: ReactNode;
}

export function KeyProvider({ stdin, onInput, children }: KeyProviderProps): ReactElement {
  useEffect(() => readInputs(stdin, (inputs) => inputs.forEach(onInput)), [stdin, onInput]);
  return <>{children}</>;
}
