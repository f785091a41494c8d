/** What a terminal sends reaches the window as inputs, and a lone Esc does not wait for ever. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { characterKey, namedKey, type TerminalInput } from '../../../../app/tui/keys/input.ts';
import { readInputs } from '../../../../app/tui/terminal/inputStream.ts';

describe('readInputs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function listening() {
    const source = Object.assign(new EventEmitter(), { setEncoding: vi.fn() });
    const batches: TerminalInput[][] = [];
    const stop = readInputs(source, (inputs) => batches.push(inputs));
    return { source, batches, stop, send: (bytes: string) => source.emit('data', bytes) };
  }

  it('gives the inputs of a chunk together, as text', () => {
    const { source, batches, send } = listening();
    expect(source.setEncoding).toHaveBeenCalledWith('utf8');
    send('ab');
    send('\x1b[');
    send('A');
    expect(batches).toEqual([[characterKey('a'), characterKey('b')], [namedKey('up')]]);
  });

  it('gives a lone Esc after a short wait, and not when more comes', () => {
    const { batches, send } = listening();
    send('\x1b');
    vi.advanceTimersByTime(49);
    expect(batches).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(batches).toEqual([[namedKey('escape')]]);
    send('\x1b');
    vi.advanceTimersByTime(49);
    send('b');
    vi.advanceTimersByTime(1000);
    expect(batches.slice(1)).toEqual([[characterKey('b', { alt: true })]]);
  });

  it('hears nothing after it was stopped, not even a waiting Esc', () => {
    const { source, batches, send, stop } = listening();
    send('\x1b');
    stop();
    send('a');
    vi.advanceTimersByTime(1000);
    expect(batches).toEqual([]);
    expect(source.listenerCount('data')).toBe(0);
  });
});
