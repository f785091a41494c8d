/** Feeds what a terminal sends through the decoder, and ends its wait for the rest of a lone Esc. */
import { createDecoder, ESCAPE_WAIT_MS, type DecoderOptions } from '../keys/decoder.ts';
import type { TerminalInput } from '../keys/input.ts';

/** The part of stdin that is needed. Raw mode belongs to `modes.ts`. */
export interface InputSource {
  setEncoding(encoding: 'utf8'): unknown;
  on(event: 'data', listener: (chunk: string) => void): unknown;
  off(event: 'data', listener: (chunk: string) => void): unknown;
}

/** Calls back with the inputs of each chunk, together. Returns the function that ends it. */
export function readInputs(
  source: InputSource,
  onInputs: (inputs: TerminalInput[]) => void,
  options: DecoderOptions = {},
): () => void {
  const decoder = createDecoder(options);
  let timer: NodeJS.Timeout | undefined;

  function give(inputs: TerminalInput[]): void {
    if (inputs.length > 0) onInputs(inputs);
  }
  function onData(chunk: string): void {
    clearTimeout(timer);
    give(decoder.push(chunk));
    if (decoder.pending()) timer = setTimeout(() => give(decoder.flush()), ESCAPE_WAIT_MS);
  }

  source.setEncoding('utf8');
  source.on('data', onData);
  return () => {
    clearTimeout(timer);
    source.off('data', onData);
  };
}
