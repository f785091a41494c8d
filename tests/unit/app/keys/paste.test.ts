/** A paste arrives as one piece of text, however the terminal sends it. */
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../../app/tui/keys/decoder.ts';
import { characterKey, namedKey } from '../../../../app/tui/keys/input.ts';

const START = '\x1b[200~';
const END = '\x1b[201~';

describe('paste', () => {
  it('is one input with line breaks as \\n', () => {
    expect(createDecoder().push(`${START}one\r\ntwo\rthree\nfour${END}`)).toEqual([
      { kind: 'paste', text: 'one\ntwo\nthree\nfour' },
    ]);
  });

  it('is the same wherever it is cut, and all else around it stays keys', () => {
    const bytes = `a${START}x\r\n世😀\x1b[A\x1b[20${END}b`;
    for (let offset = 1; offset < bytes.length; offset++) {
      const decoder = createDecoder();
      const inputs = [...decoder.push(bytes.slice(0, offset)), ...decoder.push(bytes.slice(offset))];
      expect(inputs).toEqual([characterKey('a'), { kind: 'paste', text: 'x\n世😀\x1b[A\x1b[20' }, characterKey('b')]);
    }
  });

  it('joins a line break that is cut in half', () => {
    const decoder = createDecoder();
    decoder.push(`${START}one\r`);
    expect(decoder.push(`\ntwo${END}`)).toEqual([{ kind: 'paste', text: 'one\ntwo' }]);
  });

  it('does not run the keys it contains, and waits without a timer', () => {
    const decoder = createDecoder();
    expect(decoder.push(`${START}q\x1b`)).toEqual([]);
    expect(decoder.pending()).toBe(false);
    expect(decoder.flush()).toEqual([]);
    expect(decoder.push(`:wq\r${END}`)).toEqual([{ kind: 'paste', text: 'q\x1b:wq\n' }]);
  });

  it('of nothing is nothing', () => {
    expect(createDecoder().push(START + END)).toEqual([]);
  });

  it('follows another at once', () => {
    expect(createDecoder().push(`${START}a${END}${START}b${END}`)).toEqual([
      { kind: 'paste', text: 'a' },
      { kind: 'paste', text: 'b' },
    ]);
  });

  it('without an end is given up after a long silence, with its text', () => {
    let time = 0;
    const decoder = createDecoder({ now: () => time });
    decoder.push(`${START}lost`);
    time = 9_000;
    expect(decoder.push(' end')).toEqual([]);
    time = 30_000;
    expect(decoder.push('x')).toEqual([{ kind: 'paste', text: 'lost end' }, characterKey('x')]);
  });

  it('without an end is given up at Ctrl-C', () => {
    const decoder = createDecoder();
    decoder.push(`${START}lost`);
    expect(decoder.push('\x03')).toEqual([{ kind: 'paste', text: 'lost' }, characterKey('c', { ctrl: true })]);
    expect(decoder.push('\r')).toEqual([namedKey('enter')]);
  });

  it('of a megabyte in small pieces takes no time', () => {
    const decoder = createDecoder();
    const start = performance.now();
    decoder.push(START);
    for (let piece = 0; piece < 10_000; piece++) decoder.push('x'.repeat(100));
    const [input] = decoder.push(END);
    expect(input).toMatchObject({ kind: 'paste' });
    expect(input?.kind === 'paste' ? input.text.length : 0).toBe(1_000_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
